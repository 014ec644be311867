import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

const SQLITE_BUSY = 5;
const RETRY_MILLISECONDS = 200;

/**
 * Locks a file against other processes, or answers undefined where another one holds it. It is SQLite's file lock, which
 * the kernel frees however its holder ends, so a lock is never left behind.
 */
export const tryLock = (file: string): (() => void) | undefined => {
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
  return () => {
    if (database.isOpen) database.close();
  };
};

/** Does the work under the lock; `onWait` is called once where another process has to end first. */
export const withLock = async <Result>(
  file: string,
  work: () => Promise<Result>,
  options: { readonly signal?: AbortSignal | undefined; readonly onWait?: () => void } = {},
): Promise<Result> => {
  let unlock = tryLock(file);
  if (!unlock) options.onWait?.();
  while (!unlock) {
    await setTimeout(RETRY_MILLISECONDS, undefined, options.signal ? { signal: options.signal } : {});
    unlock = tryLock(file);
  }
  try {
    return await work();
  } finally {
    unlock();
  }
};
