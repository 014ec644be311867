import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parseBody, validate } from '../../../lambdas/api/validate.ts';
import { integer, list, map } from '../../../lambdas/contract/limits.ts';
import { fieldValue, mutableTagKey, tagValueString } from '../../../lambdas/contract/model.generated.ts';
import { hostileJson, type Json } from '../../builders/hostile-json.ts';

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe('parseBody', () => {
  it('reads an object without its null members, at any depth', () => {
    const body = '{"a":null,"b":{"c":null,"d":[1,{"e":null}]},"f":0,"g":"","h":false}';

    expect(parseBody(body)).toEqual({ b: { d: [1, {}] }, f: 0, g: '', h: false });
  });

  it('leaves a null in a list, which has its place there', () => {
    expect(parseBody('{"a":[null]}')).toEqual({ a: [null] });
  });

  it('reads every object or says in one sentence why not', () => {
    fc.assert(
      fc.property(hostileJson.filter(isObject), (json) => {
        try {
          const read = parseBody(JSON.stringify(json));
          expect(Object.keys(read)).toEqual(Object.keys(json).filter((name) => json[name] !== null));
        } catch (error) {
          expect(error).toMatchObject({
            kind: 'ValidationException',
            message: expect.stringMatching(/lone surrogate|is not a name that can be kept/),
          });
        }
      }),
    );
  });

  it('refuses whatever is no JSON object', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          hostileJson.filter((json) => !isObject(json)).map((json) => JSON.stringify(json)),
        ),
        (body) => {
          fc.pre(body.trim() !== '' && !body.trim().startsWith('{'));
          expect(() => parseBody(body)).toThrow(expect.objectContaining({ kind: 'ValidationException' }));
        },
      ),
    );
  });

  it.each([
    ['{"a":["\\ud83e"]}', 'a[0]: holds a lone surrogate, which UTF-8 cannot hold'],
    ['{"a":{"__proto__":1}}', 'a.__proto__: is not a name that can be kept'],
    ['{"\\udd8a":1}', '\udd8a: holds a lone surrogate, which UTF-8 cannot hold'],
  ])('names the place of what cannot be kept: %s', (body, message) => {
    expect(() => parseBody(body)).toThrow(expect.objectContaining({ message }));
  });

  it('cuts the name of a member that is too long to be read', () => {
    const body = JSON.stringify({ tags: { [`${'返'.repeat(100_000)}\ud83e`]: 'x' } });

    expect(() => parseBody(body)).toThrow(
      expect.objectContaining({
        message: `tags.${'返'.repeat(127)}…: holds a lone surrogate, which UTF-8 cannot hold`,
      }),
    );
  });
});

describe('validate', () => {
  const schema = z.object({
    name: z.string(),
    maxResults: z.optional(integer(1, 25)),
    fields: z.optional(list(fieldValue(), 0, 220)),
    tags: z.optional(map(mutableTagKey(), tagValueString(), 0, 2)),
  });
  const message = (request: unknown): string => {
    try {
      return `valid: ${JSON.stringify(validate(schema, request))}`;
    } catch (error) {
      return error instanceof Error ? error.message : 'no error';
    }
  };

  it('answers the members that the operation knows', () => {
    expect(validate(schema, { name: 'x', unknown: 1 })).toEqual({ name: 'x' });
  });

  it.each<[unknown, string]>([
    [{}, 'name: is required'],
    [{ name: 7 }, 'name: must be a string'],
    [{ name: 'x', maxResults: 26 }, 'maxResults: must be a whole number from 1 to 25'],
    [{ name: 'x', maxResults: 'ten' }, 'maxResults: must be a whole number from 1 to 25'],
    [{ name: 'x', fields: {} }, 'fields: must be an array'],
    [{ name: 'x', fields: [{ id: 'a' }] }, 'fields[0].value: is required'],
    [
      { name: 'x', fields: [{ id: 'a', value: {} }] },
      'fields[0].value: must hold exactly one of stringValue, doubleValue, booleanValue, emptyValue, userArnValue',
    ],
    [
      { name: 'x', fields: [{ id: 'a', value: { booleanValue: 'yes' } }] },
      'fields[0].value.booleanValue: must be a boolean',
    ],
    [{ name: 'x', tags: 'y' }, 'tags: must be an object'],
    [{ name: 'x', tags: { a: '1', b: '2', c: '3' } }, 'tags: must have at most 2 tags'],
    [{ name: 'x', tags: { a: 1 } }, 'tags.a: must be a string'],
    ['x', 'request: must be an object'],
  ])('names the first member that is wrong, and how: %j', (request, expected) => {
    expect(message(request)).toBe(expected);
  });

  it('says of a key what a key may be', () => {
    expect(message({ name: 'x', tags: { 'a,b': '1' } })).toMatch(/^tags\.a,b: is no tag key: letters, /);
  });
});
