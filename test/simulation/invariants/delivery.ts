import {
  contractTypes,
  isOfRelatedItem,
  isTagging,
  itemIn,
} from '../../../lambdas/case-events/case-event.ts';
import { ankenEvents } from '../../../lambdas/settings/anken-events.ts';
import { domainsWithContractEvents } from '../workload/workload.ts';
import type { BusEvent } from '../world/bus.ts';
import { type History, raisesSeverity } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

type StoredEvent = History['events'][number];

/** At least once, to each whose rule asks for it and to nobody else; and nothing that was not committed. */
export const eventsReachEveryConsumer: Invariant = (evidence) => {
  const { world, history } = evidence;
  const toBeTold = history.events.filter(({ eventId }) => !history.discarded.has(eventId));
  return [
    ...missing('the subscriber', toBeTold, world.subscriber),
    ...missing('the external queue', toBeTold.filter(raisesSeverity), world.external),
    ...unasked(history.events.filter(raisesSeverity), world.external),
    ...uncommitted(evidence),
    ...misstated(history, world.subscriber),
    ...withoutContractEvent(evidence),
  ];
};

const missing = (
  consumer: string,
  expected: readonly StoredEvent[],
  received: readonly BusEvent[],
): readonly string[] => {
  const ids = new Set(received.map(({ detail }) => detail['eventId']));
  return expected
    .filter(({ eventId }) => !ids.has(eventId))
    .map(({ eventId, type }) => `${consumer} never heard of ${type} ${eventId}`);
};

const unasked = (raised: readonly StoredEvent[], received: readonly BusEvent[]): readonly string[] => {
  const ids = new Set<unknown>(raised.map(({ eventId }) => eventId));
  return received
    .filter(({ detail }) => !ids.has(detail['eventId']))
    .map(({ detail }) => `the external queue heard of ${detail['eventId']}, which raised no severity`);
};

const uncommitted = ({ world, history }: Evidence): readonly string[] =>
  world.bus.archive.flatMap(({ event, at }) => {
    if (event['detail-type'] !== ankenEvents.detailType) return [];
    const eventId = `${event.detail['eventId']}`;
    const committed = history.committedAt.get(eventId);
    return committed === undefined || committed > at
      ? [`${eventId} was published and never committed before`]
      : [];
  });

const misstated = ({ events }: History, received: readonly BusEvent[]): readonly string[] => {
  const byId = new Map(events.map((event) => [event.eventId, event]));
  return received.flatMap(({ detail }) => {
    const event = byId.get(`${detail['eventId']}`);
    if (!event) return [];
    const isTrue =
      detail['caseId'] === ('caseId' in event ? event.caseId : undefined) &&
      detail['domainId'] === event.domainId &&
      detail['eventType'] === event.type &&
      detail['severityRaised'] === raisesSeverity(event);
    return isTrue ? [] : [`the subscriber heard something else of ${event.eventId} than what stands`];
  });
};

/** The contract's shape has no id of ours: known by its case or item, its kind, its performer and its time. */
const withoutContractEvent = ({ world, workload, history }: Evidence): readonly string[] => {
  const identity = (...parts: readonly unknown[]) => JSON.stringify(parts);
  const published = new Set(
    world.bus.archive
      .filter(({ event }) => event['detail-type'] === ankenEvents.contractDetailType)
      .map(({ event: { detail, resources } }) =>
        identity(
          detail['eventType'],
          detail['approximateChangeTime'],
          detail['performedBy'],
          resources[1]?.split('/').at(-1),
        ),
      ),
  );
  const domains = domainsWithContractEvents(workload);
  return history.events.flatMap((event) => {
    // The contract knows no event of a domain, and none of tags.
    if (event.type === 'DOMAIN.DELETED' || isTagging(event)) return [];
    if (!domains.has(event.domainId)) return [];
    if (history.discarded.has(event.eventId)) return [];
    const id = isOfRelatedItem(event) ? itemIn(event).relatedItemId : event.caseId;
    return published.has(identity(contractTypes[event.type], event.time, event.performedBy, id))
      ? []
      : [`${event.eventId} was not published in the contract's own shape`];
  });
};
