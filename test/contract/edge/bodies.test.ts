import { describe, expect, it } from 'vitest';
import { aDomain, aName, aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const { client, send } = await anAnken();
const { domainId } = await aShop(client);

const invalid = (message: string) => ({ status: 400, kind: 'ValidationException', message });
const createDomain = (body?: string | Uint8Array) => send('POST', '/domains', body);
const named = (more: object = {}) => JSON.stringify({ name: aName('Domain'), ...more });

describe('a body', () => {
  it.each(['', ' ', '\n\t', '{}', '{ }'])('that is as good as empty (%j) gives no members', async (body) => {
    expect(refusal(await createDomain(body))).toEqual(invalid('name: is required'));
    expect(await send('POST', `/domains/${domainId}`, body)).toMatchObject({ status: 200 });
  });

  it('that is not sent at all gives no members', async () => {
    expect(refusal(await createDomain())).toEqual(invalid('name: is required'));
  });

  it.each([
    'name',
    '{',
    '{"name"',
    "{'name': 'x'}",
    '{"name": "x",}',
    '{"name": "x"} {}',
    '{"name": "x"}\u0000',
    '{"name": NaN}',
    'undefined',
    '<name>x</name>',
    '\uFEFF{"name": "x"}',
  ])('that is not JSON is refused: %j', async (body) => {
    expect(refusal(await createDomain(body))).toEqual(invalid('The request body is not JSON.'));
  });

  it.each(['[]', '[{"name": "x"}]', '"name"', '42', 'true', 'null', '-0'])(
    'that is JSON but no object is refused: %s',
    async (body) => {
      expect(refusal(await createDomain(body))).toEqual(invalid('The request body is not a JSON object.'));
    },
  );

  it('is read from base64 where the gateway encoded it', async () => {
    const name = aName('返品 🦊');

    const answered = await createDomain(Buffer.from(JSON.stringify({ name })));

    expect(answered.status).toBe(200);
    const read = await send('POST', `/domains/${JSON.parse(answered.body).domainId}`);
    expect(JSON.parse(read.body)).toMatchObject({ name });
  });

  it.each([
    ['cut off in a character', Buffer.from('{"name": "返"}').subarray(0, 11)],
    ['a byte that begins no character', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16', Buffer.from('\uFEFF{"name": "返品"}', 'utf16le')],
    ['Shift JIS', Buffer.from([0x7b, 0x22, 0x95, 0xd4, 0x95, 0x69, 0x22, 0x7d])],
  ])('that is not UTF-8 is refused: %s', async (_what, body) => {
    expect(refusal(await createDomain(body))).toEqual(invalid('The request body is not UTF-8.'));
  });

  it('with a byte order mark is refused, encoded or not', async () => {
    const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{"name": "x"}')]);

    expect(refusal(await createDomain(body))).toEqual(invalid('The request body is not JSON.'));
  });

  it('of 1 MB is read, and one byte more is refused, as UTF-8 counts', async () => {
    const padded = (bytes: number) => {
      const empty = named({ ignored: '返' });
      return empty.replace('返', `返${' '.repeat(bytes - Buffer.byteLength(empty))}`);
    };
    const tooLarge = invalid('The request body is larger than 1048576 bytes.');

    expect(await createDomain(padded(1_048_576))).toMatchObject({ status: 200 });
    expect(refusal(await createDomain(padded(1_048_577)))).toEqual(tooLarge);
    expect(refusal(await createDomain(Buffer.from(padded(1_048_577))))).toEqual(tooLarge);
    expect(refusal(await createDomain('返'.repeat(400_000)))).toEqual(tooLarge);
  });

  it.each([
    ['lists', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['lists and objects', `{"name":${'[{"a":'.repeat(60_000)}1${'}]'.repeat(60_000)}}`],
    ['an unknown member of 65 levels', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
  ])('that nests too deep is refused: %s', async (_what, body) => {
    expect(refusal(await createDomain(body))).toEqual(
      invalid('The request body nests deeper than 64 levels.'),
    );
  });

  it('may nest 64 levels deep in a member that nobody knows', async () => {
    const deep = `{"name":${JSON.stringify(aName('Deep'))},"a":${'['.repeat(63)}${']'.repeat(63)}}`;

    expect(await createDomain(deep)).toMatchObject({ status: 200 });
  });

  it('may hold members that nobody knows, whatever their names', async () => {
    const body = named({
      unknown: [1, { two: null }],
      '': 1,
      constructor: 'x',
      toString: 'y',
      hasOwnProperty: 1,
      pk: 'D#other',
      sk: 'DOMAIN',
      configVersion: 7,
    });

    expect(await createDomain(body)).toMatchObject({ status: 200 });
  });

  it.each(['name', 'type'])('whose member %s is null lacks what is required', async (member) => {
    const body = named({ type: 'Text', [member]: null });

    expect(refusal(await send('POST', `/domains/${domainId}/fields`, body))).toEqual(
      invalid(`${member}: is required`),
    );
  });

  it('whose other members are null is taken without them', async () => {
    const body = named({ type: 'Text', description: null, attributes: null });

    const { body: made } = await send('POST', `/domains/${domainId}/fields`, body);

    const fields = [{ id: JSON.parse(made).fieldId }];
    const { body: read } = await send(
      'POST',
      `/domains/${domainId}/fields-batch`,
      JSON.stringify({ fields }),
    );
    expect(Object.keys(JSON.parse(read).fields[0])).not.toEqual(
      expect.arrayContaining([expect.stringMatching('description|attributes')]),
    );
  });

  it('that says a member twice means the last one', async () => {
    const [first, last] = [aName('Domain'), aName('Domain')];

    const { body } = await createDomain(`{"name":"${first}","name":"${last}"}`);

    const read = await send('POST', `/domains/${JSON.parse(body).domainId}`);
    expect(JSON.parse(read.body)).toMatchObject({ name: last });
  });

  it('cannot say another domain than its path', async () => {
    const other = await aDomain(client, aName('Domain'));

    const { body } = await send('POST', `/domains/${domainId}`, JSON.stringify({ domainId: other }));

    expect(JSON.parse(body)).toMatchObject({ domainId });
  });
});

describe('a member of the wrong type', () => {
  it.each([
    ['name', 1, 'name: must be a string'],
    ['name', true, 'name: must be a string'],
    ['name', {}, 'name: must be a string'],
    ['name', ['x'], 'name: must be a string'],
    ['description', 1, 'description: must be a string'],
    ['layoutConfiguration', 'x', 'layoutConfiguration: must be an object'],
    ['layoutConfiguration', [], 'layoutConfiguration: must be an object'],
    ['layoutConfiguration', { defaultLayout: {} }, 'layoutConfiguration.defaultLayout: must be a string'],
    ['requiredFields', { length: 1 }, 'requiredFields: must be an array'],
    ['requiredFields', ['title'], 'requiredFields[0]: must be an object'],
    ['requiredFields', [null], 'requiredFields[0]: must be an object'],
    ['requiredFields', [[]], 'requiredFields[0]: must be an object'],
    ['requiredFields', [{ fieldId: 7 }], 'requiredFields[0].fieldId: must be a string'],
    ['status', 1, 'status: must be Active or Inactive'],
    ['status', 'active', 'status: must be Active or Inactive'],
    ['rules', 'x', 'rules: must be an array'],
    [
      'tagPropagationConfigurations',
      [{ resourceType: 'Cases', tagMap: [] }],
      'tagPropagationConfigurations[0].tagMap: must be an object',
    ],
    [
      'tagPropagationConfigurations',
      [{ resourceType: 'Cases', tagMap: { team: 1 } }],
      'tagPropagationConfigurations[0].tagMap.team: must be a string',
    ],
  ])('is named: %s = %j', async (member, value, message) => {
    const body = named({ [member]: value });

    expect(refusal(await send('POST', `/domains/${domainId}/templates`, body))).toEqual(invalid(message));
  });

  it.each([
    ['"yes"', 'eventBridge.enabled: must be a boolean'],
    ['1', 'eventBridge.enabled: must be a boolean'],
    ['{}', 'eventBridge.enabled: must be a boolean'],
  ])('is named: enabled = %s', async (value, message) => {
    const body = `{"eventBridge":{"enabled":${value}}}`;

    expect(refusal(await send('PUT', `/domains/${domainId}/case-event-configuration`, body))).toEqual(
      invalid(message),
    );
  });

  it.each([
    ['{}', 'attributes: must hold exactly one of text'],
    ['[]', 'attributes: must be an object'],
    ['"text"', 'attributes: must be an object'],
    ['{"text":[]}', 'attributes.text: must be an object'],
    ['{"text":null}', 'attributes: must hold exactly one of text'],
    ['{"constructor":{}}', 'attributes: must hold exactly one of text'],
  ])('is named: attributes = %s', async (value, message) => {
    const body = `{"name":"x","type":"Text","attributes":${value}}`;

    expect(refusal(await send('POST', `/domains/${domainId}/fields`, body))).toEqual(invalid(message));
  });
});
