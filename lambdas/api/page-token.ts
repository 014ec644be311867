import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { invalid } from '../contract/errors.ts';
import type { PageScope, PageTokens } from '../contract/page-tokens.ts';

const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** Signed, so that a token says nothing that we did not say ourselves; the secret is one for all functions. */
export const signedPageTokens = (secret: () => Promise<string>): PageTokens => ({
  write: async (scope, after) => {
    const position = Buffer.from(JSON.stringify({ pk: after.pk, sk: after.sk })).toString('base64url');
    return `${position}.${signature(await secret(), scope, position)}`;
  },
  read: async (scope, token) => {
    if (token === undefined || token === '') return undefined;
    const [position = ''] = token.split('.');
    if (!isEqual(token, `${position}.${signature(await secret(), scope, position)}`)) {
      throw invalid('nextToken', 'is not a token that this request was answered with');
    }
    return keySchema.parse(JSON.parse(Buffer.from(position, 'base64url').toString()));
  },
});

const signature = (secret: string, { operation, query }: PageScope, position: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify([operation, query, position]))
    .digest('base64url');

/** Two texts of one length can differ in their bytes, which is what `timingSafeEqual` insists on. */
const isEqual = (given: string, expected: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
};
