import { Host, type Parts } from './host.ts';

/** What Lambda's own context tells a handler. */
export type Invocation = { readonly remainingMilliseconds: () => number };

export type Handler<Event, Result> = (event: Event, invocation: Invocation) => Promise<Result>;

export type Outcome<Result> =
  | { readonly result: Result }
  | { readonly failure: string }
  /** It was not invoked at all. */
  | { readonly throttled: true };

/**
 * A Lambda function: hosts that are started when needed, kept warm, and end in a crash or at the time-out.
 * Source: Lambda developer guide, "Understanding the Lambda execution environment lifecycle"; "Configure Lambda function
 * timeout"; "Lambda function scaling" (throttled invocations). A host serves several invocations at once here, which is
 * the harder case for what it keeps in memory.
 */
export class LambdaFunction<Event, Result> {
  readonly hosts: Host[] = [];
  readonly #parts: Parts;
  readonly #name: string;
  readonly #most: { readonly hosts: number; readonly milliseconds: number };
  readonly #wire: (host: Host) => Handler<Event, Result>;
  readonly #handlers = new Map<Host, Handler<Event, Result>>();

  constructor(
    parts: Parts,
    name: string,
    most: { readonly hosts: number; readonly milliseconds: number },
    wire: (host: Host) => Handler<Event, Result>,
  ) {
    this.#parts = parts;
    this.#name = name;
    this.#most = most;
    this.#wire = wire;
  }

  invoke(event: Event, done: (outcome: Outcome<Result>) => void): void {
    const { scheduler, weather, trace } = this.#parts;
    if (weather.strikes('function throttled')) {
      scheduler.after(5, () => done({ throttled: true }));
      return;
    }
    const host = this.#host();
    const handle = this.#handlers.get(host);
    if (!handle) throw new Error(`${host.name} has no handler`);
    let over = false;
    const finish = (outcome: Outcome<Result>) => {
      if (over) return;
      over = true;
      forget();
      scheduler.after(1, () => done(outcome));
    };
    const forget = host.onDeath(() => finish({ failure: 'the host died' }));
    scheduler.after(this.#most.milliseconds, () => {
      if (!over) host.die('is stopped at its time-out');
    });
    scheduler.woke();
    const end = scheduler.now + this.#most.milliseconds;
    handle(event, { remainingMilliseconds: () => end - scheduler.now }).then(
      (result) => finish({ result }),
      (error: unknown) => {
        trace.note(() => `${host.name} fails: ${error}`);
        finish({ failure: String(error) });
      },
    );
  }

  #host(): Host {
    const { weather, chance } = this.#parts;
    const alive = this.hosts.filter(({ diedAt }) => diedAt === undefined);
    const warm = alive.length > 0 ? chance.pick(alive) : undefined;
    if (warm && (alive.length >= this.#most.hosts || !weather.strikes('cold start'))) return warm;
    const host = new Host(this.#parts, `${this.#name}-${this.hosts.length + 1}`);
    this.hosts.push(host);
    this.#handlers.set(host, this.#wire(host));
    return host;
  }
}
