import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { eachOf } from '../platform/at-once.ts';
import { type SlaBreach, slaBreachSchema } from './breaches/sla-breach.ts';
import {
  claimed,
  idsOf,
  MARKERS_AT_ONCE,
  type MailDelivery,
  recordSent,
  releaseAll,
  send,
  sendOnce,
} from './mail-delivery.consumer.ts';
import type { Mail } from './mail-frame.ts';
import type { Lease } from './mail-marker.store.ts';
import { eventIn } from './queued-event.ts';

type Deps = MailDelivery & {
  readonly mailFor: (breach: SlaBreach) => Mail;
  /** Lists those that fit one mail. */
  readonly listMailFor: (breaches: readonly SlaBreach[]) => Mail & { readonly listed: readonly SlaBreach[] };
};

/** So many are read one by one; more of them are a list. */
const MOST_MAILS = 20;
/** SES lets a new account send one mail a second. */
const MAILS_AT_ONCE = 2;
/** Longer than SES takes with all its attempts: a function that ends over a mail does not know whether it went out. */
const SENDING_MILLISECONDS = 10_000;

/** A breach, and the messages of the batch that tell of it: a queue delivers one twice now and then. */
type Told = { readonly breach: SlaBreach; readonly messageIds: readonly string[] };
/** Does the work for these; where it fails, their messages have failed. */
type Attempt = (told: readonly Told[], work: () => Promise<void>) => Promise<void>;

/**
 * Tells of all the breaches of one batch: by a mail each, or by one that lists them (rarely some, where the texts are
 * long) where there are more than twenty.
 * What was not mailed, or could not be recorded as mailed, is reported, and the queue brings it back.
 */
export const notifyBreaches =
  (deps: Deps) =>
  async (
    records: readonly Pick<SQSRecord, 'messageId' | 'body'>[],
    remainingMilliseconds: () => number,
  ): Promise<SQSBatchResponse> => {
    const failed = new Set<string>();
    const fail = (messageId: string, error: unknown, breach?: SlaBreach): void => {
      failed.add(messageId);
      deps.log.error('mail not sent', { messageId, ...(breach && idsOf(breach)), reason: String(error) });
    };
    const attempt: Attempt = async (told, work) => {
      try {
        await work();
      } catch (error) {
        for (const { breach, messageIds } of told) {
          for (const messageId of messageIds) fail(messageId, error, breach);
        }
      }
    };
    const hasTime = (): boolean => remainingMilliseconds() > SENDING_MILLISECONDS;

    const breaches = breachesIn(records, fail);
    if (breaches.length > MOST_MAILS) await sendTogether(deps, breaches, attempt, hasTime);
    else await sendApart(deps, breaches, attempt, hasTime);
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };

const sendApart = (
  deps: Deps,
  breaches: readonly Told[],
  attempt: Attempt,
  hasTime: () => boolean,
): Promise<void> =>
  eachOf(breaches, MAILS_AT_ONCE, (told) =>
    attempt([told], async () => {
      if (!hasTime()) throw outOfTime();
      await sendOnce(deps, deps.mailFor(told.breach), idsOf(told.breach));
    }),
  );

type Claimed = Told & { readonly lease: Lease };

/** Each by its own marker: a breach that is told of already, or by somebody else just now, is not in the list. */
const sendTogether = async (
  deps: Deps,
  breaches: readonly Told[],
  attempt: Attempt,
  hasTime: () => boolean,
): Promise<void> => {
  const waiting: Claimed[] = [];
  await eachOf(breaches, MARKERS_AT_ONCE, (told) =>
    attempt([told], async () => {
      const lease = await claimed(deps, idsOf(told.breach));
      if (lease !== undefined) waiting.push({ ...told, lease });
    }),
  );
  for (const { mail, listed } of inMails(deps, waiting)) {
    const leases = listed.map(({ lease }) => lease);
    await attempt(listed, async () => {
      if (!hasTime()) {
        await releaseAll(deps, leases);
        throw outOfTime();
      }
      const sesMessageId = await send(deps, mail, leases);
      await eachOf(listed, MARKERS_AT_ONCE, (told) =>
        attempt([told], () => recordSent(deps, idsOf(told.breach), told.lease, sesMessageId)),
      );
    });
  }
};

/** One mail for all of them, and further ones where that would be too long to be read. */
const inMails = (
  deps: Pick<Deps, 'listMailFor'>,
  waiting: readonly Claimed[],
): readonly { readonly mail: Mail; readonly listed: readonly Claimed[] }[] => {
  if (waiting.length === 0) return [];
  const mail = deps.listMailFor(waiting.map(({ breach }) => breach));
  const isListed = new Set(mail.listed);
  const rest = waiting.filter(({ breach }) => !isListed.has(breach));
  return [{ mail, listed: waiting.filter(({ breach }) => isListed.has(breach)) }, ...inMails(deps, rest)];
};

const outOfTime = (): Error => new Error('No time is left to send it; it goes out when the message is back');

/** Every breach that the records tell of, once. */
const breachesIn = (
  records: readonly Pick<SQSRecord, 'messageId' | 'body'>[],
  onUnreadable: (messageId: string, error: unknown) => void,
): readonly Told[] => {
  const told = new Map<string, Told>();
  for (const { messageId, body } of records) {
    try {
      const breach = eventIn(body, slaBreachSchema, 'of a breached SLA');
      const { domainId, eventId } = breach.detail;
      const key = `${eventId} ${domainId}`;
      told.set(key, { breach, messageIds: [...(told.get(key)?.messageIds ?? []), messageId] });
    } catch (error) {
      onUnreadable(messageId, error);
    }
  }
  return [...told.values()];
};
