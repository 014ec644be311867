import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { integer, list, oneOf, text } from '../../../lambdas/contract/limits.ts';
import {
  fieldValueUnion,
  mutableTags,
  parentChildFieldOptionValue,
  tagValueString,
  userUnion,
} from '../../../lambdas/contract/model.generated.ts';
import { referenceNumber } from '../../../lambdas/contract/overlays.ts';

const isValid = (schema: z.ZodMiniType, value: unknown): boolean => z.safeParse(schema, value).success;

describe('a length', () => {
  it.each([
    [1, 500],
    [0, 255],
    [1, 15_000],
  ])('of %d to %d counts characters, not their bytes', (min, max) => {
    const limited = text(min, max);
    for (const character of ['x', '返', '🦊']) {
      expect(isValid(limited, character.repeat(min))).toBe(true);
      expect(isValid(limited, character.repeat(max))).toBe(true);
      expect(isValid(limited, character.repeat(max + 1))).toBe(false);
      if (min > 0) expect(isValid(limited, character.repeat(min - 1))).toBe(false);
    }
  });

  it('is the number of code points of any text', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 300, size: 'max' });

    fc.assert(
      fc.property(texts, (value) => {
        expect(isValid(text(0, 255), value)).toBe([...value].length <= 255);
      }),
      { numRuns: 100 },
    );
  });

  it('of a text of many megabytes is known without counting it', () => {
    const endless = '🦊'.repeat(10_000_000);

    const answers = Array.from({ length: 1000 }, () => isValid(text(1, 500), endless));

    expect(answers).not.toContain(true);
  });
});

describe('a union', () => {
  const union = oneOf({ one: z.string(), other: z.object({}) });

  it.each([[{ one: 'x' }], [{ other: {} }], [{ one: 'x', unknown: 1 }]])(
    'takes exactly one of its members: %j',
    (value) => {
      expect(isValid(union, value)).toBe(true);
    },
  );

  it.each([
    [{}],
    [{ unknown: 1 }],
    [{ one: 'x', other: {} }],
    [{ one: 1 }],
    [{ constructor: 'x' }],
    [[]],
    ['one'],
    [null],
  ])('refuses any other value: %j', (value) => {
    expect(isValid(union, value)).toBe(false);
  });

  it('answers the member alone', () => {
    expect(z.parse(union, { one: 'x', unknown: 1 })).toEqual({ one: 'x' });
  });
});

it('a list has as many members as it may', () => {
  const few = list(z.string(), 1, 2);

  expect([0, 1, 2, 3].map((count) => isValid(few, Array(count).fill('x')))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

describe('a pattern', () => {
  it.each(['', 'a', 'a b', ' a', '返品'])('that knows nothing or a name takes %j', (value) => {
    expect(isValid(parentChildFieldOptionValue(), value)).toBe(true);
  });

  it.each([' ', 'a ', 'a\n', 'a\nb', '返品\u3000'])('that knows nothing or a name refuses %j', (value) => {
    expect(isValid(parentChildFieldOptionValue(), value)).toBe(false);
  });

  it('is one of the whole text', () => {
    expect(isValid(tagValueString(), 'team')).toBe(true);
    expect(isValid(tagValueString(), 'team!')).toBe(false);
    expect(isValid(tagValueString(), '!team')).toBe(false);
  });

  it('is told as it is where there are no words for it', () => {
    expect(z.safeParse(text(1, 3, '[ab]*'), 'c').error?.issues).toMatchObject([
      { message: 'must match the pattern [ab]*' },
    ]);
  });

  it('is not looked for in a text that is too long', () => {
    expect(z.safeParse(text(1, 3, '[ab]*'), 'cccc').error?.issues).toMatchObject([
      { message: 'must be 1 to 3 characters long' },
    ]);
  });
});

describe('a whole number', () => {
  it.each([1, 25])('may be %d', (value) => {
    expect(isValid(integer(1, 25), value)).toBe(true);
  });

  it.each([0, 26, 1.5, '1', Number.NaN, null, undefined])('may not be %j', (value) => {
    expect(isValid(integer(1, 25), value)).toBe(false);
  });
});

describe('a number', () => {
  it('is taken just when DynamoDB keeps it', () => {
    fc.assert(
      fc.property(fc.double(), (number) => {
        const magnitude = Math.abs(number);
        const kept = magnitude === 0 || (magnitude >= 1e-130 && magnitude < 1e126);
        expect(isValid(fieldValueUnion(), { doubleValue: number })).toBe(kept);
      }),
    );
  });
});

describe('a user', () => {
  it.each(['a', 'Robot 7', 'a_b-c.d@e:f/g', 'x'.repeat(500)])(
    'may be an entity of the name %.40s',
    (entity) => {
      expect(isValid(userUnion(), { customEntity: entity })).toBe(true);
    },
  );

  it.each(['', ' ', 'ends in a space ', 'héros', '返品', 'a\nb', 'a,b', 'x'.repeat(501)])(
    'may not be an entity of the name %j',
    (entity) => {
      expect(isValid(userUnion(), { customEntity: entity })).toBe(false);
    },
  );
});

describe('a reference number', () => {
  it.each(['3CWPF7R2N', 'a-b._c/d:e#f=g+h', 'x'.repeat(50)])('may be %s', (text) => {
    expect(isValid(referenceNumber(), text)).toBe(true);
  });

  it.each(['', 'with space', '返品1', 'a\n', 'x'.repeat(51)])('may not be %j', (text) => {
    expect(isValid(referenceNumber(), text)).toBe(false);
  });
});

describe('tags', () => {
  it.each(['team', 'a b', 'awsome', 'xaws:', '_', 'k'.repeat(128), 'constructor'])(
    'may be called %s',
    (key) => {
      expect(isValid(mutableTags(), { [key]: '' })).toBe(true);
    },
  );

  it.each(['', 'aws:team', 'AWS:team', 'aWs:', 'a,b', 'é', 'k'.repeat(129), 'a\n'])(
    'may not be called %j',
    (key) => {
      expect(isValid(mutableTags(), { [key]: '' })).toBe(false);
    },
  );

  it('may be as many as there is room for', () => {
    const count = (number: number) =>
      Object.fromEntries(Array.from({ length: number }, (_, index) => [`key-${index}`, 'x']));

    expect(isValid(mutableTags(), count(50))).toBe(true);
    expect(isValid(mutableTags(), count(51))).toBe(false);
  });
});
