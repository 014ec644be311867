import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileJson, hostileText, type Json, mutated } from '../../builders/hostile-json.ts';
import { storedItems } from '../../integration/support/stored.ts';
import type { Answer } from '../support/anken.ts';
import { builtRequests, type HttpRequest, operationOf } from '../support/built-requests.ts';
import { anAnken } from '../support/client.ts';
import { ankenOperations, anOperationTrial, documentedOnly, sdkOperations } from '../support/operations.ts';
import { sorted } from '../support/pages.ts';

/** Of each operation; enough to pass through every member of its request a few times. */
const ATTEMPTS = 60;

type RawRequest = { readonly path: string; readonly query: string; readonly body: string };

const withPath = (path: string): fc.Arbitrary<string> => {
  const parts = path.split('/');
  const hostilePart = fc.tuple(fc.integer({ min: 2, max: Math.max(2, parts.length - 1) }), hostileText);
  const changed = hostilePart.map(([at, text]) =>
    parts.map((part, index) => (index === at ? encodeURIComponent(text.toWellFormed()) : part)).join('/'),
  );
  return fc.oneof({ weight: 4, arbitrary: fc.constant(path) }, { weight: 1, arbitrary: changed });
};

const withQuery = (query: Readonly<Record<string, string>>): fc.Arbitrary<string> => {
  const parameter = (name: string, value: string) =>
    fc
      .oneof(fc.constant(value), hostileText)
      .map((text) => `${name}=${encodeURIComponent(text.toWellFormed())}`);
  return fc
    .tuple(...Object.entries(query).map(([name, value]) => parameter(name, value)))
    .map((all) => all.join('&'));
};

/** Names and tokens are taken once they were used, so that each attempt has its own. */
const unlikeTheOthers = (body: Readonly<Record<string, Json>>): fc.Arbitrary<Json> =>
  fc.integer({ min: 1, max: 1e9 }).map((number) => ({
    ...body,
    ...('name' in body && { name: `Thing ${number}` }),
    ...('clientToken' in body && { clientToken: `token-${number}` }),
  }));

const withBody = (body: Readonly<Record<string, Json>>): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: unlikeTheOthers(body)
        .chain(mutated)
        .map((json) => JSON.stringify(json)),
    },
    { weight: 2, arbitrary: hostileJson.map((json) => JSON.stringify(json)) },
    { weight: 1, arbitrary: fc.nat().map((at) => JSON.stringify(body).slice(0, at % 200)) },
    { weight: 1, arbitrary: hostileText },
  );

const hostileRequest = ({ path, query = {}, body = {} }: HttpRequest): fc.Arbitrary<RawRequest> =>
  fc.record({ path: withPath(path), query: withQuery(query), body: withBody(body) });

/** Attributes of the table that no answer may show. */
const internalNames = new Set([
  'pk',
  'sk',
  'lookup',
  'lookupSort',
  'timer',
  'due',
  'outbox',
  'feed',
  'expiresAt',
  'configVersion',
  'lastChangeId',
  'hasOldValuesApart',
  'version',
  'lastEventId',
  'lastEventTime',
  'position',
  'terms',
  'clock',
  'cycle',
  'nextThreshold',
  'requestHash',
  'secret',
]);

const namesIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(namesIn)]
    : [];

const leaked = ({ body }: Answer): readonly string[] =>
  body === '' ? [] : namesIn(JSON.parse(body)).filter((name) => internalNames.has(name));

const built = await builtRequests(await anAnken());

it('tries every operation that is built', async () => {
  const trial = await anOperationTrial();
  const tried = await Promise.all(
    sdkOperations.map(async (operation) => ({ operation, error: (await trial(operation)).error })),
  );

  const answered = tried.filter(({ error }) => !error?.message.endsWith('yet.'));

  const operations = [...answered.map(({ operation }) => operation), ...documentedOnly, ...ankenOperations];
  expect(sorted(operations)).toEqual(sorted([...new Set(Object.keys(built).map(operationOf))]));
});

it.each(Object.keys(built))(
  '%s never fails, never leaks, and writes nothing that it refuses',
  async (variant) => {
    const anken = await anAnken();
    const { send } = anken;
    const good = (await builtRequests(anken))[variant];
    if (!good) throw new Error(`There is no good request of ${variant}`);
    const attempt = ({ path, query, body }: RawRequest) => send(good.method, path, body, { query });
    const plain = {
      path: good.path,
      query: new URLSearchParams(good.query).toString(),
      body: JSON.stringify(good.body ?? {}),
    };
    expect(await attempt(plain)).toMatchObject({ status: 200 });
    // The first token that is looked at makes the secret of page tokens.
    await send('POST', '/domains-list', undefined, { query: 'nextToken=x' });
    let before = await storedItems(anken);

    const property = fc.asyncProperty(hostileRequest(good), async (request) => {
      const answered = await attempt(request);

      expect(answered.status).toBeLessThan(500);
      expect(leaked(answered)).toEqual([]);
      const after = await storedItems(anken);
      if (answered.status >= 400) expect(after).toEqual(before);
      before = after;
    });
    await fc.assert(property, { numRuns: ATTEMPTS });
  },
);
