import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Deployment } from '../config.ts';

/**
 * A metric that CloudWatch makes of a function's log lines, so that the function carries no code for it. It has no data
 * where no such line is written.
 */
export const lineMetric = (
  scope: Construct,
  metricName: string,
  line: {
    readonly deployment: Deployment;
    readonly logGroup: ILogGroup;
    readonly message: string;
    /** The member of the line that is the value. */
    readonly member: string;
    readonly statistic: string;
  },
): Metric =>
  new MetricFilter(scope, metricName, {
    logGroup: line.logGroup,
    filterPattern: FilterPattern.stringValue('$.message', '=', line.message),
    // Metrics of a filter have no dimension for the stage, and an account may hold several.
    metricNamespace: `Anken/${line.deployment.stage}`,
    metricName,
    metricValue: `$.${line.member}`,
  }).metric({ statistic: line.statistic, period: Duration.minutes(1) });
