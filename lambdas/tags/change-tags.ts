import type { CaseStore } from '../cases/case.store.ts';
import { performer } from '../cases/case.ts';
import { taggingEvent } from '../cases/change-event.ts';
import { writingOf } from '../cases/state-change.ts';
import type { Arns, ConfiguredResource } from '../contract/arn.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import { invalid, notFound } from '../contract/errors.ts';
import type { Caller } from '../contract/operation.ts';
import type { ConfigurationStore } from '../domains/configuration.store.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import { systemField } from '../fields/system-fields.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { TagStore } from './tag.store.ts';
import { taggableResource } from './tagged-resource.ts';
import { areSameTags, type Tags } from './tags.ts';

export type TaggingDeps = {
  readonly domains: DomainStore;
  readonly configurations: ConfigurationStore;
  readonly cases: CaseStore;
  readonly tags: TagStore;
  readonly arns: Arns;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** What becomes of the tags that a resource has; it may be asked again. */
type Change = (present: Tags) => Tags;

/**
 * Gives a resource the tags that `change` makes of its own; where they are the same, nothing is written.
 * @throws ValidationException, ResourceNotFoundException
 */
export const changeTags = async (
  deps: TaggingDeps,
  arn: string,
  change: Change,
  caller: Caller,
): Promise<void> => {
  const { domainId, id, type } = taggableResource(deps.arns, arn);
  if (type === 'Case') await retagCase(deps, { domainId, caseId: id }, change, caller);
  else await retagConfiguration(deps, { type, domainId, id }, change, caller);
};

const retagConfiguration = (
  { configurations, tags }: TaggingDeps,
  resource: ConfiguredResource,
  change: Change,
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
    return areSameTags(present, next) ? [] : [tags.change(resource, present, next)];
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
  change: Change,
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
