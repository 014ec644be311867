import type { SQSRecord } from 'aws-lambda';
import { type SeverityRaised, severityRaisedSchema } from './high-severity/high-severity-mail.ts';
import { idsOf, type MailDelivery, sendOnce } from './mail-delivery.consumer.ts';
import type { Mail } from './mail-frame.ts';
import { eventIn } from './queued-event.ts';

type Deps = MailDelivery & { readonly mailFor: (event: SeverityRaised) => Mail };

/**
 * Sends the mail that one queue message asks for; when the message comes again, it finds the mail sent.
 * @throws what kept the mail from going out: the queue brings the message back, and at last sets it aside
 */
export const notifyOps =
  (deps: Deps) =>
  async ({ messageId, body }: SQSRecord): Promise<void> => {
    let event: SeverityRaised | undefined;
    try {
      event = eventIn(body, severityRaisedSchema, 'that raises a severity');
      await sendOnce(deps, deps.mailFor(event), idsOf(event));
    } catch (error) {
      // Nobody else says it: the batch processor reports the message and keeps the reason to itself.
      deps.log.error('mail not sent', { messageId, ...(event && idsOf(event)), reason: String(error) });
      throw error;
    }
  };
