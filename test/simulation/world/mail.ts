import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import type { Parts } from './host.ts';
import { ofMail } from './service-error.ts';
import type { Reply } from './table.ts';

export type SentMail = {
  /** What it tells of. */
  readonly eventIds: readonly string[];
  readonly by: string;
  readonly at: number;
  answered: boolean;
};

/**
 * SES. Source: Amazon SES developer guide, "Managing your Amazon SES sending limits" (throttled by
 * TooManyRequestsException), API reference v2, "SendEmail": no token makes it idempotent.
 */
export class MailModel {
  readonly #parts: Parts;
  readonly sent: SentMail[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  serve(command: string, input: object, by: string, reply: Reply): void {
    if (command !== 'SendEmailCommand') throw new Error(`The mail's model does not know ${command}`);
    const { weather, scheduler, chance, trace } = this.#parts;
    if (weather.strikes('mail throttled')) {
      reply({ error: ofMail('TooManyRequestsException') });
      return;
    }
    const { Headers = [], Body } = (input as SendEmailCommandInput).Content?.Simple ?? {};
    const eventId = Headers.find(({ Name }) => Name === 'X-Anken-Event-Id')?.Value;
    const eventIds = eventId === undefined ? (Body?.Text?.Data ?? '').split(' ') : [eventId];
    const mail: SentMail = { eventIds, by, at: scheduler.now, answered: false };
    this.sent.push(mail);
    trace.note(() => `SES takes the mail of ${eventIds.join(', ')} from ${by}`);
    const answer = {
      output: { MessageId: `mail-${this.sent.length}` },
      arrived: () => {
        mail.answered = true;
      },
    };
    if (weather.strikes('mail slow')) scheduler.after(chance.between(500, 25_000), () => reply(answer));
    else reply(answer);
  }
}
