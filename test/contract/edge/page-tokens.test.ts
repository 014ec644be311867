import {
  GetCaseCommand,
  ListFieldOptionsCommand,
  ListFieldsCommand,
  ListTemplatesCommand,
} from '@aws-sdk/client-connectcases';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageTokenSecret } from '../../../lambdas/api/page-token-secret.store.ts';
import { systemIds } from '../../../lambdas/platform/ids.ts';
import { pageTokenSecretKey } from '../../../lambdas/table/keys.ts';
import { aCase } from '../../builders/case.ts';
import { aShop, aTemplate } from '../../builders/shop.ts';
import { aTable } from '../../integration/support/engine.ts';
import { anAnken } from '../support/client.ts';
import { invalidMember, refusal } from '../support/refusals.ts';

const { client, send } = await anAnken();
const { domainId, ...shop } = await aShop(client);
await aTemplate(client, domainId);

const list = (nextToken: string | undefined) =>
  client.send(new ListTemplatesCommand({ domainId, maxResults: 1, nextToken }));
const { nextToken: good = '' } = await list(undefined);
/** The characters of a token before its content: 28 bytes of nonce and seal, and some. */
const HEAD = 36;
const refused = invalidMember('nextToken', 'is not a token that this request was answered with');

describe('a page token', () => {
  it('leads to the next page as often as it is asked', async () => {
    const [once, again] = [await list(good), await list(good)];

    expect(once.templates).toHaveLength(1);
    expect(again.templates).toEqual(once.templates);
  });

  it('that is empty is none', async () => {
    expect((await list('')).templates).toEqual((await list(undefined)).templates);
  });

  it.each([
    ['not a token', 'x'],
    ['a dot', '.'],
    ['its nonce and seal alone', good.slice(0, HEAD)],
    ['its content alone', good.slice(HEAD)],
    ['itself cut short', good.slice(0, -1)],
    ['itself in other letters', swappedCase(good)],
    ['another seal of as many characters, but more bytes', `${'é'.repeat(HEAD)}${good.slice(HEAD)}`],
    ['another content under its seal', `${good.slice(0, HEAD)}${flipped(good.slice(HEAD))}`],
    ['its parts the other way round', `${good.slice(HEAD)}${good.slice(0, HEAD)}`],
    ['a key in the clear', encoded({ pk: 'DOMAINS', sk: 'KEY' })],
    ['itself and something more', `${good}.more`],
    ['itself in the encoding of mail', good.replaceAll('-', '+').replaceAll('_', '/').concat('=')],
    ['9,000 characters', 'x'.repeat(9000)],
  ])('that is forged is refused: %s', async (_what, forged) => {
    await expect(list(forged)).rejects.toMatchObject(refused);
  });

  it('of more than 9,000 characters is refused for its length', async () => {
    await expect(list('x'.repeat(9001))).rejects.toMatchObject(
      invalidMember('nextToken', 'must be 0 to 9000 characters long'),
    );
  });

  it('made of any text is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
        const query = `nextToken=${encodeURIComponent(text.toWellFormed())}`;
        const answered = await send('POST', `/domains/${domainId}/templates-list`, undefined, { query });
        expect(refusal(answered)).toMatchObject({ status: 400, kind: 'ValidationException' });
      }),
      { numRuns: 100 },
    );
  });

  it('is good for the request alone that it was answered to', async () => {
    const { nextToken: ofOptions } = await client.send(
      new ListFieldOptionsCommand({ domainId, fieldId: 'severity', maxResults: 1 }),
    );
    const { nextToken: ofFields } = await client.send(new ListFieldsCommand({ domainId, maxResults: 1 }));

    await expect(list(ofOptions)).rejects.toMatchObject(refused);
    await expect(list(ofFields)).rejects.toMatchObject(refused);
    await expect(
      client.send(new ListFieldOptionsCommand({ domainId, fieldId: 'status', nextToken: ofOptions })),
    ).rejects.toMatchObject(refused);
  });

  it('of another deployment is refused', async () => {
    const other = await anAnken();
    const elsewhere = await aShop(other.client);
    await aTemplate(other.client, elsewhere.domainId);
    const { nextToken } = await other.client.send(
      new ListTemplatesCommand({ domainId: elsewhere.domainId, maxResults: 1 }),
    );

    await expect(list(nextToken)).rejects.toMatchObject(refused);
  });

  it('is refused by GetCase, which answers in one page always', async () => {
    const { caseId } = await aCase(client, { domainId, ...shop });

    const asked = client.send(
      new GetCaseCommand({ domainId, caseId, fields: [{ id: 'title' }], nextToken: good }),
    );

    await expect(asked).rejects.toMatchObject(refused);
  });
});

describe('the secret of page tokens', () => {
  it('is the same for all processes, even if they need it first at the same time', async () => {
    const { table } = await aTable();
    const processes = Array.from({ length: 5 }, () => pageTokenSecret(table, systemIds.secret));

    const secrets = await Promise.all(processes.map((secret) => secret()));

    const stored = await table.get<{ secret: string }>(pageTokenSecretKey);
    expect(new Set(secrets)).toEqual(new Set([stored?.secret]));
  });
});

function swappedCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}

function flipped(text: string): string {
  return `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`;
}

function encoded(key: object): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}
