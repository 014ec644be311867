import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { notBuilt, route } from '../../../lambdas/api/route.ts';
import { operations } from '../../../lambdas/contract/model.generated.ts';

const caller = { accountId: '1', iamPrincipalArn: 'arn:aws:iam::1:root' };
const listing = route(
  {
    operation: 'ListThings',
    method: 'POST',
    path: '/things',
    request: () => z.object({}),
    query: { maxResults: 'number', nextToken: 'text', status: 'list', keys: 'requiredList' },
  },
  async () => ({}),
);
/** A list in a query is its repetitions: clients send an empty one as nothing. */
const none = { maxResults: undefined, nextToken: undefined, status: undefined, keys: [] };
const read = (query: string) => listing.readQuery(new URLSearchParams(query));

describe('the members of a query', () => {
  it.each([
    ['', {}],
    ['maxResults=5', { maxResults: 5 }],
    ['maxResults=5&maxResults=6', { maxResults: 5 }],
    ['maxResults=abc', { maxResults: 'abc' }],
    ['maxResults=-05', { maxResults: -5 }],
    ...['0x2', '1e1', '10.0', '%2B5', '5,', '1_0'].map((text): [string, object] => [
      `maxResults=${text}`,
      { maxResults: decodeURIComponent(text) },
    ]),
    ['maxResults= 10', { maxResults: ' 10' }],
    ['maxResults=', { maxResults: '' }],
    ['nextToken=5', { nextToken: '5' }],
    ['nextToken=', { nextToken: '' }],
    ['keys=a&keys=b', { keys: ['a', 'b'] }],
    ['status=a', { status: ['a'] }],
    ['status=a&status=b', { status: ['a', 'b'] }],
    ['status=', { status: [''] }],
    ['status=a&status=', { status: ['a', ''] }],
    ['unknown=1&__proto__=2', {}],
  ])('are read with their types: %j', (query, members) => {
    expect(read(query)).toStrictEqual({ ...none, ...members });
  });
});

describe('a route', () => {
  it('hands its operation nothing that is not valid', async () => {
    const seen: unknown[] = [];
    const request = () => z.object({ name: z.string() });
    const strict = route(
      { operation: 'DoThing', method: 'POST', path: '/things', request },
      async (input) => {
        seen.push(input);
        return {};
      },
    );

    await expect(strict.answer({ name: 1 }, caller)).rejects.toMatchObject({ kind: 'ValidationException' });
    await strict.answer({ name: 'x', more: 1 }, caller);

    expect(seen).toEqual([{ name: 'x' }]);
  });

  it('of an operation that is not built says so', async () => {
    const { operation, method, path, answer } = notBuilt(operations.SearchCases);

    expect({ operation, method, path }).toEqual({
      operation: 'SearchCases',
      method: 'POST',
      path: '/domains/{domainId}/cases-search',
    });
    await expect(answer({}, caller)).rejects.toMatchObject({
      kind: 'ValidationException',
      message: 'Anken does not answer SearchCases yet.',
    });
  });
});
