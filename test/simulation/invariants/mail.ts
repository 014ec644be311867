import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Host } from '../world/host.ts';
import type { ItemKey } from '../world/item.ts';
import type { SentMail } from '../world/mail.ts';
import { isBreach, raisesSeverity } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

type Told = { readonly mail: SentMail; readonly eventId: string };

/** One for each raise and each breach; another one only where the record of the one before was lost, or SES's answer was. */
export const mailsGoOutOnce: Invariant = (evidence) => {
  const { world, history } = evidence;
  const told = world.mail.sent.flatMap((mail) => mail.eventIds.map((eventId) => ({ mail, eventId })));
  const byEvent = Map.groupBy(told, ({ eventId }) => eventId);
  const mailed = history.events.filter((event) => raisesSeverity(event) || isBreach(event));
  const known = new Set(mailed.map(({ eventId }) => eventId));
  return [
    ...mailed
      .filter(({ eventId }) => !byEvent.has(eventId) && !history.discarded.has(eventId))
      .map(({ eventId }) => `no mail told of ${eventId}`),
    ...[...byEvent.keys()]
      .filter((eventId) => !known.has(eventId))
      .map((eventId) => `a mail told of ${eventId}, which is nothing to be mailed`),
    ...[...byEvent].flatMap(([eventId, mails]) =>
      mails.slice(0, -1).some((each, index) => !mayComeAgain(evidence, each, mails.slice(index + 1)))
        ? [`${mails.length} mails told of ${eventId}, though the first was on record or could have been`]
        : [],
    ),
  ];
};

/**
 * SES's answer was lost, or its host died, or could not record it: the table refused or lost what would have done so. A
 * host that had the answer, lived, and did not even try has no excuse, nor one whose record stands.
 */
const mayComeAgain = ({ world }: Evidence, { mail, eventId }: Told, later: readonly Told[]): boolean => {
  const { by, at, answered } = mail;
  if (!answered) return true;
  const until = later.find((other) => other.mail.by === by)?.mail.at ?? Number.POSITIVE_INFINITY;
  const recorded = world.changes.some(
    (change) =>
      change.by === by &&
      at <= change.at &&
      change.at < until &&
      isMarkerOf(eventId, change.key.pk) &&
      change.after?.['sentAt'] !== undefined,
  );
  if (recorded) return false;
  const host = world.hosts().find(({ name }) => name === by);
  return host?.diedAt !== undefined || (host?.calls ?? []).some((call) => isRecord(call, mail.at, eventId));
};

const isMarkerOf = (eventId: string, pk: string): boolean => pk.endsWith(`#MAIL#${eventId}`);

const isRecord = ({ command, input, at }: Host['calls'][number], sentAt: number, eventId: string): boolean =>
  command === 'UpdateCommand' &&
  at >= sentAt &&
  isMarkerOf(eventId, (input as { readonly Key: ItemKey }).Key.pk) &&
  setsSentAt(input);

/** To give the lease back is no attempt to record. */
const setsSentAt = (input: object): boolean => {
  const { UpdateExpression = '', ExpressionAttributeNames = {} } = input as UpdateCommandInput;
  return Object.entries(ExpressionAttributeNames).some(
    ([placeholder, name]) => name === 'sentAt' && UpdateExpression.includes(`${placeholder} = `),
  );
};
