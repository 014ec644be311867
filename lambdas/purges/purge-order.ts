import * as z from 'zod/mini';
import type { Cleared } from './cleared.ts';

/** Names the event of a deletion; the event itself, in the table, says what was deleted. */
const orderSchema = z.object({
  domainId: z.string(),
  eventId: z.string(),
  /** The first pass makes way at once; the last one comes when nobody is at work on the deleted any more. */
  pass: z._default(z.enum(['first', 'last']), 'first'),
  /** How often on end it found what must wait. */
  waited: z._default(z.number(), 0),
});
export type PurgeOrder = z.output<typeof orderSchema>;

/** The whole event, as a rule's dead letters hold it: a redrive may send it as it is. */
const eventSchema = z.pipe(
  z.object({ detail: z.object({ domainId: z.string(), eventId: z.string() }) }),
  z.transform(({ detail }): PurgeOrder => ({ ...detail, pass: 'first', waited: 0 })),
);

export const purgeOrderSchema = z.union([eventSchema, orderSchema]);

/**
 * How a pass ended.
 *   not begun     of a domain nothing is touched before the last pass
 *   out of time   there is more to delete
 *   must wait     all is deleted but what the bus has not taken yet, and what must stay until it has
 *   found some    cases of a deleted domain, and deleted them; the index may bring more of them late
 *   empty         nothing is left but the event of the deletion
 */
export type Outcome = 'not begun' | 'out of time' | 'must wait' | 'found some' | 'empty';

/** Where a pass ran out of time and had nothing to delete, the next one could do no more, did it come at once. */
export const outcomeOf = ({ isOutOfTime, hasDeleted, mustWait }: Cleared): Outcome => {
  if (isOutOfTime && hasDeleted) return 'out of time';
  return isOutOfTime || mustWait ? 'must wait' : 'empty';
};

export type NextPass = { readonly order: PurgeOrder; readonly afterSeconds: number };

const FIRST_WAIT_SECONDS = 30;
/** SQS delays no message for longer. */
const LONGEST_WAIT_SECONDS = 900;

/** The pass that has to follow; none where the purge is over. */
export const nextPass = (
  order: PurgeOrder,
  outcome: Outcome,
  secondPassSeconds: number,
): NextPass | undefined => {
  const last = { ...order, pass: 'last', waited: 0 } as const;
  if (outcome === 'out of time') return { order: { ...order, waited: 0 }, afterSeconds: 0 };
  if (order.pass === 'first' || outcome === 'found some') {
    return { order: last, afterSeconds: secondPassSeconds };
  }
  if (outcome === 'empty') return undefined;
  return {
    order: { ...last, waited: order.waited + 1 },
    afterSeconds: Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** order.waited),
  };
};
