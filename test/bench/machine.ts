import { cpus, loadavg, totalmem } from 'node:os';
import { engineVersion } from '../integration/support/engine-process.ts';

/** What the figures of a run are figures of. */
export const machine = () => {
  const [load = 0] = loadavg();
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    engine: engineVersion(),
    /** Of the minute before the run: above nothing, others had the machine too. */
    loadBefore: Math.round(load * 100) / 100,
  };
};
export type Machine = ReturnType<typeof machine>;
