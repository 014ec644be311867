import * as z from 'zod/mini';
import { ownItemsSchema } from '../cases/own-items.ts';
import type { Key } from '../table/keys.ts';

export type CaseIds = { readonly domainId: string; readonly caseId: string };

/** What its event says was deleted; for an event that says anything else, nothing is purged. */
const deletedSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('CASE.DELETED'), caseId: z.string(), ownItems: ownItemsSchema }),
  z.object({ type: z.literal('DOMAIN.DELETED') }),
]);

/** The event of a deletion, as far as its purge goes by it. */
export type DeletedThing = z.output<typeof deletedSchema> & {
  readonly key: Key;
  readonly domainId: string;
  /** The attributes that a tombstone does not keep. */
  readonly content: readonly string[];
};
export type DeletedCase = Extract<DeletedThing, { readonly type: 'CASE.DELETED' }>;

/** All that a tombstone keeps. */
const tombstoneAttributes = new Set(['pk', 'sk', 'feed', 'domainId', 'caseId', 'eventId', 'type']);

/** The domain is that of the key, by which the event was found. */
export const deletedThingIn = (
  domainId: string,
  item: Key & Readonly<Record<string, unknown>>,
): DeletedThing => {
  const { pk, sk } = item;
  const parsed = z.safeParse(deletedSchema, item);
  if (!parsed.success) {
    // The places alone: what stands there is the case's.
    const places = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(`${pk} ${sk} is no event of a deletion that can be read; missing or wrong: ${places}`);
  }
  const content = Object.keys(item).filter((name) => !tombstoneAttributes.has(name));
  return { ...parsed.data, key: { pk, sk }, domainId, content };
};
