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
  /** The metric has a value at all times: where it has none, nobody looks after what it counts. */
  readonly alsoWithoutData?: boolean;
};

export const addAlarm = (
  scope: Construct,
  id: string,
  topic: ITopic,
  { impact, runbook }: Consequence,
  { metric, from, periods, alsoWithoutData = false }: Symptom,
): void => {
  new Alarm(scope, id, {
    alarmDescription: `${impact} What to do: docs/runbook.md#${runbook}`,
    metric,
    threshold: from,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: periods,
    // Most metrics count something: where nothing happens they have no data points, and nobody is hurt.
    treatMissingData: alsoWithoutData ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new SnsAction(topic));
};
