import { type SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Log } from '../platform/logger.ts';
import { type Mail, type SeverityRaised, severityRaisedSchema } from './high-severity-mail.ts';
import type { Lease, MailMarkers } from './mail-marker.store.ts';

type Deps = {
  readonly markers: MailMarkers;
  readonly ses: Pick<SESv2Client, 'send'>;
  readonly mailFor: (event: SeverityRaised) => Mail;
  readonly sender: string;
  readonly recipient: string;
  readonly log: Log;
};

/**
 * Sends the mail that one queue message asks for; when the message comes again, it finds the mail sent.
 * @throws what kept the mail from going out: the queue brings the message back, and at last sets it aside
 */
export const notifyOps =
  (deps: Deps) =>
  async ({ messageId, body }: SQSRecord): Promise<void> => {
    let event: SeverityRaised | undefined;
    try {
      event = eventIn(body);
      await sendOnce(deps, event);
    } catch (error) {
      // Nobody else says it: the batch processor reports the message and keeps the reason to itself.
      deps.log.error('mail not sent', { messageId, ...(event && idsOf(event)), reason: String(error) });
      throw error;
    }
  };

const sendOnce = async (deps: Deps, event: SeverityRaised): Promise<void> => {
  const { markers, mailFor, log } = deps;
  const ids = idsOf(event);
  const mail = mailFor(event);
  const claim = await markers.claim(ids.domainId, ids.eventId);
  if (claim.outcome === 'already sent') {
    log.info('mail sent before', ids);
    return;
  }
  if (claim.outcome === 'held by another') throw new Error('Another invocation is sending this mail');
  const sesMessageId = await send(deps, claim.lease, mail, ids.eventId);
  await markers.recordSent(claim.lease, sesMessageId);
  log.info('mail sent', { ...ids, sesMessageId });
};

const send = async (
  { ses, markers, sender, recipient }: Deps,
  lease: Lease,
  mail: Mail,
  eventId: string,
): Promise<string | undefined> => {
  try {
    const { MessageId } = await ses.send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [recipient] },
        Content: {
          Simple: {
            Subject: utf8(mail.subject),
            Body: { Html: utf8(mail.html), Text: utf8(mail.text) },
            Headers: [
              // RFC 3834: no answering machine shall answer it.
              { Name: 'Auto-Submitted', Value: 'auto-generated' },
              { Name: 'X-Anken-Event-Id', Value: eventId },
            ],
          },
        },
      }),
    );
    return MessageId;
  } catch (error) {
    // SES answered, so it has not taken the mail. Of a lost connection we cannot know: that lease runs out by itself.
    if (error instanceof SESv2ServiceException) await markers.release(lease);
    throw error;
  }
};

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

const idsOf = ({ detail: { domainId, caseId, eventId } }: SeverityRaised) => ({ domainId, caseId, eventId });

/** Its errors name members and never quote the message, since they are logged. */
const eventIn = (body: string): SeverityRaised => {
  const parsed = z.safeParse(severityRaisedSchema, jsonIn(body));
  if (parsed.success) return parsed.data;
  const members = parsed.error.issues.map(({ path }) => path.join('.') || 'the message').join(', ');
  throw new Error(`Not an event that raises a severity; missing or wrong: ${members}`);
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The message is not JSON');
  }
};
