import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Host } from '../world/host.ts';
import type { ItemKey } from '../world/item.ts';
import type { SentMail } from '../world/mail.ts';
import { raisesSeverity } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

/** One for each raise; another one only where the record of the one before was lost, or SES's answer was. */
export const mailsGoOutOnce: Invariant = (evidence) => {
  const { world, history } = evidence;
  const byEvent = Map.groupBy(world.mail.sent, ({ eventId }) => eventId);
  const raised = history.events.filter(raisesSeverity);
  const known = new Set(raised.map(({ eventId }) => eventId));
  return [
    ...raised
      .filter(({ eventId }) => !byEvent.has(eventId))
      .map(({ eventId }) => `no mail told of ${eventId}`),
    ...[...byEvent.keys()]
      .filter((eventId) => !known.has(eventId))
      .map((eventId) => `a mail told of ${eventId}, which raised nothing`),
    ...[...byEvent].flatMap(([eventId, mails]) =>
      mails.slice(0, -1).some((mail, index) => !mayComeAgain(evidence, mail, mails.slice(index + 1)))
        ? [`${mails.length} mails told of ${eventId}, though the first was on record or could have been`]
        : [],
    ),
  ];
};

/**
 * SES's answer was lost, or its host died, or could not record it: the table refused or lost what would have done so. A
 * host that had the answer, lived, and did not even try has no excuse, nor one whose record stands.
 */
const mayComeAgain = ({ world }: Evidence, mail: SentMail, later: readonly SentMail[]): boolean => {
  const { eventId, by, at, answered } = mail;
  if (!answered) return true;
  const until = later.find((other) => other.by === by)?.at ?? Number.POSITIVE_INFINITY;
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
  return host?.diedAt !== undefined || (host?.calls ?? []).some((call) => isRecord(call, mail));
};

const isMarkerOf = (eventId: string, pk: string): boolean => pk.endsWith(`#MAIL#${eventId}`);

const isRecord = ({ command, input, at }: Host['calls'][number], mail: SentMail): boolean =>
  command === 'UpdateCommand' &&
  at >= mail.at &&
  isMarkerOf(mail.eventId, (input as { readonly Key: ItemKey }).Key.pk) &&
  setsSentAt(input);

/** To give the lease back is no attempt to record. */
const setsSentAt = (input: object): boolean => {
  const { UpdateExpression = '', ExpressionAttributeNames = {} } = input as UpdateCommandInput;
  return Object.entries(ExpressionAttributeNames).some(
    ([placeholder, name]) => name === 'sentAt' && UpdateExpression.includes(`${placeholder} = `),
  );
};
