import { describe, expect, it } from 'vitest';
import { formatted } from '../../../local/generate/formatted.ts';
import { readModel } from '../../../local/generate/model.ts';
import { sourceText } from '../../../local/generate/source-text.ts';
import { LocalFailure } from '../../../local/terminal/failure.ts';

type Json = Readonly<Record<string, unknown>>;

/** The text for a service of one operation, whose request has the one member `thing` of the shape Thing. */
const textOf = (shapes: Json, thing: Json = {}, request: Json = {}): string => {
  const model = {
    version: '2.0',
    metadata: { apiVersion: '2030-01-01', serviceId: 'Things', protocol: 'rest-json' },
    operations: {
      MakeThing: {
        name: 'MakeThing',
        http: { method: 'POST', requestUri: '/things' },
        input: { shape: 'MakeThingRequest' },
        documentation: '<p>Prose</p>',
      },
    },
    shapes: {
      MakeThingRequest: {
        type: 'structure',
        members: { thing: { shape: 'Thing', documentation: '<p>Prose</p>', ...thing } },
        ...request,
      },
      Answer: { type: 'blob' },
      ...shapes,
    },
  };
  return sourceText(readModel(JSON.stringify(model)), 'botocore 9.9.9');
};

const aText = { type: 'string', min: 1, max: 9 };

describe('the generated text', () => {
  it('says where it comes from and holds no prose', () => {
    const text = textOf({ Thing: { ...aText, documentation: '<p>Prose</p>', sensitive: true } });

    expect(text).toContain('API version 2030-01-01, from the model in botocore 9.9.9');
    expect(text).not.toContain('Prose');
  });

  it.each<[string, Json, string]>([
    ['a text', aText, 'export const thing = once(() => text(1, 9));'],
    [
      'a pattern',
      { ...aText, pattern: '\\d+' },
      'export const thing = once(() => text(1, 9, String.raw`\\d+`));',
    ],
    [
      'a pattern without signs',
      { ...aText, pattern: "[a']+" },
      "export const thing = once(() => text(1, 9, '[a\\']+'));",
    ],
    ['any text', { type: 'string' }, 'export const thing = once(() => z.string());'],
    [
      'an enumeration',
      { type: 'string', enum: ['A', 'B'] },
      "export const thing = once(() => z.enum(['A', 'B']));",
    ],
    [
      'a whole number',
      { type: 'long', box: true, min: 1, max: 2 },
      'export const thing = once(() => integer(1, 2));',
    ],
    ['a flag', { type: 'boolean' }, 'export const thing = once(() => z.boolean());'],
    [
      'a union',
      { type: 'structure', union: true, members: { one: { shape: 'Part' } } },
      'export const thing = once(() => oneOf({one: part()}));',
    ],
    [
      'a structure',
      {
        type: 'structure',
        required: ['part'],
        members: { part: { shape: 'Part' }, other: { shape: 'Part' } },
      },
      'export const thing = once(() => z.object({part: part(), other: z.optional(part())}));',
    ],
    [
      'a list',
      { type: 'list', member: { shape: 'Part' }, min: 0, max: 3 },
      'export const thing = once(() => list(part(), 0, 3));',
    ],
    [
      'a map',
      { type: 'map', key: { shape: 'Part' }, value: { shape: 'Part' }, min: 0, max: 3 },
      'export const thing = once(() => map(part(), part(), 0, 3));',
    ],
  ])('knows %s', (_what, thing, expected) => {
    expect(textOf({ Thing: thing, Part: aText })).toContain(`${expected}\n`);
  });

  it('looks up what a shape of itself is made of, and says its type', () => {
    const text = textOf({
      Thing: {
        type: 'structure',
        union: true,
        members: { not: { shape: 'Thing' }, all: { shape: 'Things' } },
      },
      Things: { type: 'list', member: { shape: 'Thing' }, min: 0, max: 3 },
    });

    expect(text).toContain(
      'export type Thing =\n  | { readonly not: Thing }\n  | { readonly all: Thing[] };\n' +
        'export const thing: () => z.ZodMiniType<Thing> = once(() => oneOf({not: z.lazy(thing), all: z.lazy(things)}));\n',
    );
  });

  it.each<[string, Json, string]>([
    ['text', aText, "query: { thing: 'text' }"],
    ['a number', { type: 'integer', min: 1, max: 2 }, "query: { thing: 'number' }"],
    ['a list', { type: 'list', member: { shape: 'Part' }, min: 0, max: 3 }, "query: { thing: 'list' }"],
  ])('tells %s in the query from what is in the body', (_what, thing, expected) => {
    const place = { location: 'querystring', locationName: 'thing' };

    expect(textOf({ Thing: thing, Part: aText }, place)).toContain(expected);
    expect(textOf({ Thing: thing, Part: aText })).not.toContain('query:');
  });

  it('tells a list in the query that has to be there, of which an empty one is not seen', () => {
    const place = { location: 'querystring', locationName: 'thing' };
    const things = { type: 'list', member: { shape: 'Part' }, min: 0, max: 3 };

    const text = textOf({ Thing: things, Part: aText }, place, { required: ['thing'] });

    expect(text).toContain("query: { thing: 'requiredList' }");
  });

  it('gives a shape another name where its own is taken', () => {
    const text = textOf({ Thing: { type: 'structure', members: { a: { shape: 'List' } } }, List: aText });

    expect(text).toContain('export const listShape = once(() => text(1, 9));');
    expect(text).toContain('a: z.optional(listShape())');
  });
});

it('the formatter lays out what the generator writes', async () => {
  expect(await formatted("const a = {b:'c'}")).toBe("const a = { b: 'c' };\n");
});

describe('the generator stops at', () => {
  it.each<[string, Json, Json, string]>([
    ['a trait', { ...aText, new: true }, {}, 'The shape Thing of the model is not understood'],
    ['a type', { type: 'blob' }, {}, 'The shape Thing of the model is not understood'],
    ['a place', aText, { location: 'header' }, 'The shape MakeThingRequest of the model is not understood'],
    ['a half-open range', { type: 'string', min: 1 }, {}, 'The shape Thing has no least or no greatest size'],
    ['a slow pattern', { ...aText, pattern: '(a+)+' }, {}, 'The pattern of Thing repeats a group'],
    [
      'another name in the query',
      aText,
      { location: 'querystring', locationName: 'x' },
      'The member thing is called x in the query',
    ],
    [
      'a flag in the query',
      { type: 'boolean' },
      { location: 'querystring' },
      'The query member thing is a boolean',
    ],
  ])('%s that it does not know, and says so', (_what, thing, place, sentence) => {
    expect(() => textOf({ Thing: thing }, place)).toThrow(sentence);
  });

  it('whatever is no model', () => {
    expect(() => readModel('{}')).toThrow('The file is not a model of a service');
    for (const text of ['', '<html>', '{"a":'])
      expect(() => readModel(text)).toThrow(
        new LocalFailure('The file is not JSON, and so no model of a service.'),
      );
  });

  it('a shape that the model does not have, also where an overlay names it', () => {
    const gone = 'The model has no shape MutableTags.';
    expect(() =>
      textOf({ Thing: { type: 'list', member: { shape: 'MutableTags' }, min: 0, max: 1 } }),
    ).toThrow(gone);
    const members = { tags: { shape: 'Text' } };

    expect(() =>
      textOf(
        { Text: aText, TagResourceRequest: { type: 'structure', members } },
        { shape: 'TagResourceRequest' },
      ),
    ).toThrow(gone);
  });
});
