import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { storedItems } from '../../integration/support/stored.ts';
import type { Answer } from '../support/anken.ts';
import { builtRequests, type HttpRequest, operationOf } from '../support/built-requests.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const anken = await anAnken();
const requests = await builtRequests(anken);
const send = ({ method, path, query, body }: HttpRequest) =>
  anken.send(method, path, JSON.stringify(body ?? {}), { query: new URLSearchParams(query).toString() });
/** The table keeps the members of an item in no order. */
const read = ({ body, ...answer }: Answer) => ({ ...answer, body: body === '' ? body : JSON.parse(body) });
const of = (operations: readonly string[]) =>
  Object.entries(requests).filter(([name]) => operations.includes(operationOf(name)));

const puts = Object.entries(requests)
  .filter(([, { method }]) => method === 'PUT')
  .map(([name]) => operationOf(name));
/** Those of the model beside them that a client may send again; what is deleted softly, stays deleted. */
const repeatable = [
  ...puts,
  'CreateCase',
  'DeleteCaseRule',
  'DeleteField',
  'DeleteLayout',
  'DeleteTemplate',
  'ListTagsForResource',
  'TagResource',
  'UntagResource',
];
const deletions = ['DeleteCase', 'DeleteDomain', 'DeleteRelatedItem'];
/** Their name is what tells one from another: without a token, nobody knows whose it is. */
const creations = ['CreateCaseRule', 'CreateDomain', 'CreateField', 'CreateTemplate'];
/** A comment may be written twice; that a contact is linked once, its own tests show. */
const additions = ['CreateRelatedItem'];

it('is decided for every operation that the model marks as idempotent', () => {
  const contract = readFileSync(join(import.meta.dirname, '../../../docs/contract.md'), 'utf8');
  const marked = [...contract.matchAll(/^\d+\. \*\*(\w+)\*\*.* · idempotent/gm)].map(([, name]) => `${name}`);

  expect(marked).toHaveLength(22);
  expect([...repeatable, ...deletions, ...creations, ...additions]).toEqual(expect.arrayContaining(marked));
});

it.each(of(repeatable))('%s may come twice', async (_, request) => {
  const first = await send(request);
  const before = await storedItems(anken);

  const second = await send(request);

  expect(first.status).toBe(200);
  expect(read(second)).toEqual(read(first));
  expect(await storedItems(anken)).toEqual(before);
});

it.each(of(deletions))(
  '%s is refused the second time, since there is nothing any more',
  async (_, request) => {
    const first = await send(request);
    const before = await storedItems(anken);

    const second = await send(request);

    expect(first.status).toBe(200);
    expect(refusal(second)).toMatchObject({ status: 404, kind: 'ResourceNotFoundException' });
    expect(await storedItems(anken)).toEqual(before);
  },
);

it.each(of(creations))('%s is refused the second time, since the name is taken', async (_, request) => {
  const first = await send(request);
  const before = await storedItems(anken);

  const second = await send(request);

  expect(first.status).toBe(200);
  expect(refusal(second)).toMatchObject({ status: 409, kind: 'ConflictException' });
  expect(await storedItems(anken)).toEqual(before);
});
