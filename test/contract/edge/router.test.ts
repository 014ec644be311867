import { GetDomainCommand, ListTagsForResourceCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it, vi } from 'vitest';
import { aShop } from '../../builders/shop.ts';
import { builtRequests } from '../support/built-requests.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const { client, send } = await anAnken();
const { domainId, templateId } = await aShop(client);

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
const byteLength = (text: string): number => Buffer.byteLength(text);

const unknownOperation = {
  status: 404,
  kind: 'UnknownOperationException',
  message: 'There is no operation at this path.',
};

describe('a path', () => {
  it.each([
    '/',
    '',
    '/nothing',
    '/domain',
    '/Domains',
    '//domains',
    '/domains-list/more',
    `/domains/${domainId}/nothing`,
    `/domains/${domainId}/cases/a-case/nothing`,
    `/domains/${domainId}/templates/${templateId}/more/still`,
    '/domains/{domainId}/fields-list/{fieldId}',
    '/tags',
    '/__proto__',
    '/domains/a/b',
  ])('that leads nowhere is answered with 404: %j', async (path) => {
    expect(refusal(await send('POST', path, '{}'))).toEqual(unknownOperation);
  });

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'post', 'CONSTRUCTOR'])(
    'that takes POST alone is answered with 404 for %s',
    async (method) => {
      expect(refusal(await send(method, '/domains-list'))).toEqual(unknownOperation);
    },
  );

  it('means the same with and without a slash at its end', async () => {
    for (const path of ['/domains-list', '/domains-list/', `/domains/${domainId}`, `/domains/${domainId}/`]) {
      expect(await send('POST', path)).toMatchObject({ status: 200 });
    }
    for (const path of ['rules-list', 'rules-list/']) {
      const answered = await send('POST', `/domains/${domainId}/${path}`);
      expect(answered).toMatchObject({ status: 200, body: JSON.stringify({ caseRules: [] }) });
    }
  });

  it('is understood as HTTP APIs hand it over, decoded, and encoded just the same', async () => {
    for (const id of ['返品 🦊', '%E8%BF%94%E5%93%81%20%F0%9F%A6%8A']) {
      expect(refusal(await send('POST', `/domains/${id}`))).toEqual({
        status: 404,
        kind: 'ResourceNotFoundException',
        message: 'Domain 返品 🦊 does not exist.',
      });
    }
  });

  it.each(['100%', '%', '%E8', '%zz', '%ED%A0%80', '%C0%AE'])(
    'that holds %s, which decodes to nothing, is taken as it is',
    async (id) => {
      expect(refusal(await send('POST', `/domains/${id}`)).message).toBe(`Domain ${id} does not exist.`);
    },
  );

  it('that leaves an id empty is answered with what is wrong', async () => {
    expect(refusal(await send('POST', '/domains//fields-list'))).toEqual({
      status: 400,
      kind: 'ValidationException',
      message: 'domainId: must be 1 to 500 characters long',
    });
  });

  it.each([
    ['a slash', 'a/b'],
    ['dots', '..'],
    ['a NUL', 'a\u0000b'],
    ['a question mark', 'a?b=c#d'],
    ['the name of a list', 'domains-list'],
    ['a member of every object', '__proto__'],
  ])('takes an id with %s from the official client for no more than an id', async (_what, id) => {
    await expect(client.send(new GetDomainCommand({ domainId: id }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceId: id,
    });
  });

  it.each([
    ['four', '🦊'],
    ['three', 'ﷺ'],
    ['one', 'x'],
  ])(
    'of ids of 500 characters with %s bytes each finds nothing, in whichever operation',
    async (_bytes, character) => {
      const id = character.repeat(500);
      const anken = await anAnken();
      const requests = Object.values(await builtRequests(anken)).filter(
        // An ARN is no longer than an id by itself.
        ({ path }) => path.match(uuid) && !path.startsWith('/tags/'),
      );
      const asked = vi.spyOn(anken.documents, 'send');

      for (const { method, path, query, body = {} } of requests) {
        const ofLongIds = path.replace(uuid, encodeURIComponent(id));
        const answered = await anken.send(method, ofLongIds, JSON.stringify(body), {
          query: new URLSearchParams(query).toString(),
        });
        expect([path, refusal(answered).kind]).toEqual([path, 'ResourceNotFoundException']);
      }

      // DynamoDB refuses to look for a longer key; the engine of these tests does not mind.
      const longest = Math.max(
        ...textsIn(asked.mock.calls.map(([command]) => command.input)).map(byteLength),
      );
      expect(longest).toBeLessThanOrEqual(2048);
    },
  );

  it('takes all behind /tags/ for one ARN, with its slashes', async () => {
    const arn = `arn:aws:cases:us-east-1:111122223333:domain/${domainId}/case/a-case`;

    for (const path of [arn, encodeURIComponent(arn), `${arn}/`]) {
      const answered = await send('GET', `/tags/${path}`);
      expect(refusal(answered).message).toBe('Case a-case does not exist.');
    }
    await expect(client.send(new ListTagsForResourceCommand({ arn }))).rejects.toThrow(
      'Case a-case does not exist.',
    );
  });
});

describe('an answer', () => {
  it('is JSON and carries the id of its request, whether it is good or bad', async () => {
    const good = await send('POST', '/domains-list');
    const bad = await send('POST', '/nothing');

    for (const { headers } of [good, bad]) {
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-amzn-requestid': 'request-1' });
    }
  });

  it('has no body where the contract has none', async () => {
    const body = JSON.stringify({ eventBridge: { enabled: false } });

    const answered = await send('PUT', `/domains/${domainId}/case-event-configuration`, body);

    expect(answered).toMatchObject({ status: 200, body: '' });
  });

  it('gives times in ISO 8601', async () => {
    const { body } = await send('POST', `/domains/${domainId}`);

    expect(JSON.parse(body)).toMatchObject({
      createdTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });
});
