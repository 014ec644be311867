import type { Log } from '../../../lambdas/platform/logger.ts';
import type { Host } from '../world/host.ts';
import type { World } from '../world/world.ts';

/** What the code under test logs stands in the trace of a run. */
export const hostLog = ({ trace }: World, host: Host): Log => {
  const note = (message: unknown, ...more: readonly unknown[]) =>
    trace.note(() => `${host.name} logs: ${message} ${more.map(text).join(' ')}`);
  return { info: note, warn: note, error: note };
};

const text = (value: unknown): string =>
  JSON.stringify(value, (_name, member: unknown) => (member instanceof Error ? String(member) : member));
