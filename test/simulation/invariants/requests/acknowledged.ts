import { digest } from '../../../../lambdas/platform/ids.ts';
import {
  configurationKey,
  domainKey,
  domainNameKey,
  eventConfigurationKey,
  type Key,
  listedDomainKey,
} from '../../../../lambdas/table/keys.ts';
import { acknowledged, type FieldGiven, type KindOf, madeBy } from '../../workload/operation.ts';
import { isSame } from '../../world/item.ts';
import { type CaseHistory, isCommittedBy, operationOf, versionsDuring } from '../history.ts';
import type { Evidence, Invariant } from '../invariants.ts';

/** In the table and in the audit; and no more often than the contract allows. */
export const acknowledgedChangesStand: Invariant = (evidence) =>
  evidence.workload.operations.flatMap((operation): readonly string[] => {
    switch (operation.kind) {
      case 'create case':
        return created(evidence, operation);
      case 'update case':
        return updated(evidence, operation);
      case 'add item':
        return added(evidence, operation);
      case 'contact':
        return linked(evidence, operation);
      case 'start sla':
        return started(evidence, operation);
      case 'configure':
        return configured(evidence, operation);
      default:
        return [];
    }
  });

const created = ({ history }: Evidence, operation: KindOf<'create case'>): readonly string[] => {
  const { id, attempts, clientToken } = operation;
  const made = [...history.cases.values()].filter(({ changes }) => {
    const [first] = changes;
    return first?.type === 'CASE.CREATED' && operationOf(first) === id;
  });
  const answered = new Set(acknowledged(operation).map(({ body }) => `${body['caseId']}`));
  // A token goes with its case: who asks again by it after the deletion gets a new one.
  const gone = made.filter(({ isGone }) => isGone).length;
  const most = clientToken === undefined ? attempts.length : 1 + gone;
  return [
    ...(made.length > most ? [`${id} made ${made.length} cases by ${attempts.length} requests`] : []),
    ...[...answered]
      .filter((caseId) => !made.some((each) => each.caseId === caseId && (each.current || each.isGone)))
      .map((caseId) => `${id} was answered the case ${caseId}, which is not there`),
  ];
};

const updated = ({ history }: Evidence, operation: KindOf<'update case'>): readonly string[] => {
  const { id, caseId, fields } = operation;
  const changes = history.cases.get(caseId)?.changes ?? [];
  const own = changes.filter((event) => operationOf(event) === id);
  if (own.length > operation.attempts.length) {
    return [`${id} changed the case ${own.length} times by ${operation.attempts.length} requests`];
  }
  return acknowledged(operation)
    .filter(
      ({ sentAt, endedAt }) =>
        !own.some((event) => isCommittedBy(history, event, endedAt)) &&
        !versionsDuring(history, changes, sentAt, endedAt).some((event) => holdsAll(event, fields)),
    )
    .map(({ endedAt }) => `${id} was acknowledged at ${endedAt} and is not in the audit of ${caseId}`);
};

/** An update whose values stand already changes nothing and has no event. */
export const holdsAll = ({ after }: CaseHistory['changes'][number], fields: readonly FieldGiven[]): boolean =>
  fields.every(({ id, value }) => isSame(after.fields[id], 'emptyValue' in value ? undefined : value));

const added = ({ history }: Evidence, operation: KindOf<'add item'>): readonly string[] => {
  const { id, caseId, attempts } = operation;
  const found = history.cases.get(caseId);
  const own = found?.additions.filter((event) => operationOf(event) === id) ?? [];
  return [
    ...(own.length > attempts.length
      ? [`${id} added ${own.length} items by ${attempts.length} requests`]
      : []),
    ...acknowledged(operation)
      .map(({ body }) => body['relatedItemId'])
      .filter(
        (itemId) =>
          !own.some((event) => event.after.relatedItemId === itemId) ||
          !found?.relatedItems.some(({ relatedItemId }) => relatedItemId === itemId),
      )
      .map((itemId) => `${id} was answered the item ${itemId}, which is not there or not in the audit`),
  ];
};

const linked = ({ history }: Evidence, operation: KindOf<'contact'>): readonly string[] => {
  const { id, caseId, contactArn } = operation;
  const found = history.cases.get(caseId);
  const items =
    found?.relatedItems.filter(
      ({ content }) => 'contact' in content && content.contact.contactArn === contactArn,
    ) ?? [];
  const standing = items.filter(({ relatedItemId }) => found?.standingItems.has(relatedItemId));
  const removedBefore = (itemId: unknown, at: number) =>
    found?.removals.some(
      (event) => event.before.relatedItemId === itemId && (history.settledAt.get(event.eventId) ?? at) < at,
    );
  const link = found?.links.find(({ sk }) => sk === `CONTACT#${digest(contactArn)}`);
  return [
    ...(standing.length > 1 ? [`the contact of ${id} is linked ${standing.length} times`] : []),
    ...acknowledged(operation)
      .map(({ body }) => body['relatedItemId'])
      .filter(
        (itemId) =>
          !items.some(({ relatedItemId }) => relatedItemId === itemId) ||
          (link?.relatedItemId !== itemId && found?.standingItems.has(`${itemId}`)),
      )
      .map((itemId) => `${id} was answered the contact's item ${itemId}, which is not the one that stands`),
    ...acknowledged(operation)
      .filter(({ body, sentAt }) => removedBefore(body['relatedItemId'], sentAt))
      .map(({ body }) => `${id} was answered the contact's item ${body['relatedItemId']}, which was deleted`),
  ];
};

/** What became of it afterwards, the SLAs' own invariant knows. */
const started = ({ history }: Evidence, operation: KindOf<'start sla'>): readonly string[] => {
  const { id, caseId, attempts } = operation;
  const own = (history.cases.get(caseId)?.commits ?? [])
    .flat()
    .filter((event) => event.type === 'SLA.STARTED' && operationOf(event) === id);
  return [
    ...(own.length > attempts.length
      ? [`${id} started ${own.length} SLAs by ${attempts.length} requests`]
      : []),
    ...acknowledged(operation)
      .filter(
        ({ body, endedAt }) =>
          !own.some(
            (event) =>
              event.type === 'SLA.STARTED' &&
              event.after.relatedItemId === body['relatedItemId'] &&
              (history.committedAt.get(event.eventId) ?? Number.POSITIVE_INFINITY) <= endedAt,
          ),
      )
      .map(({ body }) => `${id} was answered the SLA ${body['relatedItemId']}, which is not in the audit`),
  ];
};

const configured = ({ world, history }: Evidence, operation: KindOf<'configure'>): readonly string[] => {
  const { id, made } = operation;
  return acknowledged(operation).flatMap(({ body }) => {
    const madeId = `${body[madeBy[made] ?? '']}`;
    const domainId = made === 'domain' ? madeId : operation.domainId;
    if (history.domainDeletions.some((deletion) => deletion.domainId === domainId)) return [];
    return configurationKeys(operation, domainId, madeId)
      .filter((key) => !world.table.at(key))
      .map(({ pk, sk }) => `${id} was acknowledged, and ${pk} ${sk} is not there`);
  });
};

const configurationKeys = (
  { made, body }: KindOf<'configure'>,
  domainId: string,
  madeId: string,
): readonly Key[] => {
  switch (made) {
    case 'domain':
      return [domainKey(domainId), listedDomainKey(domainId), domainNameKey(`${body['name']}`)];
    case 'template':
      return [configurationKey(domainId, 'TEMPLATE', madeId)];
    case 'rule':
      return [configurationKey(domainId, 'CASERULE', madeId)];
    case 'settings':
      return [domainKey(domainId)];
    case 'field':
      return [configurationKey(domainId, 'FIELD', madeId)];
    case 'events':
      return [eventConfigurationKey(domainId)];
  }
};
