import { isDeepStrictEqual } from 'node:util';
import {
  type EventOfCase,
  isOfRelatedItem,
  isOfSla,
  itemIn,
  type SlaEvent,
} from '../../../lambdas/case-events/case-event.ts';
import { toldValues } from '../../../lambdas/case-events/item-content.ts';
import type { FieldValues } from '../../../lambdas/fields/field-value.ts';

/**
 * Where the events of a case, in the order of their ids, do not follow from each other: a value that was lost, or that
 * nobody wrote.
 */
export const breaks = (events: readonly EventOfCase[]): readonly string[] => {
  let fields: FieldValues = {};
  let version = 0;
  return events.flatMap((event) => {
    if (isOfRelatedItem(event)) return [];
    const before = fields;
    fields = event.after.fields;
    version += 1;
    const changes = event.type === 'CASE.TAGGED' ? [] : event.changes;
    const changed = new Map(changes.map(({ fieldId, oldValue }) => [fieldId, oldValue]));
    const fieldIds = [...new Set([...Object.keys(before), ...Object.keys(fields)])];
    return [
      ...(event.after.version === version ? [] : [`version ${event.after.version} follows ${version - 1}`]),
      ...fieldIds
        .filter((id) => {
          const told = changed.has(id) ? changed.get(id) : fields[id];
          return JSON.stringify(told) !== JSON.stringify(before[id]);
        })
        .map((id) => `${event.eventId}: the old value of ${id} is not what the event before left`),
    ];
  });
};

type SlaState = { readonly version: number; readonly status: unknown };

/** What an SLA may become, from nothing to its end. */
const steps: Readonly<Record<SlaEvent['type'], readonly [from: unknown, to: unknown][]>> = {
  'SLA.STARTED': [[undefined, 'Active']],
  'SLA.BREACHED': [['Active', 'Overdue']],
  'SLA.MET': [['Active', 'Met']],
  'SLA.NOT_MET': [['Overdue', 'NotMet']],
  'SLA.CANCELLED': ['Active', 'Overdue', 'Met', 'NotMet'].map((status) => [status, 'gone']),
};

/**
 * Where the events of a case's SLAs, in the order of their ids, do not follow from each other: a step that is left out,
 * made twice or made from another place.
 */
export const slaBreaks = (events: readonly EventOfCase[]): readonly string[] => {
  const slas = new Map<string, SlaState>();
  return events.flatMap((event) => {
    if (event.type === 'RELATED_ITEM.TAGGED' && event.after.type === 'Sla') {
      const { relatedItemId, version, content } = event.after;
      const { status } = content.sla.slaConfiguration;
      const isAsItWas = slas.get(relatedItemId)?.status === status;
      slas.set(relatedItemId, { version, status });
      return isAsItWas ? [] : [`${event.eventId}: tags make it ${status}`];
    }
    if (!isOfSla(event)) return [];
    const { relatedItemId, version } = event.after;
    const before = slas.get(relatedItemId) ?? { version: 0, status: undefined };
    const status = event.type === 'SLA.CANCELLED' ? 'gone' : event.after.content.sla.slaConfiguration.status;
    slas.set(relatedItemId, { version, status });
    const isStep = steps[event.type].some(([from, to]) => from === before.status && to === status);
    return [
      ...(isStep ? [] : [`${event.eventId}: ${event.type} makes ${status} of ${before.status}`]),
      ...(event.statusBefore === before.status ? [] : [`${event.eventId}: was not ${event.statusBefore}`]),
      ...(version === before.version + 1 ? [] : [`${event.eventId}: ${version} follows ${before.version}`]),
    ];
  });
};

/**
 * Where the events of a case's related items, in the order of their ids, do not follow from each other: a version that is
 * left out or told twice, or tags that nobody gave.
 */
export const itemBreaks = (events: readonly EventOfCase[]): readonly string[] => {
  const items = new Map<string, { readonly version: number; readonly tags: unknown }>();
  return events.flatMap((event) => {
    if (!isOfRelatedItem(event)) return [];
    const { relatedItemId, version } = event.after;
    const before = items.get(relatedItemId) ?? { version: 0, tags: undefined };
    const told = event.type === 'RELATED_ITEM.TAGGED' ? event.oldTags : itemIn(event).tags;
    const tags = 'tags' in event.after ? event.after.tags : undefined;
    items.set(relatedItemId, { version, tags });
    return [
      ...(version === before.version + 1 ? [] : [`${event.eventId}: ${version} follows ${before.version}`]),
      ...(isDeepStrictEqual(told ?? {}, before.tags ?? {})
        ? []
        : [`${event.eventId}: its old tags are not what the event before left`]),
    ];
  });
};

/**
 * Where a change of the case or of an SLA is told to have been before the one that it follows. Comments and contacts go
 * by the clock of whoever writes them.
 */
export const timesThatRunBackwards = (events: readonly EventOfCase[]): readonly string[] => {
  let time = '';
  return events
    .filter((event) => isOfSla(event) || !isOfRelatedItem(event))
    .flatMap((event) => {
      const before = time;
      time = event.time;
      return before <= time ? [] : [`${event.eventId}: ${time} follows ${before}`];
    });
};

/**
 * Where the events of a case's related items but SLAs, in the order of their ids, do not follow from each other: a value
 * that an update or a deletion did not find as the event before had left it.
 */
export const contentBreaks = (events: readonly EventOfCase[]): readonly string[] => {
  const items = new Map<string, ReadonlyMap<string, unknown>>();
  return events.flatMap((event) => {
    if (!isOfRelatedItem(event)) return [];
    const item = itemIn(event);
    if (item.type === 'Sla') return [];
    const before = items.get(item.relatedItemId) ?? new Map();
    const values = toldValues(item.content);
    items.set(item.relatedItemId, values);
    const found = new Map<string, unknown>(event.type === 'RELATED_ITEM.CREATED' ? [] : values);
    for (const { fieldId, oldValue } of event.type === 'RELATED_ITEM.UPDATED' ? event.changes : []) {
      if (oldValue === undefined) found.delete(fieldId);
      else found.set(fieldId, oldValue);
    }
    return isDeepStrictEqual(found, before)
      ? []
      : [`${event.eventId} of ${item.relatedItemId}: its old values are not what the event before left`];
  });
};
