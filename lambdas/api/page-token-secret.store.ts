import { pageTokenSecretKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type Put, WriteRefused } from '../table/writes.ts';

/** The key that signs page tokens: made by whoever needs it first, then the same for all functions. */
export const pageTokenSecret = (table: Table, newSecret: () => string): (() => Promise<string>) => {
  let known: Promise<string> | undefined;
  return () => {
    known ??= readOrMake(table, newSecret).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};

const readOrMake = async (table: Table, newSecret: () => string): Promise<string> => {
  const stored = await table.get<{ secret: string }>(pageTokenSecretKey);
  if (stored) return stored.secret;
  const made: Put = { item: { ...pageTokenSecretKey, secret: newSecret() }, unlessExists: true };
  try {
    await table.write([made]);
    return `${made.item['secret']}`;
  } catch (error) {
    const first = error instanceof WriteRefused ? error.existing<{ secret: string }>(made) : undefined;
    if (first) return first.secret;
    throw error;
  }
};
