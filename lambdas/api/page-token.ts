import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { invalid } from '../contract/errors.ts';
import type { PageScope, PageTokens } from '../contract/page-tokens.ts';

const keySchema = z.object({ pk: z.string(), sk: z.string() });

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Sealed, so that a token tells nothing of the table and says nothing that we did not say ourselves, and bound to its
 * scope. The secret is one for all functions.
 */
export const sealedPageTokens = (secret: () => Promise<string>): PageTokens => ({
  write: async (scope, after) => seal(await secret(), scope, JSON.stringify({ pk: after.pk, sk: after.sk })),
  read: async (scope, token) => {
    if (token === undefined || token === '') return undefined;
    const position = unseal(await secret(), scope, token);
    if (position === undefined) {
      throw invalid('nextToken', 'is not a token that this request was answered with');
    }
    return keySchema.parse(JSON.parse(position));
  },
});

const seal = (secret: string, scope: PageScope, position: string): string => {
  // Of what is sealed, so that no nonce ever serves two contents.
  const nonce = createHmac('sha256', secret)
    .update(boundTo(scope))
    .update(position)
    .digest()
    .subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(secret), nonce).setAAD(boundTo(scope));
  const sealed = Buffer.concat([cipher.update(position, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
};

/** Nothing where the token was not sealed by us for this scope. */
const unseal = (secret: string, scope: PageScope, token: string): string | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  // Decoding passes over what is not base64url; a token is only what we wrote, to the letter.
  if (bytes.length <= NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== token) return undefined;
  const [nonce, tag, sealed] = [
    bytes.subarray(0, NONCE_BYTES),
    bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
    bytes.subarray(NONCE_BYTES + TAG_BYTES),
  ];
  const decipher = createDecipheriv(ALGORITHM, keyOf(secret), nonce, { authTagLength: TAG_BYTES })
    .setAAD(boundTo(scope))
    .setAuthTag(tag);
  const position = decipher.update(sealed, undefined, 'utf8');
  try {
    return position + decipher.final('utf8');
  } catch {
    // The one failure of `final` in this mode: the tag is not of this secret, scope and content.
    return undefined;
  }
};

const keyOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const boundTo = ({ operation, query }: PageScope): Buffer => Buffer.from(JSON.stringify([operation, query]));
