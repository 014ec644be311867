import { ankenEvents } from '../../lambdas/settings/anken-events.ts';
import { eventSortKeyPrefix } from '../../lambdas/settings/table-schema.ts';

/** What the stacks set and the world obeys; `test/infra/simulated-deployment.test.ts` compares it with their templates. */
export const deployment = {
  api: { timeoutSeconds: 28 },
  publisher: {
    timeoutSeconds: 60,
    batchSize: 100,
    lanes: 2,
    retryAttempts: 5,
    maxRecordAgeMinutes: 15,
  },
  sweep: { timeoutSeconds: 120 },
  purges: {
    timeoutSeconds: 120,
    visibilitySeconds: 720,
    maxReceiveCount: 5,
    batchSize: 1,
    atOnce: 2,
    secondPassSeconds: 150,
  },
  watchSlas: { timeoutSeconds: 60 },
  evaluateSlas: {
    timeoutSeconds: 60,
    visibilitySeconds: 360,
    maxReceiveCount: 2,
    retentionMinutes: 15,
    batchSize: 1,
    atOnce: 5,
  },
  breachMails: {
    timeoutSeconds: 30,
    visibilitySeconds: 200,
    maxReceiveCount: 5,
    batchSize: 150,
    windowSeconds: 20,
    atOnce: 2,
  },
  mails: { timeoutSeconds: 30, visibilitySeconds: 180, maxReceiveCount: 5, batchSize: 5, atOnce: 2 },
} as const;

export const settings = {
  TABLE_NAME: 'cases',
  PARTITION: 'aws',
  AWS_REGION: 'us-east-1',
  ACCOUNT_ID: '111122223333',
  HIGH_SEVERITIES: ['Critical', 'High'],
  // A lost answer leaves a domain, and the client makes another one until it hears of it.
  QUOTAS: { domainsPerDeployment: 1_000 },
};

/** The stream's event source lets in new events only. */
export const isLetIn = (eventName: string, sk: string): boolean =>
  eventName === 'INSERT' && sk.startsWith(eventSortKeyPrefix);

type Pattern = {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail?: Readonly<Record<string, readonly unknown[]>>;
};

export const patterns = {
  severityRaised: {
    source: [ankenEvents.source],
    'detail-type': [ankenEvents.detailType],
    detail: { severityRaised: [true] },
  },
  breached: {
    source: [ankenEvents.source],
    'detail-type': [ankenEvents.detailType],
    detail: { eventType: ['SLA.BREACHED'] },
  },
  deleted: {
    source: [ankenEvents.source],
    'detail-type': [ankenEvents.detailType],
    detail: { eventType: ['CASE.DELETED', 'DOMAIN.DELETED'] },
  },
  /** A rule of a user's own that wants to hear of everything. */
  everything: { source: [ankenEvents.source], 'detail-type': [ankenEvents.detailType] },
} as const satisfies Readonly<Record<string, Pattern>>;

/** EventBridge user guide, "Creating event patterns": every member of the pattern must match one of its values. */
export const matches = (
  pattern: Pattern,
  event: { readonly source: string; readonly 'detail-type': string; readonly detail: unknown },
): boolean =>
  pattern.source.includes(event.source) &&
  pattern['detail-type'].includes(event['detail-type']) &&
  Object.entries(pattern.detail ?? {}).every(([name, values]) =>
    values.includes((event.detail as Record<string, unknown>)[name]),
  );
