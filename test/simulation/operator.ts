import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Desk, discard, publish } from '../../local/redrive/commands.ts';
import { eventIdOf, parkedEvents } from '../../local/redrive/parked-events.ts';
import { LocalFailure } from '../../local/terminal/failure.ts';
import { settings } from './deployment.ts';
import { BEGINNING } from './scheduler.ts';
import type { RunningWorld } from './world/world.ts';

/** The person whom the alarms wake. */
export type Operator = {
  /** Sees to what is parked, by `npm run redrive`: at times one event is given up, and all others are published. */
  readonly redrive: () => void;
  readonly isBusy: () => boolean;
  /** @throws what went wrong with the operator's own tools */
  readonly check: () => void;
};

export const operatorOf = (world: RunningWorld): Operator => {
  const { alarms, chance, trace } = world;
  const desk = deskOf(world);
  let isBusy = false;
  let broken: unknown;

  const redrive = async () => {
    const [first] = await desk.events.list();
    if (first && chance.happens(0.3)) await discard(desk, [eventIdOf(first)], 'nobody needs to know');
    await publish(desk, 'all');
  };
  return {
    redrive: () => {
      if (isBusy) return;
      isBusy = true;
      // Rings again for whatever is parked from here on.
      alarms.delete('parked events');
      world.scheduler.woke();
      redrive()
        .catch((error: unknown) => {
          // What the tool says to a person is no fault of it.
          if (error instanceof LocalFailure) trace.note(() => `the operator reads: ${error.message}`);
          else broken = error;
        })
        .finally(() => {
          isBusy = false;
        });
    },
    isBusy: () => isBusy,
    check: () => {
      if (broken !== undefined) throw broken;
    },
  };
};

const deskOf = ({ table, purgeQueue, scheduler, trace }: RunningWorld): Desk => {
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) =>
      scheduler.after(milliseconds, () => {
        scheduler.woke();
        resolve();
      }),
    );
  const send = (command: { readonly constructor: { readonly name: string }; readonly input: object }) =>
    new Promise<object>((resolve, reject) =>
      table.serve(command.constructor.name, command.input, 'operator', (answer) => {
        scheduler.woke();
        if ('output' in answer) resolve(answer.output);
        else reject(answer.error);
      }),
    );
  // Of its class, since the SDK's paginators ask for that.
  const documents: DynamoDBDocumentClient = Object.assign(Object.create(DynamoDBDocumentClient.prototype), {
    send,
  });
  return {
    name: 'the simulated world',
    events: parkedEvents({ documents, tableName: settings.TABLE_NAME, sleep }),
    orderPurge: async (domainId, eventId) => {
      purgeQueue.send(JSON.stringify({ domainId, eventId }));
    },
    caller: async () => 'arn:aws:iam::111122223333:user/operator',
    now: () => new Date(BEGINNING + scheduler.now),
    sleep,
    say: (text) => trace.note(() => `the operator reads: ${text}`),
  };
};
