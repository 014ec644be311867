import { setTimeout } from 'node:timers/promises';
import { LocalFailure } from './failure.ts';
import type { LocalStackDescription } from './run.ts';
import { type Sighting, watchStack } from './watch.ts';

type Kind = Sighting['kind'];

type Act<Answer> = {
  readonly story: string;
  /** The operation, for its line. */
  readonly does: string;
  /** Whether the queue's message and the mail are expected, or their absence. */
  readonly alarms: boolean;
  readonly send: () => Promise<Answer>;
};

/** Where a change is made and what comes of it is shown, each line with the seconds since the request was sent. */
export type Stage = {
  readonly act: <Answer>(act: Act<Answer>) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

const ARRIVES_WITHIN_SECONDS = 30;
/** Longer than a mail has taken, so that silence means something. */
const SILENCE_SECONDS = 3;
const POLL_MILLISECONDS = 20;

export const openStage = async (running: {
  readonly port: number;
  readonly description: LocalStackDescription;
  readonly signal: AbortSignal;
}): Promise<Stage> => {
  const { signal } = running;
  let startedAt = performance.now();
  let seen: Kind[] = [];
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  const line = (kind: string, text: string): void =>
    console.log(`  ${seconds().toFixed(2).padStart(6)} s  ${kind.padEnd(11)}  ${text}`);
  const watch = await watchStack({
    ...running,
    onSighting: ({ kind, text }) => {
      seen.push(kind);
      line(kind, text);
    },
  });

  const until = async (expected: readonly Kind[]): Promise<void> => {
    while (expected.some((kind) => !seen.includes(kind))) {
      const missing = expected.filter((kind) => !seen.includes(kind)).join(' and ');
      if (seconds() > ARRIVES_WITHIN_SECONDS) {
        throw new LocalFailure(
          `${missing} did not come within ${ARRIVES_WITHIN_SECONDS} seconds; .anken/emulator.log may say why.`,
        );
      }
      await setTimeout(POLL_MILLISECONDS, undefined, { signal });
    }
  };
  const silence = async (): Promise<void> => {
    await setTimeout(SILENCE_SECONDS * 1000, undefined, { signal });
    const unexpected = seen.filter((kind) => kind !== 'event');
    if (unexpected.length > 0)
      throw new LocalFailure(`No alarm was due, but there came: ${unexpected.join(', ')}.`);
    line('', 'no queue message and no mail, as it should be');
  };

  return {
    act: async ({ story, does, alarms, send }) => {
      console.log(`\n${story}\n`);
      seen = [];
      startedAt = performance.now();
      line('request', does);
      const answer = await send();
      line('answer', 'the change and its event are stored');
      await until(alarms ? ['event', 'queue', 'mail'] : ['event']);
      if (!alarms) await silence();
      return answer;
    },
    close: watch.stop,
  };
};
