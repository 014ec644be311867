import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** SQS keeps a message no longer: time to notice an alarm after a long weekend, and to redrive. */
const RETENTION = Duration.days(14);

/** Takes what could not be delivered; each has an alarm, but for that of the SLAs' clock, which needs no redrive. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, props: { readonly removalPolicy: RemovalPolicy }) {
    super(scope, id, {
      retentionPeriod: RETENTION,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: props.removalPolicy,
    });
  }
}

/** A queue, and the one that takes what its consumer failed at. */
export class GuardedQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly visibilityTimeout: Duration;
      /** How often a message is tried. */
      readonly maxReceiveCount: number;
      /** How long a message may wait; by default as long as SQS keeps one. */
      readonly retention?: Duration;
      readonly removalPolicy: RemovalPolicy;
    },
  ) {
    super(scope, id);
    const { visibilityTimeout, maxReceiveCount, retention = RETENTION, removalPolicy } = props;
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', { removalPolicy });
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: retention,
      visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy,
    });
  }
}
