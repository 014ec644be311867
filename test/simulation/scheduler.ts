type Task = { readonly at: number; readonly order: number; readonly run: () => void };

/** An instant that no rule depends on; the world's clocks begin here. */
export const BEGINNING = Date.UTC(2026, 0, 5, 9);

/** More steps than any schedule needs: one that passes this turns in a circle. */
const MOST_STEPS = 400_000;

/**
 * Virtual time. Whatever waits (an answer on its way, a pause, a visibility time-out) is a task at an instant; the
 * earliest goes on, and before the next one does, all code that it woke has run until it waits again.
 */
export class Scheduler {
  #now = 0;
  #order = 0;
  #woke = false;
  #steps = 0;
  /** A binary heap by instant, then by order of making. */
  readonly #tasks: Task[] = [];

  /** Milliseconds since the beginning. */
  get now(): number {
    return this.#now;
  }

  get steps(): number {
    return this.#steps;
  }

  after(milliseconds: number, run: () => void): void {
    const task = { at: this.#now + milliseconds, order: this.#order, run };
    this.#order += 1;
    const tasks = this.#tasks;
    let index = tasks.push(task) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = tasks[parent] as Task;
      if (!isBefore(task, above)) break;
      tasks[index] = above;
      index = parent;
    }
    tasks[index] = task;
  }

  /** To be called by whoever settles a promise that the code under test waits for. */
  woke(): void {
    this.#woke = true;
  }

  /** Nothing is due, now or ever. */
  get isIdle(): boolean {
    return this.#tasks.length === 0;
  }

  async runFor(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await this.#runUntil(end);
    this.#now = Math.max(this.#now, end);
  }

  async #runUntil(end: number): Promise<void> {
    while ((this.#tasks[0]?.at ?? Number.POSITIVE_INFINITY) <= end) {
      const task = this.#earliest();
      if (!task) return;
      this.#steps += 1;
      if (this.#steps > MOST_STEPS) throw new Error(`The schedule does not end: ${MOST_STEPS} steps`);
      this.#now = task.at;
      task.run();
      if (this.#woke) {
        this.#woke = false;
        await allWaiting();
      }
    }
  }

  #earliest(): Task | undefined {
    const tasks = this.#tasks;
    const first = tasks[0];
    const last = tasks.pop();
    if (first === undefined || last === undefined || first === last) return first;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= tasks.length) break;
      const right = left + 1;
      const child =
        right < tasks.length && isBefore(tasks[right] as Task, tasks[left] as Task) ? right : left;
      if (!isBefore(tasks[child] as Task, last)) break;
      tasks[index] = tasks[child] as Task;
      index = child;
    }
    tasks[index] = last;
    return first;
  }
}

const isBefore = (one: Task, other: Task): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** Node runs all that promises have to do before it turns to the next of these. */
const allWaiting = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
