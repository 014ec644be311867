import type { Chance } from '../chance.ts';
import type { Desk } from './desk.ts';
import { givenFields, text } from './fields.ts';
import { comment } from './item-operation.ts';
import type { ClientOperation, FieldGiven } from './operation.ts';

/** All cases of the desk, or some of them: a batch has most to lose where it is long. */
export const batchOperation = (chance: Chance, desk: Desk, id: string): ClientOperation => {
  const { domainId, caseIds, references, batchTokens, fieldIds } = desk;
  const named = caseIds.filter((_, index) => index === 0 || chance.happens(0.8));
  const cases = named.map((caseId) => {
    const referenceId = references.get(caseId);
    const isByReference = referenceId !== undefined && chance.happens(0.3);
    return { caseIdentifier: isByReference ? { referenceId } : { caseId } };
  });
  const clientToken = tokenOf(chance, batchTokens, id);
  const common = { id, domainId, attempts: [], method: 'POST', clientToken };
  const ofBatch = { domainId, cases, ...(clientToken !== undefined && { clientToken }) };
  if (chance.happens(0.4)) {
    const body = { ...ofBatch, content: comment(id) };
    return { ...common, kind: 'batch comment', path: '/cases:batchCreateRelatedItem', body };
  }
  const drawn = batchFields(chance, fieldIds, id);
  // With the token of another request it must be another request.
  const isBorrowed = clientToken !== undefined && clientToken !== ownToken(id);
  const fields = isBorrowed ? [...drawn.filter((field) => field.id !== 'title'), title(id)] : drawn;
  const own = fields.filter((field) => ownMembers.has(field.id));
  const others = fields.filter((field) => !ownMembers.has(field.id));
  return {
    ...common,
    kind: 'batch update',
    path: '/cases:batchUpdateCase',
    body: {
      ...ofBatch,
      ...Object.fromEntries(own.map((field) => [ownMembers.get(field.id), field.value['stringValue']])),
      fields: others.map((field) => ({ fieldIdentifier: { id: field.id }, value: field.value })),
    },
    fields,
  };
};

/** The fields for which a batch has members, whose texts cannot be empty. */
const ownMembers = new Map([
  ['title', 'title'],
  ['status', 'status'],
  ['customer_id', 'customerId'],
]);

const batchFields = (chance: Chance, fieldIds: readonly string[], id: string): readonly FieldGiven[] => {
  const fields = givenFields(chance, fieldIds, id).filter(({ value }) => !('emptyValue' in value));
  return fields.length > 0 ? fields : [title(id)];
};

const title = (id: string): FieldGiven => text('title', `title of ${id}`);
const ownToken = (id: string): string => `token-${id}`;

/** Mostly one of its own; at times that of another request, which must be told from this one. */
const tokenOf = (chance: Chance, known: string[], id: string): string | undefined => {
  if (chance.happens(0.2)) return undefined;
  if (known.length > 0 && chance.happens(0.1)) return chance.pick(known);
  known.push(ownToken(id));
  return ownToken(id);
};
