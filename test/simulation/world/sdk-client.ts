import { clientSettings } from '../../../lambdas/platform/client-settings.ts';
import type { Host, Parts } from './host.ts';
import { named } from './service-error.ts';
import type { Reply } from './table.ts';

/** A service at the other end of the network. */
export type Service = {
  readonly serve: (command: string, input: object, by: string, reply: Reply) => void;
};

type Behaviour = {
  readonly maxAttempts: number;
  /** After which the client gives a call up; undefined: it waits as long as the connection lives. */
  readonly timeoutMilliseconds: number | undefined;
};

/** Every client of ours, but for SES. */
export const ourClients: Behaviour = {
  maxAttempts: clientSettings.maxAttempts,
  timeoutMilliseconds: clientSettings.requestHandler.requestTimeout,
};

/** Source: AWS SDKs and Tools Reference Guide, "Retry behavior", standard mode. */
const FIRST_PAUSE_MILLISECONDS = 100;
const LONGEST_PAUSE_MILLISECONDS = 20_000;
const retried = new Set([
  'TimeoutError',
  'ECONNRESET',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'TransactionInProgressException',
  'InternalException',
  'InternalServerError',
]);

const unanswered = new Set(['TimeoutError', 'ECONNRESET', 'TransactionInProgressException']);

/**
 * An AWS SDK client of one host: the network, which loses and delays, and the SDK's own retries in standard mode. A
 * transaction keeps its ClientRequestToken through them, as the SDK's serializer gives it one before the first attempt;
 * SQS, EventBridge and SES have none, so a retry after a lost answer does the thing again.
 */
export const sdkClient = (parts: Parts, host: Host, service: Service, behaviour: Behaviour) => {
  const { chance } = parts;
  return {
    send: (command: { readonly constructor: { readonly name: string }; readonly input: object }) => {
      const { name } = command.constructor;
      const input =
        name === 'TransactWriteCommand'
          ? { ClientRequestToken: chance.hex(16), ...command.input }
          : command.input;
      host.calls.push({ command: name, input, at: parts.scheduler.now });
      return new Promise<object>((resolve, reject) => {
        const attempt = (number: number) =>
          call(parts, host, service, behaviour, { name, input }, (answer) => {
            if ('output' in answer) {
              host.goOn(() => {
                answer.arrived?.();
                resolve(answer.output);
              });
            } else if (number < behaviour.maxAttempts && retried.has(answer.error.name)) {
              const longest = Math.min(
                LONGEST_PAUSE_MILLISECONDS,
                FIRST_PAUSE_MILLISECONDS * 2 ** (number - 1),
              );
              parts.scheduler.after(Math.ceil(chance.next() * longest), () => {
                if (host.diedAt === undefined) attempt(number + 1);
              });
            } else {
              host.goOn(() => reject(answer.error));
            }
          });
        attempt(1);
      });
    },
  };
};

/** One request on its way, and at most one answer. */
const call = (
  { scheduler, chance, weather, trace }: Parts,
  host: Host,
  service: Service,
  { timeoutMilliseconds }: Behaviour,
  { name, input }: { readonly name: string; readonly input: object },
  then: Reply,
): void => {
  let over = false;
  const answer: Reply = (outcome) => {
    if (over || host.diedAt !== undefined) return;
    over = true;
    if ('error' in outcome && name === 'TransactWriteCommand' && unanswered.has(outcome.error.name)) {
      host.doubts.push(scheduler.now);
    }
    if ('error' in outcome) trace.note(() => `${host.name} ${name}: ${outcome.error.message}`);
    then(outcome);
  };
  const lost = weather.strikes('request lost');
  const answerLost = !lost && weather.strikes('answer lost');
  const late = !lost && timeoutMilliseconds !== undefined && weather.strikes('answer late');
  const way = () => chance.between(1, 8);
  if (!lost) {
    scheduler.after(late ? chance.between(2_000, 9_000) : way(), () =>
      service.serve(name, input, host.name, (outcome) => {
        if (!answerLost) scheduler.after(way(), () => answer(outcome));
      }),
    );
  }
  if ((lost || answerLost) && (timeoutMilliseconds === undefined || chance.happens(0.5))) {
    scheduler.after(chance.between(10, 60), () => answer({ error: named('ECONNRESET', 'socket hang up') }));
  } else if (
    timeoutMilliseconds !== undefined &&
    (lost || answerLost || late || name === 'TransactWriteCommand')
  ) {
    scheduler.after(timeoutMilliseconds, () => answer({ error: named('TimeoutError', 'request timed out') }));
  }
};
