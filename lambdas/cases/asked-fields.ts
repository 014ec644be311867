import type { BatchUpdateCaseRequest, FieldValueInput } from '../contract/documented.ts';
import { invalid } from '../contract/errors.ts';
import type { FieldValue } from '../contract/model.generated.ts';
import type { MemberNames } from './given-fields.ts';

/** What a batch asks of each of its cases, as UpdateCase has it. */
export type AskedFields = { readonly fields: readonly FieldValue[]; readonly members: MemberNames };

/** Fields that have a member of the request to themselves, and stand in no other. */
const ownMembers = new Map([
  ['title', 'title'],
  ['status', 'status'],
  ['customer_id', 'customerId'],
] as const);

/** The names by which a request identifies fields. */
export const fieldNamesIn = ({ fields = [] }: BatchUpdateCaseRequest): readonly string[] =>
  fields.flatMap(({ fieldIdentifier }) => ('name' in fieldIdentifier ? [fieldIdentifier.name] : []));

/**
 * The request's fields by their ids, those with members of their own last. Whether there is a field of an id is not
 * asked here.
 * @throws ValidationException for what fails the whole request (docs/contract.md §1.3)
 */
export const askedFields = (
  { fields = [], title, status, customerId }: BatchUpdateCaseRequest,
  idsByName: ReadonlyMap<string, readonly string[]>,
): AskedFields => {
  const inFields = fields.map((field, index) =>
    identified(field, `fields[${index}].fieldIdentifier`, idsByName),
  );
  const places = new Map<string, number>();
  for (const [index, { id }] of inFields.entries()) {
    const before = places.get(id);
    if (before !== undefined)
      throw invalid(`fields[${index}].fieldIdentifier`, `names the field of fields[${before}] again`);
    places.set(id, index);
  }
  const given = { title, status, customer_id: customerId };
  const apart = [...ownMembers].flatMap(([id, member]) => {
    const stringValue = given[id];
    return stringValue === undefined ? [] : [{ id, value: { stringValue }, member }];
  });
  if (inFields.length + apart.length === 0)
    throw invalid('fields', 'must hold a field to update, unless there is a title, a status or a customerId');
  return {
    fields: [...inFields, ...apart.map(({ id, value }) => ({ id, value }))],
    members: (index) => {
      const member = apart[index - inFields.length]?.member;
      if (member !== undefined) return { id: member, value: member };
      return { id: `fields[${index}].fieldIdentifier`, value: `fields[${index}].value` };
    },
  };
};

const identified = (
  { fieldIdentifier, value }: FieldValueInput,
  member: string,
  idsByName: ReadonlyMap<string, readonly string[]>,
): FieldValue => {
  const id = 'id' in fieldIdentifier ? fieldIdentifier.id : idOfName(fieldIdentifier.name, member, idsByName);
  for (const [fieldId, own] of ownMembers) {
    if (fieldId === id) throw invalid(member, `is of ${id}, which the member ${own} of the request is for`);
  }
  return { id, value };
};

const idOfName = (
  name: string,
  member: string,
  idsByName: ReadonlyMap<string, readonly string[]>,
): string => {
  if (/[|,]/.test(name)) throw invalid(`${member}.name`, 'must not hold | or ,');
  const [id, other] = idsByName.get(name) ?? [];
  if (id === undefined) throw invalid(`${member}.name`, `there is no field of the name ${name}`);
  if (other !== undefined)
    throw invalid(`${member}.name`, `there are two fields of the name ${name}: ${id} and ${other}`);
  return id;
};
