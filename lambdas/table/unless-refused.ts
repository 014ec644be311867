import type { Table } from './table.ts';
import { type Write, WriteRefused } from './writes.ts';

/** All or nothing. False, and nothing is written, where what one of `decisive` believes does not hold any more. */
export const unlessRefused = async (
  table: Table,
  decisive: Write | readonly Write[],
  others: readonly Write[] = [],
): Promise<boolean> => {
  const deciding = [decisive].flat();
  try {
    await table.write([...deciding, ...others]);
    return true;
  } catch (error) {
    if (error instanceof WriteRefused && deciding.some((write) => error.refused(write))) return false;
    throw error;
  }
};
