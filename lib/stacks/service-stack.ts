import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Deployment } from '../config.ts';
import { CaseApi } from '../constructs/case-api.ts';
import { CaseChangeRule, severityRaised, slaBreached } from '../constructs/case-change-rule.ts';
import { CaseEventsPublisher } from '../constructs/case-events-publisher.ts';
import { breachMails, CaseMails, severityMails } from '../constructs/case-mails.ts';
import { DefaultBusForward } from '../constructs/default-bus-forward.ts';
import { OutboxSweep } from '../constructs/outbox-sweep.ts';
import { Purges } from '../constructs/purges.ts';
import { SlaClock } from '../constructs/sla-clock.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import type { DataStack } from './data-stack.ts';

/** What answers the contract's operations, and what carries each change of a case to those who react to it. */
export class ServiceStack extends Stack {
  readonly api: CaseApi;
  readonly publisher: CaseEventsPublisher;
  readonly sweep: OutboxSweep;
  readonly severityMails: CaseMails;
  readonly breachMails: CaseMails;
  readonly purges: Purges;
  readonly slaClock: SlaClock;
  readonly severityToQueue: CaseChangeRule;
  readonly severityToMail: CaseChangeRule;
  readonly breachToMail: CaseChangeRule;
  /** None unless the settings ask for it. */
  readonly defaultBusForward: DefaultBusForward | undefined;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly deployment: Deployment; readonly data: DataStack },
  ) {
    super(scope, id, { description: 'Anken: API, events and mails' });
    const { deployment, data } = props;
    const { casesTable, bus, failedBatches } = data;
    const removalPolicy = removalPolicyOf(deployment);

    this.api = new CaseApi(this, 'Api', { deployment, casesTable });
    const { apiEndpoint } = this.api.httpApi;
    this.publisher = new CaseEventsPublisher(this, 'Publisher', {
      deployment,
      casesTable,
      bus,
      failedBatches,
    });
    this.sweep = new OutboxSweep(this, 'Sweep', { deployment, casesTable, bus });
    const mailing = {
      deployment,
      casesTable,
      caseUrl: deployment.caseUrl ?? `${apiEndpoint}/domains/{domainId}/cases/{caseId}`,
    };
    this.severityMails = new CaseMails(this, 'SeverityMails', { ...mailing, kind: severityMails });
    this.breachMails = new CaseMails(this, 'BreachMails', { ...mailing, kind: breachMails });
    this.slaClock = new SlaClock(this, 'SlaClock', { deployment, casesTable });
    this.purges = new Purges(this, 'Purges', { deployment, casesTable, bus });
    this.severityToQueue = new CaseChangeRule(this, 'SeverityToQueue', {
      bus,
      changes: severityRaised,
      queue: Queue.fromQueueArn(this, 'HighSeverity', data.highSeverity.queue.queueArn),
      description: 'A case came to a high severity: to the external queue',
      removalPolicy,
    });
    this.severityToMail = new CaseChangeRule(this, 'SeverityToMail', {
      bus,
      changes: severityRaised,
      queue: this.severityMails.queue.queue,
      description: 'A case came to a high severity: to the mail to the operators',
      removalPolicy,
    });
    this.breachToMail = new CaseChangeRule(this, 'BreachToMail', {
      bus,
      changes: slaBreached,
      queue: this.breachMails.queue.queue,
      description: 'The time of an SLA ran out: to the mail to the operators',
      removalPolicy,
    });

    this.defaultBusForward = deployment.forwardToDefaultBus
      ? new DefaultBusForward(this, 'DefaultBusForward', { bus, removalPolicy })
      : undefined;

    new CfnOutput(this, 'ApiEndpoint', { value: apiEndpoint });
    // Where a person sends the order to purge that the bus did not.
    new CfnOutput(this, 'PurgeQueueUrl', { value: this.purges.queue.queue.queueUrl });
  }
}
