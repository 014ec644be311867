import { performer } from '../cases/case.ts';
import { taggingEvent } from '../cases/change-event.ts';
import { checkWhole, momentFor, taggingOfSla, writingOf } from '../cases/state-change.ts';
import type { Arns, ConfiguredResource } from '../contract/arn.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { invalid, notFound } from '../contract/errors.ts';
import type { Caller } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import { systemField } from '../fields/system-fields.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import { itemTaggingEvent, lastEventOf } from '../related-items/item-event.ts';
import { checkRoomForTags } from '../related-items/item-size.ts';
import type { TagStore } from './tag.store.ts';
import { type ItemReadingDeps, type ItemResource, taggableItem } from './taggable-item.ts';
import { taggedResource } from './tagged-resource.ts';
import { areSameTags, type Tags } from './tags.ts';

export type TaggingDeps = ItemReadingDeps & {
  readonly configurations: ConfigurationStore;
  readonly tags: TagStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** What becomes of the tags that a resource has; it may be asked again. */
type Retagging = (present: Tags) => Tags;

/**
 * Gives a resource the tags that `change` makes of its own; where they are the same, nothing is written.
 * @throws ValidationException, ResourceNotFoundException
 */
export const changeTags = async (
  deps: TaggingDeps,
  arn: string,
  change: Retagging,
  caller: Caller,
): Promise<void> => {
  const resource = taggedResource(deps.arns, arn);
  const { domainId, id, type } = resource;
  if (type === 'Case') await retagCase(deps, { domainId, caseId: id }, change, caller);
  else if (type === 'RelatedItem') await retagItem(deps, resource, change, caller);
  else await retagConfiguration(deps, { type, domainId, id }, change, caller);
};

const retagConfiguration = (
  { configurations, tags }: TaggingDeps,
  resource: ConfiguredResource,
  change: Retagging,
  caller: Caller,
): Promise<void> =>
  configurations.change(resource.domainId, caller, async () => {
    const { type, id } = resource;
    if (type === 'Field' && systemField(id)) throw invalid('arn', 'is of a system field, which has no tags');
    const found = await tags.of(resource);
    if (!found) throw notFound(type, id);
    if (found.deleted) throw invalid('arn', `is of a ${nouns[type]} that is deleted`);
    const present = found.tags ?? {};
    const next = change(present);
    return areSameTags(present, next) ? [] : [tags.alteration(resource, present, next)];
  });

const nouns = {
  Domain: 'domain',
  Field: 'field',
  Layout: 'layout',
  Template: 'template',
  CaseRule: 'case rule',
} as const;

/** With an event, under the case's own lock. */
const retagCase = (
  { domains, cases, clock, ids }: TaggingDeps,
  { domainId, caseId }: { readonly domainId: string; readonly caseId: string },
  change: Retagging,
  caller: Caller,
): Promise<void> =>
  persistently(clock, async () => {
    const [, current] = await Promise.all([domains.get(domainId), cases.get(domainId, caseId)]);
    if (!current) throw notFound('Case', caseId);
    const present = current.tags ?? {};
    const next = change(present);
    if (areSameTags(present, next)) return;
    const { at, nextEventId } = writingOf(current, clock, ids);
    const moment = { now: at.toISOString(), performedBy: performer(undefined, caller) };
    if (await cases.retag(current, taggingEvent(current, next, nextEventId(), moment))) return;
    throw new Overtaken('Others changed the case at the same time');
  });

/** With an event: an SLA under its case's lock, as all that changes one, any other item under its own version. */
const retagItem = (
  deps: TaggingDeps,
  resource: ItemResource,
  change: Retagging,
  caller: Caller,
): Promise<void> =>
  persistently(deps.clock, async () => {
    const { cases, relatedItems, clock, ids } = deps;
    const { state, item } = await taggableItem(deps, resource);
    const present = item.tags ?? {};
    const next = change(present);
    if (areSameTags(present, next)) return;
    const performedBy = performer(undefined, caller);
    if (item.type === 'Sla') {
      checkWhole(state);
      const writing = { ...writingOf(state.case, clock, ids), performedBy };
      if (await cases.apply(state.case, taggingOfSla(state, item.relatedItemId, next, writing))) return;
    } else {
      checkRoomForTags(item, next);
      const last = lastEventOf(item, state.case);
      const at = momentFor(last, clock);
      const moment = { now: at.toISOString(), performedBy };
      const event = itemTaggingEvent(item, next, state.case, ids.ulid(at, last.lastEventId), moment);
      if (await relatedItems.retag(item, event)) return;
    }
    throw new Overtaken('Others changed the related item at the same time');
  });
