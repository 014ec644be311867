import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { Parts } from './host.ts';
import { ofBus } from './service-error.ts';
import type { Reply } from './table.ts';

export type BusEvent = {
  readonly id: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly account: string;
  readonly region: string;
  readonly time: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
};

export type Rule = {
  readonly name: string;
  readonly matches: (event: BusEvent) => boolean;
  readonly deliver: (body: string) => void;
  /** Takes what could not be delivered for good. */
  readonly undelivered: (body: string) => void;
};

/**
 * An event bus of EventBridge. Sources, in the EventBridge user guide and API reference:
 * - "PutEvents" (API_PutEvents.html): up to 10 entries; an entry fails by itself, with an ErrorCode in its place;
 *   InternalException. "Common Errors": AccessDeniedException, ThrottlingException.
 * - "Retrying event delivery" (eb-rule-retry-policy.html): at least once, with exponential back-off up to the policy's
 *   age and attempts; "Using dead-letter queues to process undelivered events" (eb-rule-dlq.html).
 * - "Archiving and replaying events": the archive takes what the bus took.
 */
export class BusModel {
  readonly #parts: Parts;
  readonly #rules: readonly Rule[];
  /** All that the bus took, with when. */
  readonly archive: { readonly event: BusEvent; readonly at: number }[] = [];

  /** An outage of the whole bus ends then. */
  outageUntil = 0;
  /** Until then whoever asks has no permission. */
  forbiddenUntil = 0;
  /** Until then single events are refused for a reason of their own. */
  poisonUntil = 0;
  readonly #poisoned = new Set<string>();

  constructor(parts: Parts, rules: readonly Rule[]) {
    this.#parts = parts;
    this.#rules = rules;
  }

  serve(command: string, input: object, by: string, reply: Reply): void {
    if (command !== 'PutEventsCommand') throw new Error(`The bus's model does not know ${command}`);
    const { weather, chance, scheduler, trace } = this.#parts;
    if (scheduler.now < this.forbiddenUntil) {
      reply({ error: ofBus('AccessDeniedException', 'client') });
      return;
    }
    if (weather.strikes('bus throttled')) {
      reply({
        error: chance.pick([ofBus('ThrottlingException', 'client'), ofBus('InternalException', 'server')]),
      });
      return;
    }
    const { Entries } = input as { readonly Entries: readonly PutEventsRequestEntry[] };
    if (Entries.length === 0 || Entries.length > 10) throw new Error('ValidationException: 1 to 10 entries');
    const results = Entries.map((entry) => {
      if (this.#isPoisoned(entry)) return { ErrorCode: 'MalformedDetail' };
      if (scheduler.now < this.outageUntil || weather.strikes('bus entry failed')) {
        return { ErrorCode: chance.pick(['InternalFailure', 'ThrottlingException']) };
      }
      const event = this.#accepted(entry);
      trace.note(() => `the bus takes ${event.detail['eventId'] ?? event['detail-type']} from ${by}`);
      return { EventId: event.id };
    });
    reply({
      output: {
        Entries: results,
        FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      },
    });
  }

  /** The bus refuses one event whenever it comes, as long as the outage of another world would last. */
  #isPoisoned({ Detail = '' }: PutEventsRequestEntry): boolean {
    const { weather, scheduler } = this.#parts;
    if (scheduler.now >= this.poisonUntil) return false;
    if (weather.strikes('event poisoned')) this.#poisoned.add(Detail);
    return this.#poisoned.has(Detail);
  }

  #accepted(entry: PutEventsRequestEntry): BusEvent {
    const { chance, scheduler } = this.#parts;
    const event: BusEvent = {
      id: chance.hex(16),
      source: entry.Source ?? '',
      'detail-type': entry.DetailType ?? '',
      account: '111122223333',
      region: 'us-east-1',
      time: entry.Time?.toISOString() ?? '',
      resources: entry.Resources ?? [],
      detail: JSON.parse(entry.Detail ?? '{}'),
    };
    this.archive.push({ event, at: scheduler.now });
    const wanted = this.#rules.filter((rule) => rule.matches(event));
    if (wanted.length > 0) {
      const body = JSON.stringify(event);
      for (const rule of wanted) this.#deliver(rule, body);
    }
    return event;
  }

  #deliver(rule: Rule, body: string): void {
    const { weather, chance, scheduler, trace } = this.#parts;
    const delay = weather.strikes('delivery delayed')
      ? chance.between(1_000, 300_000)
      : chance.between(5, 200);
    if (weather.strikes('delivery failed for good')) {
      trace.note(() => `the rule ${rule.name} gives an event up`);
      scheduler.after(delay, () => rule.undelivered(body));
      return;
    }
    scheduler.after(delay, () => rule.deliver(body));
    if (weather.strikes('delivery doubled')) {
      scheduler.after(chance.between(5, 200_000), () => rule.deliver(body));
    }
  }
}
