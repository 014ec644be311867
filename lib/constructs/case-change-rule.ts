import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ankenEvents } from '../../lambdas/settings/anken-events.ts';
import { DeadLetterQueue } from './guarded-queue.ts';

/** EventBridge's own maximum, so that the age decides. */
const MOST_RETRIES = 185;
/** Bridges an outage of the queue; what takes longer should wake somebody, by the alarm on the dead letters. */
const OLDEST_EVENT = Duration.hours(1);
/** How long a rule tries to hand on an event, before it goes where an alarm sees it. */
export const delivery = {
  maximumRetryAttempts: MOST_RETRIES,
  maximumEventAgeInSeconds: OLDEST_EVENT.toSeconds(),
};

/** Which changes of a case: members of the event's detail, with the values that they may have (docs/architecture.md §7). */
type Changes = Readonly<Record<string, readonly unknown[]>>;
/** Those by which a case came to a high severity, or to a worse one. */
export const severityRaised: Changes = { severityRaised: [true] };
export const slaBreached: Changes = { eventType: ['SLA.BREACHED'] };

/** Hands each event that tells of such a change to a queue. */
export class CaseChangeRule extends Construct {
  /** Events that could not be put into the queue. */
  readonly undelivered: DeadLetterQueue;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly bus: IEventBus;
      readonly changes: Changes;
      readonly queue: IQueue;
      readonly description: string;
      readonly removalPolicy: RemovalPolicy;
    },
  ) {
    super(scope, id);
    this.undelivered = new DeadLetterQueue(this, 'Undelivered', { removalPolicy: props.removalPolicy });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      description: props.description,
      eventPattern: {
        source: [ankenEvents.source],
        detailType: [ankenEvents.detailType],
        detail: { ...props.changes },
      },
      targets: [
        new SqsQueue(props.queue, {
          deadLetterQueue: this.undelivered,
          retryAttempts: MOST_RETRIES,
          maxEventAge: OLDEST_EVENT,
        }),
      ],
    });
  }
}
