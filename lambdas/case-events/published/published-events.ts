import * as z from 'zod/mini';
import { ankenEvents } from '../../settings/anken-events.ts';
import { caseChangeDetailSchema, caseChangeEventSchema } from '../case-change-detail.ts';
import { contractTypes } from '../case-event.ts';
import {
  fieldValue,
  member,
  objectsOf,
  type Shape,
  type StoredShape,
  slaStatus,
  storedShapes,
  textsOf,
} from './stored-shapes.ts';

/**
 * What stands on the bus, in both shapes: the source of docs/events. It follows the stored events by itself
 * (case-event.ts); case-change.ts makes what is described here, and a test holds the two together.
 */

type Detail = z.ZodMiniObject<Shape>;

/** The events of one detail-type: the detail of each by its `eventType`, and what EventBridge puts around it. */
export type PublishedEvents = {
  readonly detailType: string;
  readonly details: ReadonlyMap<string, Detail>;
  readonly envelope: z.core.$ZodType;
};

const tags = z.record(z.string(), z.string());
const head = {
  version: z.literal('0'),
  /** ISO 8601 with milliseconds. */
  approximateChangeTime: z.string(),
  /** The largest values leave an event that would be too large for EventBridge. */
  truncated: z.optional(z.literal(true)),
};

/** In our own shape, for every change. */
export const ankenCaseChanges = (): PublishedEvents => ({
  detailType: ankenEvents.detailType,
  details: new Map(
    storedShapes().flatMap((stored) =>
      stored.types.map((type) => [
        type,
        z.object({ ...head, eventType: z.literal(type), ...ofContract([stored]), ...ofAnken(stored) }),
      ]),
    ),
  ),
  envelope: envelope(ankenEvents.detailType),
});

/** In the contract's own shape, where a domain's event configuration asks for it. */
export const contractCaseChanges = (): PublishedEvents => {
  const known = new Map<string, string>(Object.entries(contractTypes));
  const types = new Set(known.values());
  const toldAs = (type: string) =>
    storedShapes().filter((stored) => stored.types.some((each) => known.get(each) === type));
  return {
    detailType: ankenEvents.contractDetailType,
    details: new Map(
      [...types].map((type) => [
        type,
        z.object({ ...head, eventType: z.literal(type), ...ofContract(toldAs(type)) }),
      ]),
    ),
    envelope: envelope(ankenEvents.contractDetailType),
  };
};

const envelope = (detailType: string): z.core.$ZodType =>
  z.object({
    version: z.literal('0'),
    ...z.omit(caseChangeEventSchema, { detail: true }).def.shape,
    'detail-type': z.literal(detailType),
  });

/** The members that stand in the detail of the contract's event too; several stored shapes may be told as one. */
const ofContract = (stored: readonly StoredShape[]): Shape => {
  const shapes = stored.map(({ members }) => members);
  const performed = shapes.map((members) => member(members, 'performedBy'));
  const performedBy =
    performed.find((each) => each instanceof z.ZodMiniOptional) ?? performed[0] ?? z.never();
  if (shapes.some((members) => 'name' in members)) {
    return { performedBy, domain: z.object({ domainId: z.string(), name: z.string() }) };
  }
  const told: { readonly changed: string; readonly what: Shape } = shapes.some(
    (members) => 'summary' in members,
  )
    ? { changed: 'changedAttributes', what: { relatedItem: relatedItem(shapes) } }
    : { changed: 'changedFieldIds', what: { case: theCase } };
  const news: Shape = shapes.some((members) => 'oldTags' in members)
    ? { tags, oldTags: tags }
    : { [told.changed]: z.array(z.string()) };
  return { performedBy, ...news, ...told.what };
};

const byFieldId = z.record(z.string(), z.object({ value: fieldValue() }));

const theCase = z.object({
  caseId: z.string(),
  templateId: z.string(),
  createdDateTime: z.string(),
  fields: byFieldId,
});

/** What several events hold, by the names that they have in docs/events. */
export const sharedShapes = (): ReadonlyMap<string, z.core.$ZodType> =>
  new Map<string, z.core.$ZodType>([
    ['Case', theCase],
    ['FieldValue', fieldValue()],
    ['SlaStatus', slaStatus()],
    ...storedShapes()
      .filter(({ members }) => 'changes' in members)
      .map(({ members }) => ['PerformedBy', member(members, 'performedBy')] as const),
  ]);

const relatedItem = (shapes: readonly Shape[]): z.core.$ZodType => {
  // What an item was stands in the event of its end.
  const items = shapes.flatMap((members) => objectsOf(members['before'] ?? member(members, 'after')));
  const contents = items.flatMap((item) => objectsOf(member(item, 'content')).flatMap(Object.entries));
  return z.object({
    relatedItemType: z.enum([...new Set(items.flatMap((item) => textsOf(member(item, 'type'))))]),
    relatedItemId: z.string(),
    caseId: z.string(),
    createdDateTime: z.string(),
    ...Object.fromEntries(contents.map(([kind, content]) => [kind, z.optional(told(kind, content))])),
  });
};

/** A comment is told as the contract's sample has it, and fields are a map by their ids, as the case's are. */
const told = (kind: string, content: z.core.$ZodType): z.core.$ZodType => {
  if (kind === 'comment') return z.object({ body: z.string() });
  return objectsOf(content).some((members) => 'fields' in members)
    ? z.object({ fields: byFieldId })
    : content;
};

/** The members of our own making. */
const ofAnken = ({ members }: StoredShape): Shape => {
  const { eventId, domainId, sequence, severityRaised, ...ofTheCase } = caseChangeDetailSchema.def.shape;
  const always = { eventId, domainId, sequence, severityRaised };
  if ('name' in members) return always;
  const { eventType: _, approximateChangeTime: __, performedBy: ___, ...summary } = ofTheCase;
  return {
    ...always,
    ...summary,
    ...('ruleViolations' in members && { ruleViolations: members['ruleViolations'] }),
    ...('cycle' in members && { sla: slaAtEvent }),
  };
};

const slaAtEvent = z.object({
  relatedItemId: z.string(),
  name: z.string(),
  status: slaStatus(),
  /** Which run of its clock. */
  cycle: z.number(),
  targetTime: z.optional(z.string()),
  completionTime: z.optional(z.string()),
});
