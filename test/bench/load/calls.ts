import { creationsASecond, loadBudgets } from '../budgets.ts';
import type { Anken } from '../operation-line.ts';
import { figure, type Line } from '../section.ts';
import { median, p99 } from '../statistics.ts';

type Request = { readonly method: 'POST' | 'PUT'; readonly path: string; readonly body: object };
/** Milliseconds of the process: when the request was sent, and when its answer was there. */
export type Times = { readonly sentAt: number; readonly answeredAt: number };
/** An answer of a batch names what failed of it; `body` is there where the whole did not fail. */
export type Answer<Body> = Times & { readonly body?: Body };

/** What was asked for by one name, and how that went. */
class Calls {
  readonly milliseconds: number[] = [];
  readonly errors = new Map<string, number>();

  failed(kind: string): void {
    this.errors.set(kind, (this.errors.get(kind) ?? 0) + 1);
  }
}

/** Sends what writers ask for to the API's handler, and keeps what each kind of call took and came to. */
export class CallLog {
  readonly #send: Anken['send'];
  readonly #calls = new Map<string, Calls>();

  constructor({ send }: Pick<Anken, 'send'>) {
    this.#send = send;
  }

  /** `name` is the line of the report that it counts for. The time is the handler's, without the reading of its answer. */
  async call<Body = object>(name: string, { method, path, body }: Request): Promise<Answer<Body>> {
    const text = JSON.stringify(body);
    const sentAt = performance.now();
    const answer = await this.#send(method, path, text);
    const answeredAt = performance.now();
    const calls = this.#of(name);
    calls.milliseconds.push(answeredAt - sentAt);
    if (answer.status === 200) return { sentAt, answeredAt, body: JSON.parse(answer.body || '{}') as Body };
    calls.failed(answer.headers['x-amzn-errortype'] ?? `${answer.status}`);
    return { sentAt, answeredAt };
  }

  /** A part of a batch that was answered had this error. */
  partFailed(name: string, kind: string): void {
    this.#of(name).failed(kind);
  }

  #of(name: string): Calls {
    const calls = this.#calls.get(name) ?? new Calls();
    this.#calls.set(name, calls);
    return calls;
  }

  /** A line for each kind of call in the order of their names, and before them one for all. */
  linesOf(all: string, seconds: number): readonly Line[] {
    const total = new Calls();
    for (const { milliseconds, errors } of this.#calls.values()) {
      for (const each of milliseconds) total.milliseconds.push(each);
      for (const [kind, count] of errors) total.errors.set(kind, (total.errors.get(kind) ?? 0) + count);
    }
    const sorted = [...this.#calls].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return [lineOf(all, total, seconds), ...sorted.map(([name, calls]) => lineOf(name, calls, seconds))];
  }

  /** The one kind of call that there was, held to the rate that it shall have. */
  lineOfCreations(title: string, name: string, seconds: number): Line {
    return lineOf(title, this.#of(name), seconds, creationsASecond);
  }
}

/** Of a call, and of a case of a batch. */
const THROTTLED = ['ThrottlingException', 'THROTTLED'];

const lineOf = (
  title: string,
  { milliseconds, errors }: Calls,
  seconds: number,
  rate?: typeof creationsASecond,
): Line => {
  const count = (kinds: Iterable<string>) =>
    [...kinds].reduce((sum, kind) => sum + (errors.get(kind) ?? 0), 0);
  const throttled = count(THROTTLED);
  return [
    title,
    figure(milliseconds.length),
    figure(milliseconds.length / seconds, rate),
    figure(median(milliseconds)),
    figure(p99(milliseconds)),
    figure(throttled, loadBudgets.throttled),
    figure(count(errors.keys()) - throttled, loadBudgets.failed),
    [...errors].map(([kind, count]) => `${count} ${kind}`).join(', ') || 'none',
  ];
};
