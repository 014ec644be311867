import { setTimeout } from 'node:timers/promises';
import type { LocalStackDescription } from '../stack/run.ts';
import { LocalFailure } from '../terminal/failure.ts';
import type { Sighting } from '../watch/sighting.ts';
import { watchStack } from '../watch/watch.ts';
import { countdownTo, line } from './lines.ts';

/** What shall come of a case: an event of this type, a message in the external queue, a mail. */
type Expected = `${'CASE' | 'RELATED_ITEM' | 'SLA'}.${string}` | 'queue' | 'mail';

type Act = {
  readonly story: string;
  /** The operation, for its line. */
  readonly does: string;
  readonly brings: readonly Expected[];
  /** Makes the change and answers the id of its case. */
  readonly send: () => Promise<string>;
};

type Wait = {
  readonly story: string;
  readonly caseId: string;
  /** When time itself changes the case. */
  readonly due: Date;
  /** After that. */
  readonly withinSeconds: number;
  readonly brings: readonly Expected[];
};

/** Where a case is changed and what comes of it is shown, and nothing of what else happens in the stack meanwhile. */
export type Stage = {
  /** Makes a change; each line has the seconds since the request was sent. Answers the id of its case. */
  readonly act: (act: Act) => Promise<string>;
  /** Waits for what time does; each line has the seconds since the due time. */
  readonly wait: (wait: Wait) => Promise<void>;
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
  const seen: { readonly sighting: Sighting; readonly at: number }[] = [];
  const watch = await watchStack({
    ...running,
    onSighting: (sighting) => seen.push({ sighting, at: Date.now() }),
  });

  /** Shows what has come of the case since it was asked for last. */
  const show = (caseId: string, from: number): readonly Sighting[] => {
    const ours = seen.splice(0).filter(({ sighting }) => sighting.caseId === caseId);
    for (const { sighting, at } of ours) line(from, sighting.kind, sighting.text, at);
    return ours.map(({ sighting }) => sighting);
  };

  const until = async (
    caseId: string,
    brings: readonly Expected[],
    clock: { readonly from: number; readonly withinSeconds: number; readonly onPoll?: () => void },
  ): Promise<void> => {
    const { from, withinSeconds, onPoll } = clock;
    let missing = brings;
    for (;;) {
      const came = show(caseId, from);
      missing = missing.filter((expected) => !came.some((sighting) => isOne(sighting, expected)));
      if (missing.length === 0) return;
      if (Date.now() - from > withinSeconds * 1000) {
        throw new LocalFailure(
          `${missing.join(' and ')} did not come within ${withinSeconds} seconds; .anken/emulator.log may say why.`,
        );
      }
      onPoll?.();
      await setTimeout(POLL_MILLISECONDS, undefined, { signal });
    }
  };

  /** Nothing of what has come may come a second time, and nothing that alarms anybody at all. */
  const silence = async (caseId: string, brought: readonly Expected[], from: number): Promise<void> => {
    await setTimeout(SILENCE_SECONDS * 1000, undefined, { signal });
    const unexpected = show(caseId, from).filter(
      (sighting) => sighting.kind !== 'event' || brought.some((each) => isOne(sighting, each)),
    );
    if (unexpected.length > 0) {
      throw new LocalFailure(
        `Nothing more was due, but there came: ${unexpected.map(({ kind, text }) => `${kind} ${text}`).join('; ')}.`,
      );
    }
    const isMailed = brought.includes('mail');
    line(
      from,
      '',
      `${isMailed ? 'once, and nothing else' : 'no queue message and no mail'}, as it should be`,
    );
  };

  return {
    act: async ({ story, does, brings, send }) => {
      console.log(`\n${story}\n`);
      const from = Date.now();
      line(from, 'request', does);
      const caseId = await send();
      line(from, 'answer', 'the change and its event are stored');
      await until(caseId, brings, { from, withinSeconds: ARRIVES_WITHIN_SECONDS });
      if (!brings.includes('mail')) await silence(caseId, brings, from);
      return caseId;
    },
    wait: async ({ story, caseId, due, withinSeconds, brings }) => {
      console.log(`\n${story}\n`);
      const from = due.getTime();
      await until(caseId, brings, { from, withinSeconds, onPoll: countdownTo(due) });
      await silence(caseId, brings, from);
    },
    close: watch.stop,
  };
};

const isOne = ({ kind, eventType }: Sighting, expected: Expected): boolean =>
  expected === kind || expected === eventType;
