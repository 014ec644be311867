import * as z from 'zod/mini';

/** Lengths count characters as Unicode does, so that an emoji is one. Source: the service's model. */
const hasLength = (text: string, min: number, max: number): boolean => {
  if (text.length < min) return false;
  return text.length <= max || (text.length <= 2 * max && [...text].length <= max);
};

const text = (min: number, max: number) =>
  z
    .string()
    .check(
      z.refine((value) => hasLength(value, min, max), { error: `must be ${min} to ${max} characters long` }),
    );

const matching = (min: number, max: number, pattern: RegExp, description: string) =>
  text(min, max).check(z.refine((value) => pattern.test(value), { error: description }));

export const list = <Member extends z.ZodMiniType>(member: Member, min: number, max: number) =>
  z.array(member).check(
    z.refine((members) => members.length >= min && members.length <= max, {
      error: `must have ${min} to ${max} members`,
    }),
  );

type OneOf<Members extends Record<string, z.ZodMiniType>> = {
  [Name in keyof Members]: { readonly [Only in Name]: z.output<Members[Name]> };
}[keyof Members];

/** A union of the contract: an object with exactly one of the members; unknown members do not count. */
export const oneOf = <Members extends Record<string, z.ZodMiniType>>(members: Members) => {
  const names = Object.keys(members);
  const known = z.partial(z.object(members)).check(
    z.refine((value: object) => names.filter((name) => Object.hasOwn(value, name)).length === 1, {
      error: `must hold exactly one of ${names.join(', ')}`,
    }),
  );
  return z.pipe(known, z.custom<OneOf<Members>, z.output<typeof known>>());
};

/** Any id or ARN of the contract. */
export const id = text(1, 500);
export const name = matching(1, 100, /^.*\S$/u, 'must not end in white space nor hold a line break');
export const description = text(0, 255);
/** A page token; what it holds is checked where it is read. */
export const nextToken = z.optional(text(0, 9000));
const wholeNumber = (min: number, max: number) =>
  z.custom<number>((value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max, {
    error: `must be a whole number from ${min} to ${max}`,
  });
export const pageSize = (max: number) => z.optional(wholeNumber(1, max));

export const userUnion = oneOf({
  userArn: text(1, 500),
  customEntity: matching(
    1,
    500,
    /^[a-zA-Z0-9_\-.@:/ ]*[a-zA-Z0-9_\-.@:/]$/,
    'must hold only letters, digits, spaces and _ - . @ : /, and not end in a space',
  ),
});
export type UserUnion = z.output<typeof userUnion>;

/** DynamoDB keeps numbers of a magnitude from 1e-130 up to, but not including, 1e126. */
const isStorable = (value: number): boolean =>
  value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126);

export const double = z
  .number()
  .check(z.refine(isStorable, { error: 'must be 0 or of a magnitude from 1e-130 to below 1e126' }));

export const fieldValue = oneOf({
  stringValue: text(0, 4100),
  doubleValue: double,
  booleanValue: z.boolean(),
  emptyValue: z.object({}),
  /** The model sets no length; an ARN's is taken. */
  userArnValue: text(1, 500),
});
export type FieldValueInput = z.output<typeof fieldValue>;

export const fieldValues = list(z.object({ id, value: fieldValue }), 0, 220);
export type FieldValuesInput = z.output<typeof fieldValues>;

const tagKey = matching(
  1,
  128,
  /^(?![aA][wW][sS]:)[a-zA-Z0-9 _.:/=+\-@]+$/,
  'is no tag key: letters, digits, spaces and _ . : / = + - @ make one, and it does not begin with aws:',
);
const tagValue = matching(
  0,
  256,
  /^[a-zA-Z0-9 _.:/=+\-@]*$/,
  'is no tag value: letters, digits, spaces and _ . : / = + - @ make one',
);
/** The model's pattern for a key to take away, and what else a key may hold: a space and an @. */
export const tagKeyToRemove = matching(
  1,
  128,
  /^(?!aws:)[a-zA-Z0-9 _.:/=+\-@,;<]+$/,
  'is no tag key: letters, digits, spaces and _ . : / = + - @ make one, and it does not begin with aws:',
);
export const tags = (max: number) =>
  z
    .record(tagKey, tagValue)
    .check(z.refine((map) => Object.keys(map).length <= max, { error: `must have at most ${max} tags` }));
export const fieldIdentifiers = (min: number, max: number) => list(z.object({ id }), min, max);
export const commentBody = text(1, 15_000);
export const referenceNumber = matching(
  1,
  50,
  /^[A-Za-z0-9\-._/:#=+]*$/,
  'must hold only letters, digits and - . _ / : # = +',
);
export const clientToken = text(0, 64);
export const channel = text(1, 100);
/** The name of a panel's group of fields. */
export const groupName = text(0, 100);
export const slaName = matching(1, 500, /^.*\S$/u, 'must not end in white space nor hold a line break');
/** What a case rule compares a field's text with. */
export const operandText = text(1, 1500);
/** An option in a case rule's mapping; an empty one stands for no value at all. */
export const mappedOption = matching(
  0,
  100,
  /^$|^.*\S$/u,
  'must not end in white space nor hold a line break',
);
/** Two years at most. */
export const targetSlaMinutes = wholeNumber(1, 1_051_200);
/** A filter by an option's value. */
export const optionValueFilter = text(0, 100);
