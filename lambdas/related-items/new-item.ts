import type { RelatedItemChange } from '../case-events/case-event.ts';
import type { Case, Moment } from '../cases/case.ts';
import { momentFor } from '../cases/state-change.ts';
import type { FieldDefinitions } from '../fields/field-definitions.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import { contentOf, type GivenItem } from './given-content.ts';
import { additionEvent } from './item-event.ts';
import type { RelatedItem } from './related-item.ts';

type Adding = {
  readonly performedBy: Moment['performedBy'];
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'ulid'>;
};

/**
 * A related item that is new to its case, and the event that tells of it.
 * @throws ValidationException naming what a custom item cannot hold
 */
export const newItem = (
  of: Case,
  { type, content }: GivenItem,
  { performedBy, clock, ids }: Adding,
  definitions: FieldDefinitions = new Map(),
): { readonly item: RelatedItem; readonly event: RelatedItemChange } => {
  const at = momentFor(of, clock);
  const now = at.toISOString();
  const item: RelatedItem = {
    domainId: of.domainId,
    caseId: of.caseId,
    relatedItemId: ids.ulid(at),
    type,
    associationTime: now,
    version: 1,
    content: contentOf(content, now, definitions),
    performedBy,
  };
  return { item, event: additionEvent(item, of, ids.ulid(at, of.lastEventId), { now, performedBy }) };
};
