import * as z from 'zod/mini';

/**
 * What the schemas of the contract's requests are made of (model.generated.ts). What a check asks for is told as JSON
 * Schema has it too, by `z.meta`, for the description of the API (docs/openapi.json).
 */

/** Made at its first use: a cold start makes none of what its requests do not need (docs/architecture.md §3). */
export const once = <Schema extends z.ZodMiniType>(make: () => Schema): (() => Schema) => {
  let made: Schema | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
/** What the schema reads. */
export type Made<Make extends () => z.ZodMiniType> = z.output<ReturnType<Make>>;

/** Lengths count characters as Unicode does, so that an emoji is one. Source: the service's model. */
const hasLength = (text: string, min: number, max: number): boolean => {
  if (text.length < min) return false;
  return text.length <= max || (text.length <= 2 * max && [...text].length <= max);
};

const NAME = 'must not end in white space nor hold a line break';
/** What the model's patterns ask for, in words. */
const inWords: Readonly<Record<string, string>> = {
  [String.raw`.*[\S]`]: NAME,
  [String.raw`$|^.*[\S]`]: NAME,
  [String.raw`[a-zA-Z0-9_\-\.@:/ ]*[a-zA-Z0-9_\-\.@:/]`]:
    'must hold only letters, digits, spaces and _ - . @ : /, and not end in a space',
  [String.raw`(?![aA][wW][sS]:)[a-zA-Z0-9 _.:/=+\-@]+`]:
    'is no tag key: letters, digits, spaces and _ . : / = + - @ make one, and it does not begin with aws:',
  [String.raw`(?!aws:)[a-zA-Z0-9 _.:/=+\-@,;<]+`]:
    'is no tag key: letters, digits, spaces and _ . : / = + - @ make one, and it does not begin with aws:',
  [String.raw`[a-zA-Z0-9 _.:/=+\-@]+`]: 'is no tag key: letters, digits, spaces and _ . : / = + - @ make one',
  [String.raw`[A-Za-z0-9\-._/:#=+]*`]: 'must hold only letters, digits and - . _ / : # = +',
  [String.raw`([a-zA-Z0-9 _.:/=+\-@]*)`]:
    'is no tag value: letters, digits, spaces and _ . : / = + - @ make one',
};

/** A pattern of the model is one of the whole text, as AWS's services read theirs. */
const matches = (pattern: string): ((text: string) => boolean) => {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return (text) => whole.test(text);
};

export const text = (min: number, max: number, pattern?: string) => {
  const length = z.refine<string>((value) => hasLength(value, min, max), {
    error: `must be ${min} to ${max} characters long`,
    abort: true,
  });
  const told = z.meta({ minLength: min, maxLength: max });
  if (pattern === undefined) return z.string().check(length, told);
  const error = inWords[pattern] ?? `must match the pattern ${pattern}`;
  return z
    .string()
    .check(
      length,
      z.refine(matches(pattern), { error }),
      z.meta({ minLength: min, maxLength: max, pattern: `^(?:${pattern})$` }),
    );
};

export const integer = (min: number, max: number) =>
  z
    .custom<number>((value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max, {
      error: `must be a whole number from ${min} to ${max}`,
    })
    .check(z.meta({ type: 'integer', minimum: min, maximum: max }));

export const list = <Member extends z.ZodMiniType>(member: Member, min: number, max: number) =>
  z.array(member).check(
    z.refine((members) => members.length >= min && members.length <= max, {
      error: `must have ${min} to ${max} members`,
    }),
    z.meta({ minItems: min, maxItems: max }),
  );

type Text = z.ZodMiniType<string, string>;

/** All maps of the contract are of tags. */
export const map = <Value extends z.ZodMiniType>(key: Text, value: Value, min: number, max: number) =>
  z.record(key, value).check(
    z.refine((entries) => Object.keys(entries).length >= min && Object.keys(entries).length <= max, {
      error: `must have ${min === 0 ? 'at most' : `${min} to`} ${max} tags`,
    }),
    z.meta({ minProperties: min, maxProperties: max }),
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
    z.meta({ oneOf: names.map((name) => ({ required: [name] })) }),
  );
  return z.pipe(known, z.custom<OneOf<Members>, z.output<typeof known>>());
};
