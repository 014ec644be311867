import { parseArgs } from 'node:util';
import { type Desk, discard, list, publish, show } from './redrive/commands.ts';
import { placeOf } from './redrive/place.ts';
import { runCommand } from './terminal/command.ts';
import { LocalFailure } from './terminal/failure.ts';

/** `npm run redrive`: sees to the events that could not be published, in a deployment or in the local stack. */

const usage = [
  'npm run redrive -- list                                   the events that are parked',
  'npm run redrive -- show <event> [--content]               what is known of one; with what its case says',
  'npm run redrive -- publish <event>… | --all               back to the sweep, and what becomes of them',
  'npm run redrive -- discard <event>… --reason "<why>"      nobody will be told of them',
  '',
  'Each is about the running local stack, or with --stage <name> about that deployment on AWS.',
];
const misunderstood = (sentence: string): LocalFailure => new LocalFailure(sentence, { details: usage });

const options = {
  stage: { type: 'string' },
  all: { type: 'boolean' },
  content: { type: 'boolean' },
  reason: { type: 'string' },
} as const;

const readArguments = () => {
  const swallowed = Object.keys(options).find((name) => `npm_config_${name}` in process.env);
  if (swallowed !== undefined)
    throw misunderstood(`npm took --${swallowed} for itself; the two dashes keep it away.`);
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw misunderstood(`"${process.argv.slice(2).join(' ')}" is not understood.`);
  }
};

/** ULIDs as we write them. */
const EVENT_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

const eventIdsIn = (words: readonly string[]): readonly string[] => {
  const wrong = words.find((word) => !EVENT_ID.test(word));
  if (wrong !== undefined) {
    throw new LocalFailure(
      `"${wrong}" is not the id of an event; npm run redrive -- list shows those that are parked.`,
    );
  }
  if (words.length === 0) throw misunderstood('Which event?');
  return [...new Set(words)];
};

type Work = (desk: Desk) => Promise<void>;

/** What shall be done, before anything is asked of AWS. */
const workOf = (): { readonly work: Work; readonly stage: string | undefined } => {
  const { positionals, values } = readArguments();
  const [command, ...words] = positionals;
  const { stage, all = false, content = false, reason } = values;
  const work = (): Work => {
    switch (command) {
      case 'list':
        if (words.length > 0) throw misunderstood('list takes no event.');
        return list;
      case 'show': {
        const [eventId = '', another] = eventIdsIn(words);
        if (another !== undefined) throw misunderstood('show tells of one event.');
        return (desk) => show(desk, eventId, content);
      }
      case 'publish': {
        if (all && words.length > 0)
          throw misunderstood('publish takes the ids of events or --all, not both.');
        const wanted = all ? 'all' : eventIdsIn(words);
        return (desk) => publish(desk, wanted);
      }
      case 'discard': {
        const eventIds = eventIdsIn(words);
        if (!reason?.trim()) throw misunderstood('discard needs a reason; it stays with the event.');
        return (desk) => discard(desk, eventIds, reason.trim());
      }
      default:
        throw misunderstood(
          command === undefined ? 'What shall be done?' : `"${command}" is not understood.`,
        );
    }
  };
  return { work: work(), stage };
};

await runCommand(async () => {
  const { work, stage } = workOf();
  await work({ ...(await placeOf(stage)), say: (text) => console.log(text) });
}, 'Stopped; what is back in the outbox is published by the sweep.');
