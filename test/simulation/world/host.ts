import type { Clock } from '../../../lambdas/platform/clock.ts';
import type { Chance } from '../chance.ts';
import { BEGINNING, type Scheduler } from '../scheduler.ts';
import type { Trace } from '../trace.ts';
import type { Weather } from '../weather.ts';

/** What everything in the world is made of. */
export type Parts = {
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly trace: Trace;
  /** How far a host's clock may be from the true time, in milliseconds. */
  readonly skew: number;
};

/**
 * A process that runs our code: with a clock of its own, memory of its own, and a sudden end. Wherever code waits, the
 * host may die instead of going on; what it waited for then never comes back to it.
 */
export class Host {
  readonly name: string;
  readonly clock: Clock;
  diedAt: number | undefined;
  /** What its code asked of services, whether it arrived or not. */
  readonly calls: { readonly command: string; readonly input: object; readonly at: number }[] = [];
  /** When it gave a transaction up without an answer: that one may be on its way still. */
  readonly doubts: number[] = [];
  readonly #parts: Parts;
  readonly #mourners = new Set<() => void>();

  constructor(parts: Parts, name: string) {
    const { scheduler, chance, skew } = parts;
    this.name = name;
    this.#parts = parts;
    const ahead = chance.pick([-skew / 2, chance.between(-skew / 2, skew / 2), skew / 2]);
    this.clock = {
      now: () => new Date(BEGINNING + scheduler.now + ahead),
      sleep: (milliseconds) =>
        new Promise((resolve) => scheduler.after(Math.ceil(milliseconds), () => this.goOn(resolve))),
      chance: chance.next,
    };
    parts.trace.note(() => `${name} starts, its clock ${ahead} ms from the true time`);
  }

  /** Lets code that waits go on, unless the host is dead or dies at this very moment. */
  goOn(settle: () => void): void {
    if (this.diedAt !== undefined) return;
    if (this.#parts.weather.strikes('host crash')) {
      this.die('crashes');
      return;
    }
    this.#parts.scheduler.woke();
    settle();
  }

  die(how: string): void {
    if (this.diedAt !== undefined) return;
    this.diedAt = this.#parts.scheduler.now;
    this.#parts.trace.note(() => `${this.name} ${how}`);
    for (const mourn of this.#mourners) mourn();
  }

  /** Answers a way to lose interest. */
  onDeath(mourn: () => void): () => void {
    this.#mourners.add(mourn);
    return () => this.#mourners.delete(mourn);
  }
}
