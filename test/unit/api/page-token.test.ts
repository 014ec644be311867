import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealedPageTokens } from '../../../lambdas/api/page-token.ts';
import type { PageScope } from '../../../lambdas/contract/page-tokens.ts';

const tokens = sealedPageTokens(async () => 'a secret');
const scope: PageScope = { operation: 'ListFields', query: { domainId: 'd-1' } };
const place = { pk: 'D#d-1', sk: 'FIELD#f-1' };
const refusal = expect.objectContaining({
  kind: 'ValidationException',
  message: 'nextToken: is not a token that this request was answered with',
});

const keys = fc.record({ pk: fc.string({ unit: 'binary' }), sk: fc.string({ unit: 'binary' }) });

describe('a page token', () => {
  it('brings back the place that it was made of, whatever the key', async () => {
    await fc.assert(
      fc.asyncProperty(keys, async (key) => {
        expect(await tokens.read(scope, await tokens.write(scope, key))).toEqual(key);
      }),
    );
  });

  it('is text that needs no encoding in a query', async () => {
    await fc.assert(
      fc.asyncProperty(keys, async (key) => {
        expect(await tokens.write(scope, key)).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });

  it('tells nothing of the key', async () => {
    const token = await tokens.write(scope, place);

    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/d-1|FIELD|pk|sk/);
  });

  it('holds of an item its key alone', async () => {
    const token = await tokens.write(scope, { ...place, secret: 'not for the caller' } as never);

    expect(await tokens.read(scope, token)).toEqual(place);
  });

  it.each([undefined, ''])('that is %j means the first page', async (none) => {
    expect(await tokens.read(scope, none)).toBeUndefined();
  });

  it('is refused with any one of its characters changed', async () => {
    const token = await tokens.write(scope, place);

    for (const index of token.split('').keys()) {
      const other = token[index] === 'A' ? 'B' : 'A';
      const changed = `${token.slice(0, index)}${other}${token.slice(index + 1)}`;
      await expect(tokens.read(scope, changed)).rejects.toEqual(refusal);
    }
  });

  it('is refused where it is any other text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
        await expect(tokens.read(scope, text)).rejects.toEqual(refusal);
      }),
    );
  });

  it.each<[string, PageScope]>([
    ['operation', { ...scope, operation: 'ListTemplates' }],
    ['domain', { ...scope, query: { domainId: 'd-2' } }],
    ['filter', { ...scope, query: { domainId: 'd-1', status: ['Active'] } }],
  ])('is refused by a request of another %s', async (_what, other) => {
    const token = await tokens.write(scope, place);

    await expect(tokens.read(other, token)).rejects.toEqual(refusal);
  });

  it('is good for a request that leaves a filter out as it did before', async () => {
    const token = await tokens.write({ ...scope, query: { domainId: 'd-1', status: undefined } }, place);

    expect(await tokens.read(scope, token)).toEqual(place);
  });

  it('is refused where another secret sealed it', async () => {
    const others = sealedPageTokens(async () => 'another secret');

    await expect(others.read(scope, await tokens.write(scope, place))).rejects.toEqual(refusal);
  });
});
