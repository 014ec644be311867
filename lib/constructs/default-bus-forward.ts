import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventBus, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { EventBus as BusTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { ankenEvents } from '../../lambdas/settings/anken-events.ts';
import { delivery } from './case-change-rule.ts';
import { DeadLetterQueue } from './guarded-queue.ts';

/**
 * Hands the events in the contract's own shape to the account's default bus, where rules for Amazon Connect Cases look
 * for them: those then change the source alone. Events of our own shape stay where they are.
 */
export class DefaultBusForward extends Construct {
  /** Events that the default bus did not take. */
  readonly undelivered: DeadLetterQueue;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly bus: IEventBus; readonly removalPolicy: RemovalPolicy },
  ) {
    super(scope, id);
    this.undelivered = new DeadLetterQueue(this, 'Undelivered', { removalPolicy: props.removalPolicy });
    const arn = Stack.of(this).formatArn({
      service: 'events',
      resource: 'event-bus',
      resourceName: 'default',
    });
    const target = new BusTarget(EventBus.fromEventBusArn(this, 'Default', arn), {
      deadLetterQueue: this.undelivered,
    });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      description: "Changes of cases in the contract's own shape: to the default bus",
      eventPattern: { source: [ankenEvents.source], detailType: [ankenEvents.contractDetailType] },
      targets: [{ bind: (rule, targetId) => ({ ...target.bind(rule, targetId), retryPolicy: delivery }) }],
    });
  }
}
