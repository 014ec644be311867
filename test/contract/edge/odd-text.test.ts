import {
  CreateCaseCommand,
  CreateTemplateCommand,
  GetCaseCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, aContact, text, update, valuesOf } from '../../builders/case.ts';
import { aName, aShop, aTemplate } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const { client, send } = await anAnken();
const shop = await aShop(client);
const casesPath = `/domains/${shop.domainId}/cases`;
const prototypeNames = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'then'];

const oddTexts: readonly (readonly [string, string])[] = [
  ['characters of four bytes', '🦊𠮷野家👨‍👩‍👧‍👦'],
  ['a NUL', 'before\u0000after'],
  ['other control characters', '\u0001\u0008\u001b[31m\u007f\u0085'],
  ['marks that write from right to left', '\u202Eabc\u202C \u200Fשלום \u061C'],
  ['line breaks of every kind', 'a\nb\r\nc\u2028d\u2029e'],
  ['white space around it', '  \t text \u3000'],
  ['no character that can be seen', '\u200B\uFEFF\u2060'],
  ['combining marks, which are not composed', 'e\u0301 か\u3099'],
  ['the last characters of Unicode', '\uFFFD\uFFFF\u{10FFFF}'],
  ['what other languages would run', '<script>alert(1)</script> "\'; DROP TABLE -- {{7*7}} %s'],
  ['JSON', '{"__proto__":{"polluted":true}}'],
];

describe('a text', () => {
  it.each(oddTexts)('comes back as it was given, with %s', async (_what, odd) => {
    const made = await aCase(client, shop, [text('title', `title ${odd}`), text(shop.orderFieldId, odd)]);
    await update(client, made, text('summary', odd));

    const values = await valuesOf(client, made, 'title', 'summary', shop.orderFieldId);

    expect(values).toEqual({
      title: { stringValue: `title ${odd}` },
      summary: { stringValue: odd },
      [shop.orderFieldId]: { stringValue: odd },
    });
  });

  it.each(oddTexts)('comes back from a comment, a contact and the audit, with %s', async (_what, odd) => {
    const made = await aCase(client, shop);
    await aComment(client, made, odd);
    await aContact(client, made, odd);

    for (const path of ['related-items-search', 'audit-history']) {
      const { status, body } = await send('POST', `${casesPath}/${made.caseId}/${path}`);
      expect(status).toBe(200);
      expect(body.split(JSON.stringify(odd))).toHaveLength(3);
    }
  });
});

describe('a lone surrogate, which UTF-8 cannot hold,', () => {
  const lone = ['\\ud83e', '\\udd8a', 'fox \\udd8a\\ud83e'];
  const caseBody = (id: string, value: string) =>
    `{"templateId":"${shop.templateId}","fields":[{"id":"title","value":{"stringValue":"x"}},{"id":"${id}","value":{"stringValue":"${value}"}}]}`;

  it.each(lone)('is refused in a value: %s', async (surrogate) => {
    expect(refusal(await send('POST', casesPath, caseBody('summary', surrogate)))).toEqual({
      status: 400,
      kind: 'ValidationException',
      message: 'fields[1].value.stringValue: holds a lone surrogate, which UTF-8 cannot hold',
    });
  });

  it.each(lone)('is refused in an id: %s', async (surrogate) => {
    expect(refusal(await send('POST', casesPath, caseBody(surrogate, 'x')))).toMatchObject({
      status: 400,
      message: 'fields[1].id: holds a lone surrogate, which UTF-8 cannot hold',
    });
  });

  it.each(lone)('is refused in the name of a member, and in the key of a tag: %s', async (surrogate) => {
    for (const body of [`{"name":"x","${surrogate}":1}`, `{"name":"x","tags":{"${surrogate}":"x"}}`]) {
      const answered = await send('POST', '/domains', body);
      expect(refusal(answered)).toMatchObject({ status: 400, kind: 'ValidationException' });
      expect(answered.body.isWellFormed()).toBe(true);
    }
  });

  it('is not what a pair of them is', async () => {
    const name = aName('pair');

    expect(await send('POST', '/domains', `{"name":"${name} \\ud83e\\udd8a"}`)).toMatchObject({
      status: 200,
    });
  });

  it('finds nothing in a path', async () => {
    expect(refusal(await send('POST', '/domains/\ud83e'))).toMatchObject({ status: 404 });
  });
});

describe('a name that every object has', () => {
  it.each([...prototypeNames, '__proto__'])('is no field of a case: %s', async (id) => {
    const body = JSON.stringify({ templateId: shop.templateId, fields: [text('title', 'x'), text(id, 'x')] });

    expect(refusal(await send('POST', casesPath, body))).toEqual({
      status: 400,
      kind: 'ValidationException',
      message: `fields[1].id: there is no field ${id}`,
    });
  });

  it.each([...prototypeNames, '__proto__'])('is no field that a case could be asked for: %s', async (id) => {
    const { caseId } = await aCase(client, shop);

    const answered = await send('POST', `${casesPath}/${caseId}`, JSON.stringify({ fields: [{ id }] }));

    expect(refusal(answered)).toMatchObject({
      status: 400,
      message: `fields[0].id: there is no field ${id}`,
    });
  });

  it.each([...prototypeNames, '__proto__'])('is nothing that has an id: %s', async (id) => {
    const domain = `/domains/${shop.domainId}`;
    for (const path of [`/domains/${id}`, `${domain}/layouts/${id}`, `${domain}/templates/${id}`]) {
      expect(refusal(await send('POST', path))).toMatchObject({
        status: 404,
        kind: 'ResourceNotFoundException',
      });
    }
  });

  it('is a tag like any other, but for __proto__, which is refused', async () => {
    const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'then'];
    const tags = Object.fromEntries(names.map((name) => [name, `the ${name}`]));
    const { caseId } = await client.send(
      new CreateCaseCommand({ ...shop, fields: [text('title', 'x')], tags }),
    );

    const read = await client.send(
      new GetCaseCommand({ domainId: shop.domainId, caseId, fields: [{ id: 'title' }] }),
    );

    expect(read.tags).toEqual(tags);
    const body = `{"templateId":"${shop.templateId}","fields":[],"tags":{"__proto__":"x"}}`;
    expect(refusal(await send('POST', casesPath, body))).toEqual({
      status: 400,
      kind: 'ValidationException',
      message: 'tags.__proto__: is not a name that can be kept',
    });
  });

  it('is handed down from a template to its cases as a tag', async () => {
    const tagMap = { constructor: 'from the template' };
    const templateId = await aTemplate(client, shop.domainId, {
      tagPropagationConfigurations: [{ resourceType: 'Cases', tagMap }],
    });
    const made = await aCase(client, { ...shop, templateId });

    const read = await client.send(new GetCaseCommand({ ...made, fields: [{ id: 'title' }] }));

    expect(read.tags).toEqual(tagMap);
  });

  it.each([
    '{"__proto__":{"name":"x"}}',
    '{"name":"x","__proto__":null}',
    '{"name":"x","a":{"__proto__":1}}',
  ])('changes no object of ours: %s', async (body) => {
    await send('POST', '/domains', body);

    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  it('is a name like any other', async () => {
    const { templateId } = await client.send(
      new CreateTemplateCommand({ domainId: shop.domainId, name: '__proto__' }),
    );

    const read = await client.send(new GetTemplateCommand({ domainId: shop.domainId, templateId }));

    expect(read.name).toBe('__proto__');
  });
});
