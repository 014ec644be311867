import { describe, expect, it } from 'vitest';
import { aSelectField, aShop, aTemplate } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const { client, send } = await anAnken();
const { domainId } = await aShop(client);
await aTemplate(client, domainId, { status: 'Inactive' });

const templates = (query: string) =>
  send('POST', `/domains/${domainId}/templates-list`, undefined, { query });
const namesOf = (body: string): readonly unknown[] => JSON.parse(body).templates;

describe('maxResults in a query', () => {
  it.each([
    'maxResults=1',
    'maxResults=1&maxResults=abc',
    '&&maxResults=1&',
    'maxResults=%31',
    'unknown=0&maxResults=1',
  ])('is read: %s', async (query) => {
    const answered = await templates(query);

    expect(answered.status).toBe(200);
    expect(namesOf(answered.body)).toHaveLength(1);
  });

  it.each([
    ['abc', 'maxResults: must be a whole number from 1 to 100'],
    ['', 'maxResults: must be a whole number from 1 to 100'],
    ['%20', 'maxResults: must be a whole number from 1 to 100'],
    ['1.5', 'maxResults: must be a whole number from 1 to 100'],
    ['NaN', 'maxResults: must be a whole number from 1 to 100'],
    ['Infinity', 'maxResults: must be a whole number from 1 to 100'],
    ['0x2', 'maxResults: must be a whole number from 1 to 100'],
    ['1e1', 'maxResults: must be a whole number from 1 to 100'],
    ['10.0', 'maxResults: must be a whole number from 1 to 100'],
    ['%2010', 'maxResults: must be a whole number from 1 to 100'],
    ['%2B5', 'maxResults: must be a whole number from 1 to 100'],
    ['1e300', 'maxResults: must be a whole number from 1 to 100'],
    ['9007199254740993', 'maxResults: must be a whole number from 1 to 100'],
    ['0', 'maxResults: must be a whole number from 1 to 100'],
    ['-0', 'maxResults: must be a whole number from 1 to 100'],
    ['-1', 'maxResults: must be a whole number from 1 to 100'],
    ['101', 'maxResults: must be a whole number from 1 to 100'],
    ['__proto__', 'maxResults: must be a whole number from 1 to 100'],
  ])('is refused: %s', async (value, message) => {
    expect(refusal(await templates(`maxResults=${value}`))).toEqual({
      status: 400,
      kind: 'ValidationException',
      message,
    });
  });
});

describe('a list in a query', () => {
  it('is read from its repetitions', async () => {
    expect(namesOf((await templates('status=Active')).body)).toHaveLength(1);
    expect(namesOf((await templates('status=Inactive')).body)).toHaveLength(1);
    expect(namesOf((await templates('status=Active&status=Inactive')).body)).toHaveLength(2);
  });

  it('is not read from commas', async () => {
    expect(refusal(await templates('status=Active,Inactive'))).toMatchObject({
      status: 400,
      message: 'status[0]: must be Active or Inactive',
    });
  });

  it('is refused with an empty member where the contract knows none', async () => {
    expect(refusal(await templates('status='))).toMatchObject({
      status: 400,
      message: 'status[0]: must be Active or Inactive',
    });
  });

  it('holds text of any kind, encoded', async () => {
    const fieldId = await aSelectField(client, domainId, ['返品 & 交換 100%']);
    const query = `values=${encodeURIComponent('返品 & 交換 100%')}`;

    const { body } = await send('POST', `/domains/${domainId}/fields/${fieldId}/options-list`, undefined, {
      query,
    });

    expect(JSON.parse(body).options).toMatchObject([{ value: '返品 & 交換 100%' }]);
  });

  it.each(['values=%', 'values=%E8', 'values=%ED%A0%80', 'values=%00', 'values=+', '%=%', '=', '?values=x'])(
    'that is badly encoded finds nothing, and does no harm: %s',
    async (query) => {
      const answered = await send('POST', `/domains/${domainId}/fields/severity/options-list`, undefined, {
        query,
      });

      expect(answered.status).toBe(200);
    },
  );
});

describe('what belongs into the query', () => {
  it('is not read from the body', async () => {
    const body = JSON.stringify({ maxResults: 1, status: ['Inactive'], nextToken: 'x' });

    const answered = await send('POST', `/domains/${domainId}/templates-list`, body);

    expect(answered.status).toBe(200);
    expect(namesOf(answered.body)).toHaveLength(2);
  });
});

describe('what belongs into the path or the body', () => {
  it('is not read from the query', async () => {
    expect(refusal(await send('POST', '/domains', undefined, { query: 'name=Sneaked' }))).toMatchObject({
      status: 400,
      message: 'name: is required',
    });
    expect(await send('POST', `/domains/${domainId}`, undefined, { query: 'domainId=other' })).toMatchObject({
      status: 200,
    });
  });
});
