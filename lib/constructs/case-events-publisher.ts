import { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { FilterCriteria, FilterRule, MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { PublishCaseEventsEnvironment } from '../../lambdas/settings/publish-case-events.settings.ts';
import { eventSortKeyPrefix } from '../../lambdas/settings/table-schema.ts';
import type { Deployment } from '../config.ts';
import type { CasesTable } from './cases-table.ts';
import { FailedBatchesDestination } from './failed-batches-destination.ts';
import { publishing } from './publishing.ts';
import { ServiceFunction } from './service-function.ts';

/**
 * Lambda's default for streams is "for ever". These bridge a bad moment of the bus; what is not published then is the
 * sweep's. With the seven bisections of a batch, an event that the bus refuses at once holds its lane for some seconds.
 */
const RETRIES = 5;
/**
 * The longest time that a record can hold up its lane, however slowly it fails, but for one more time-out of the
 * function. What waits behind it waits two minutes at most: then the sweep publishes it.
 */
const OLDEST_RECORD = Duration.minutes(15);
/** Lanes a shard; a case always keeps its lane. A new account runs no more than ten functions at once. */
const LANES = 2;

/** The stream's one reader: puts each new event of a case on the bus. */
export class CaseEventsPublisher extends Construct {
  readonly function: ServiceFunction<PublishCaseEventsEnvironment>;
  readonly source: DynamoEventSource;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly deployment: Deployment;
      readonly casesTable: CasesTable;
      readonly bus: IEventBus;
      readonly failedBatches: IBucket;
    },
  ) {
    super(scope, id);
    const { deployment, casesTable, bus, failedBatches } = props;
    const { environment, grantTo } = publishing(this, { casesTable, bus });
    this.function = new ServiceFunction<PublishCaseEventsEnvironment>(this, 'Function', {
      deployment,
      entry: 'publish-case-events',
      description: 'Puts each change of a case on the bus; without it nobody is told of a critical case',
      environment,
      timeout: Duration.minutes(1),
      memoryMegabytes: 512,
    });
    grantTo(this.function);

    this.source = new DynamoEventSource(casesTable.table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      // New events only: the mark "published" on an event, and all other items, do not come round again.
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: {
            Keys: { sk: { S: FilterRule.beginsWith(eventSortKeyPrefix) } },
          },
        }),
      ],
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: RETRIES,
      maxRecordAge: OLDEST_RECORD,
      parallelizationFactor: LANES,
      onFailure: new FailedBatchesDestination(failedBatches),
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    this.function.addEventSource(this.source);
  }
}
