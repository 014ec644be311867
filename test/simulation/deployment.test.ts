import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deployment } from './deployment.ts';

const source = (construct: string): string =>
  readFileSync(new URL(`../../lib/constructs/${construct}.ts`, import.meta.url), 'utf8');

/** The world obeys what the stacks set; whoever changes the one is told to change the other. */
it.each([
  ['case-api', `timeout: Duration.seconds(${deployment.api.timeoutSeconds})`],
  ['case-events-publisher', `const RETRIES = ${deployment.publisher.retryAttempts};`],
  [
    'case-events-publisher',
    `const OLDEST_RECORD = Duration.minutes(${deployment.publisher.maxRecordAgeMinutes});`,
  ],
  ['case-events-publisher', `const LANES = ${deployment.publisher.lanes};`],
  ['case-events-publisher', `batchSize: ${deployment.publisher.batchSize},`],
  ['case-events-publisher', `timeout: Duration.minutes(${deployment.publisher.timeoutSeconds / 60})`],
  ['case-events-publisher', "eventName: FilterRule.isEqual('INSERT')"],
  ['case-events-publisher', 'bisectBatchOnError: true'],
  ['case-events-publisher', 'reportBatchItemFailures: true'],
  ['outbox-sweep', `const TIMEOUT = Duration.minutes(${deployment.sweep.timeoutSeconds / 60});`],
  ['outbox-sweep', 'const EVERY = Duration.minutes(1);'],
  ['case-mails', `const TIMEOUT = Duration.seconds(${deployment.mails.timeoutSeconds});`],
  [
    'case-mails',
    `Duration.seconds(${deployment.mails.visibilitySeconds / deployment.mails.timeoutSeconds} * TIMEOUT.toSeconds() + gatheringSeconds)`,
  ],
  ['case-mails', `const TRIES = ${deployment.mails.maxReceiveCount};`],
  ['case-mails', `const BATCHES_AT_ONCE = ${deployment.mails.atOnce};`],
  ['case-mails', `batchSize: ${deployment.mails.batchSize},`],
  ['purges', `const TIMEOUT = Duration.minutes(${deployment.purges.timeoutSeconds / 60});`],
  ['purges', `const SECOND_PASS = Duration.seconds(${deployment.purges.secondPassSeconds});`],
  ['purges', `const TRIES = ${deployment.purges.maxReceiveCount};`],
  ['purges', `const PURGES_AT_ONCE = ${deployment.purges.atOnce};`],
  ['purges', `batchSize: ${deployment.purges.batchSize},`],
  ['case-mails', `batchSize: ${deployment.breachMails.batchSize},`],
  ['case-mails', `gatheringSeconds: ${deployment.breachMails.windowSeconds},`],
  ['case-change-rule', 'severityRaised: Changes = { severityRaised: [true] }'],
  ['case-change-rule', "slaBreached: Changes = { eventType: ['SLA.BREACHED'] }"],
])('%s.ts says %s', (construct, setting) => {
  expect(source(construct)).toContain(setting);
});

/** One construct makes both mailing queues, of the same settings but for the batch and the wait for it. */
it('gives both kinds of mails the same time and tries', () => {
  const { batchSize: _, windowSeconds, visibilitySeconds, ...breachMails } = deployment.breachMails;
  const { batchSize: __, visibilitySeconds: ofMails, ...mails } = deployment.mails;

  expect(breachMails).toEqual(mails);
  expect(visibilitySeconds).toBe(ofMails + windowSeconds);
});
