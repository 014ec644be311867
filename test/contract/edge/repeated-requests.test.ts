import { expect, it } from 'vitest';
import { storedItems } from '../../integration/support/stored.ts';
import type { Answer } from '../support/anken.ts';
import { builtRequests, type HttpRequest } from '../support/built-requests.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const anken = await anAnken();
const requests = await builtRequests(anken);
const send = ({ method, path, query, body }: HttpRequest) =>
  anken.send(method, path, JSON.stringify(body ?? {}), { query: new URLSearchParams(query).toString() });
/** The table keeps the members of an item in no order. */
const read = ({ body, ...answer }: Answer) => ({ ...answer, body: body === '' ? body : JSON.parse(body) });
const named = (isMeant: (request: HttpRequest, name: string) => boolean) =>
  Object.entries(requests).filter(([name, request]) => isMeant(request, name));

it.each(named(({ method }) => method === 'PUT'))('%s may come twice', async (_, request) => {
  const first = await send(request);
  const before = await storedItems(anken);

  const second = await send(request);

  expect(first.status).toBe(200);
  expect(read(second)).toEqual(read(first));
  expect(await storedItems(anken)).toEqual(before);
});

it.each(named((_, name) => /^Delete(Case|RelatedItem)\b/.test(name)))(
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
