import { type SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { CaseChangeDetail } from '../case-events/case-change-detail.ts';
import { eachOf } from '../platform/at-once.ts';
import type { Log } from '../platform/logger.ts';
import type { Mail } from './mail-frame.ts';
import type { Lease, MailMarkers } from './mail-marker.store.ts';

/** What it takes to send each mail once (docs/architecture.md §1). */
export type MailDelivery = {
  readonly markers: MailMarkers;
  readonly ses: Pick<SESv2Client, 'send'>;
  readonly sender: string;
  readonly recipient: string;
  readonly log: Log;
};

/** What a mail tells of, and what is logged of it. */
type EventIds = Pick<CaseChangeDetail, 'domainId' | 'caseId' | 'eventId'>;
export const idsOf = ({
  detail: { domainId, caseId, eventId },
}: {
  readonly detail: EventIds;
}): EventIds => ({
  domainId,
  caseId,
  eventId,
});

/** Writes to one table and one partition each: many at once, of what a table takes. */
export const MARKERS_AT_ONCE = 20;

/**
 * Sends the mail about one event, unless it was sent before.
 * @throws what kept it from going out, or from being recorded
 */
export const sendOnce = async (delivery: MailDelivery, mail: Mail, ids: EventIds): Promise<void> => {
  const lease = await claimed(delivery, ids);
  if (lease === undefined) return;
  const sesMessageId = await send(
    delivery,
    mail,
    [lease],
    [{ Name: 'X-Anken-Event-Id', Value: ids.eventId }],
  );
  await recordSent(delivery, ids, lease, sesMessageId);
};

/**
 * The right to send the mail about one event; none where it was sent before.
 * @throws while another holds it
 */
export const claimed = async ({ markers, log }: MailDelivery, ids: EventIds): Promise<Lease | undefined> => {
  const claim = await markers.claim(ids.domainId, ids.eventId);
  if (claim.outcome === 'held by another') throw new Error('Another invocation is sending this mail');
  if (claim.outcome === 'claimed') return claim.lease;
  log.info('mail sent before', ids);
  return undefined;
};

/**
 * Sends the mail that all the leases are for, and gives them back where SES says no.
 * @throws what kept it from going out
 */
export const send = async (
  delivery: MailDelivery,
  mail: Mail,
  leases: readonly Lease[],
  headers: readonly { readonly Name: string; readonly Value: string }[] = [],
): Promise<string | undefined> => {
  const { ses, sender, recipient } = delivery;
  try {
    const { MessageId } = await ses.send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [recipient] },
        Content: {
          Simple: {
            Subject: utf8(mail.subject),
            Body: { Html: utf8(mail.html), Text: utf8(mail.text) },
            // RFC 3834: no answering machine shall answer it.
            Headers: [{ Name: 'Auto-Submitted', Value: 'auto-generated' }, ...headers],
          },
        },
      }),
    );
    return MessageId;
  } catch (error) {
    // SES answered, so it has not taken the mail. Of a lost connection we cannot know: those leases run out by themselves.
    if (error instanceof SESv2ServiceException) await releaseAll(delivery, leases);
    throw error;
  }
};

/** Gives back the right to send a mail that did not go out. */
export const releaseAll = ({ markers, log }: MailDelivery, leases: readonly Lease[]): Promise<void> =>
  eachOf(leases, MARKERS_AT_ONCE, async (lease) => {
    try {
      await markers.release(lease);
    } catch (error) {
      // It runs out by itself before the message comes back; why SES said no matters more.
      log.warn('mail not released', { pk: lease.key.pk, reason: String(error) });
    }
  });

/** @throws where nobody will know that the mail is out: it may go out again */
export const recordSent = async (
  { markers, log }: MailDelivery,
  ids: EventIds,
  lease: Lease,
  sesMessageId: string | undefined,
): Promise<void> => {
  try {
    await markers.recordSent(lease, sesMessageId);
  } catch (error) {
    throw new Error(`The mail went out, but that could not be recorded: ${error}`, { cause: error });
  }
  log.info('mail sent', { ...ids, sesMessageId });
};

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });
