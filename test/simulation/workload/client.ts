import type { RunningWorld } from '../world/world.ts';
import type { Attempt, ClientOperation } from './operation.ts';

const ATTEMPTS = 3;
const TIMEOUT_MILLISECONDS = 31_000;

/** As API Gateway hands a request over. */
const httpEvent = ({ method, path, query = '', headers = {}, body, id }: ClientOperation) => ({
  version: '2.0',
  rawPath: path,
  rawQueryString: query,
  headers,
  body: JSON.stringify(body),
  isBase64Encoded: false,
  requestContext: {
    requestId: id,
    http: { method },
    authorizer: {
      iam: { accountId: '111122223333', userArn: `arn:aws:sts::111122223333:assumed-role/${id}/hanako` },
    },
  },
});

/**
 * A client with an SDK: the same request again, client token and all, where no answer came or one that says "try
 * again". Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
 */
export const perform = async (world: RunningWorld, operation: ClientOperation): Promise<Attempt> => {
  for (let number = 1; ; number += 1) {
    const attempt = await attemptOf(world, operation);
    const again = attempt.status === undefined || attempt.status >= 500 || attempt.status === 429;
    if (!again || number === ATTEMPTS) return attempt;
    await pause(world, world.chance.below(100 * 2 ** number));
  }
};

export const pause = ({ scheduler }: RunningWorld, milliseconds: number): Promise<void> =>
  new Promise((resolve) =>
    scheduler.after(milliseconds, () => {
      scheduler.woke();
      resolve();
    }),
  );

const attemptOf = (world: RunningWorld, operation: ClientOperation): Promise<Attempt> => {
  const { scheduler, weather, chance, trace, api } = world;
  const attempt: Attempt = {
    sentAt: scheduler.now,
    endedAt: 0,
    status: undefined,
    body: {},
    version: undefined,
  };
  operation.attempts.push(attempt);
  trace.note(
    () =>
      `client sends ${operation.id}: ${operation.kind} ${operation.path} ${JSON.stringify(operation.body)}`,
  );
  return new Promise((resolve) => {
    let over = false;
    const end = (status: number | undefined, body: string, etag?: unknown) => {
      if (over) return;
      over = true;
      attempt.endedAt = scheduler.now;
      attempt.status = status;
      attempt.body = body === '' ? {} : JSON.parse(body);
      attempt.version = etag === undefined ? undefined : Number(`${etag}`.replaceAll('"', ''));
      trace.note(() => `client of ${operation.id} hears ${status ?? 'nothing'} ${body}`);
      scheduler.woke();
      resolve(attempt);
    };
    const lost = weather.strikes('request lost');
    const answerLost = weather.strikes('answer lost');
    if (!lost) {
      scheduler.after(chance.between(1, 10), () =>
        api.invoke(httpEvent(operation), (outcome) => {
          const back = chance.between(1, 10);
          // HTTP APIs answer 503 for a function that failed, and 500s are worth another try.
          if (answerLost) scheduler.after(back, () => end(undefined, ''));
          else if ('result' in outcome) {
            const { statusCode, body = '', headers } = outcome.result;
            scheduler.after(back, () => end(statusCode, body, headers?.['etag']));
          } else scheduler.after(back, () => end(503, ''));
        }),
      );
      // A connection that breaks while the API is still at work: the client's next attempt meets the first.
      if (answerLost && chance.happens(0.5)) scheduler.after(chance.between(5, 40), () => end(undefined, ''));
    } else scheduler.after(chance.between(5, 40), () => end(undefined, ''));
    scheduler.after(TIMEOUT_MILLISECONDS, () => end(undefined, ''));
  });
};
