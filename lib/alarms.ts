import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Each is a symptom that people feel, and names its paragraph in docs/runbook.md. */
type Consequence = {
  /** A sentence about people. */
  readonly impact: string;
  readonly runbook: string;
};

type Symptom = {
  readonly metric: IMetric;
  /** The alarm rings from here on. */
  readonly from: number;
  /** For so many periods of the metric on end. */
  readonly periods: number;
};

export const addAlarm = (
  scope: Construct,
  id: string,
  topic: ITopic,
  { impact, runbook }: Consequence,
  { metric, from, periods }: Symptom,
): void => {
  new Alarm(scope, id, {
    alarmDescription: `${impact} What to do: docs/runbook.md#${runbook}`,
    metric,
    threshold: from,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: periods,
    // Every metric here counts or ages something; where nothing happens it has no data points, and nobody is hurt.
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new SnsAction(topic));
};
