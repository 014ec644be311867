import fc from 'fast-check';

/** What JSON.parse can make, and JSON.stringify can write. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An object whose members may be called `__proto__`, which a literal cannot have. */
const objectOf = (entries: readonly (readonly [string, Json])[]): Json => Object.fromEntries(entries);

const oddTexts = fc.constantFrom(
  '',
  ' ',
  'x'.repeat(101),
  'x'.repeat(501),
  '🦊'.repeat(100),
  '🦊'.repeat(500),
  'ﷺ'.repeat(100),
  '\ud83e',
  'a\u0000b',
  'a/b#c?d%41',
  'line\nbreak',
  '__proto__',
  'constructor',
  'title',
  'status',
  'case_id',
  'created_by',
  'open',
  'Critical',
  'NaN',
  '2026-01-02T03:04:05Z',
);

/** Any code units, so that some are lone surrogates. */
const codeUnits = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: oddTexts },
  { weight: 4, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: codeUnits },
);

const numbers = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 1.5, 2 ** 53 + 2, 1e21, 1e126, -1e300, 1e-300, Number.MAX_VALUE, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);

const memberNames = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'stringValue',
    'doubleValue',
    'booleanValue',
    'emptyValue',
    'userArnValue',
    'id',
    'name',
    'fields',
    'domainId',
    'caseId',
  ),
  hostileText,
);

/** Any JSON, with a liking for what breaks programs. */
export const hostileJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    hostileText,
    numbers,
    fc.constantFrom<Json>(null, true, false, [], {}, [null], [[]], { '': {} }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(memberNames, tie('value')), { maxLength: 4 }).map(objectOf),
  ),
})).value;

type Mutation = { readonly at: number; readonly change: (value: Json) => Json | undefined };

const changes: fc.Arbitrary<Mutation['change']> = fc.oneof(
  hostileJson.map((other) => () => other),
  fc.constant(() => undefined),
  fc.constantFrom(2, 11, 51, 221, 401).map((times) => (value: Json) => Array(times).fill(value)),
  fc
    .constantFrom(2, 11, 51, 221, 401)
    .map((times) => (value: Json) => (Array.isArray(value) ? Array(times).fill(value[0] ?? null) : value)),
  fc.tuple(memberNames, hostileJson).map(
    ([name, other]) =>
      (value: Json) =>
        isObject(value) ? objectOf([...Object.entries(value), [name, other]]) : { [name]: value },
  ),
);

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value with one or two of its places changed, left out, repeated or widened. */
export const mutated = (valid: Json): fc.Arbitrary<Json> =>
  fc
    .array(fc.record({ at: fc.nat(), change: changes }), { minLength: 1, maxLength: 2 })
    .map((mutations) => mutations.reduce(applied, valid));

const applied = (value: Json, { at, change }: Mutation): Json => {
  const place = at % sizeOf(value);
  return changedAt(value, place, change) ?? null;
};

/** How many places there are: the value itself and all within it. */
const sizeOf = (value: Json): number =>
  1 + childrenOf(value).reduce((sum, [, child]) => sum + sizeOf(child), 0);

const childrenOf = (value: Json): readonly (readonly [string, Json])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const changedAt = (value: Json, place: number, change: Mutation['change']): Json | undefined => {
  if (place === 0) return change(value);
  let before = 1;
  const children = childrenOf(value).flatMap(([name, child]): [string, Json][] => {
    const begin = before;
    before += sizeOf(child);
    if (place < begin || place >= before) return [[name, child]];
    const changed = changedAt(child, place - begin, change);
    return changed === undefined ? [] : [[name, changed]];
  });
  return Array.isArray(value) ? children.map(([, child]) => child) : objectOf(children);
};
