import type { Table } from './table.ts';
import { type Write, WriteRefused } from './writes.ts';

/** All or nothing. False, and nothing is written, where what `decisive` believes does not hold any more. */
export const unlessRefused = async (
  table: Table,
  decisive: Write,
  others: readonly Write[] = [],
): Promise<boolean> => {
  try {
    await table.write([decisive, ...others]);
    return true;
  } catch (error) {
    if (error instanceof WriteRefused && error.refused(decisive)) return false;
    throw error;
  }
};
