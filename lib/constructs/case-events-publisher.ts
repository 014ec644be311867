import { Duration, Stack } from 'aws-cdk-lib';
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
import { ServiceFunction } from './service-function.ts';

/**
 * Lambda's default for streams is "for ever". A record that cannot be published fails at once and, alone in its batch by
 * bisecting, holds its lane for a minute or two; an outage of the bus fails slowly, and is bridged for longer.
 */
const RETRIES = 300;
/**
 * The stream itself forgets after 24 hours: a batch that has blocked its lane for six goes to the bucket while there
 * is still time to publish what waits behind it.
 */
const OLDEST_RECORD = Duration.hours(6);
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
    const { partition, account } = Stack.of(this);
    this.function = new ServiceFunction<PublishCaseEventsEnvironment>(this, 'Function', {
      deployment,
      entry: 'publish-case-events',
      description: 'Puts each change of a case on the bus; without it nobody is told of a critical case',
      environment: {
        TABLE_NAME: casesTable.table.tableName,
        EVENT_BUS_NAME: bus.eventBusName,
        PARTITION: partition,
        ACCOUNT_ID: account,
      },
      timeout: Duration.minutes(1),
      memoryMegabytes: 512,
    });
    casesTable.grant(this.function, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
    bus.grantPutEventsTo(this.function);

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
