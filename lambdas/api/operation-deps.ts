import { batchTokenStore } from '../batches/batch-token.store.ts';
import { caseEventStore } from '../case-events/case-event.store.ts';
import { eventConfigurationStore } from '../case-events/event-configuration.store.ts';
import { caseRuleStore } from '../case-rules/case-rule.store.ts';
import { caseStore } from '../cases/case.store.ts';
import { configurationHistoryStore } from '../configuration-history/configuration-history.store.ts';
import { contactLinkStore } from '../contacts/contact-link.store.ts';
import { arns } from '../contract/arn.ts';
import { quotasOf } from '../contract/quotas.ts';
import { configurationStore } from '../domains/configuration.store.ts';
import { domainStore } from '../domains/domain.store.ts';
import { fieldStore } from '../fields/field.store.ts';
import { layoutStore } from '../layouts/layout.store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { Log } from '../platform/logger.ts';
import { relatedItemStore } from '../related-items/related-item.store.ts';
import type { ApiSettings } from '../settings/api.settings.ts';
import type { Table } from '../table/table.ts';
import { tagStore } from '../tags/tag.store.ts';
import { templateStore } from '../templates/template.store.ts';
import { sealedPageTokens } from './page-token.ts';
import { pageTokenSecret } from './page-token-secret.store.ts';
import type { OperationDeps } from './routes.ts';

/** Builds once what all operations share. */
export const operationDeps = ({
  table,
  clock,
  ids,
  settings,
  log,
}: {
  readonly table: Table;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: ApiSettings;
  readonly log: Log;
}): OperationDeps => ({
  domains: domainStore(table),
  configurations: configurationStore(table, clock, ids),
  configurationHistory: configurationHistoryStore(table),
  fields: fieldStore(table),
  layouts: layoutStore(table),
  templates: templateStore(table),
  caseRules: caseRuleStore(table),
  tags: tagStore(table),
  cases: caseStore(table),
  batchTokens: batchTokenStore(table),
  relatedItems: relatedItemStore(table),
  contactLinks: contactLinkStore(table),
  caseEvents: caseEventStore(table),
  eventConfigurations: eventConfigurationStore(table),
  pageTokens: sealedPageTokens(pageTokenSecret(table, ids.secret)),
  arns: arns({ partition: settings.PARTITION, region: settings.AWS_REGION, accountId: settings.ACCOUNT_ID }),
  quotaOf: quotasOf(settings.QUOTAS),
  highSeverities: settings.HIGH_SEVERITIES,
  clock,
  ids,
  log,
});
