import * as z from 'zod/mini';
import { jsonIn } from '../contract/json.ts';

/** A case of which an SLA may be due. */
export type DueCase = { readonly domainId: string; readonly caseId: string };

/** What the clock hands to a worker. */
const messageSchema = z.object({
  cases: z.array(z.object({ domainId: z.string(), caseId: z.string() })),
});

export const messageOf = (cases: readonly DueCase[]): string =>
  JSON.stringify({ cases: cases.map(({ domainId, caseId }) => ({ domainId, caseId })) });

/** @throws where the message is none of the clock's */
export const dueCasesIn = (message: string): readonly DueCase[] => {
  const parsed = z.safeParse(messageSchema, jsonIn(message));
  if (parsed.success) return parsed.data.cases;
  throw new Error('Not a message of cases to evaluate');
};

/** A worker is through with so many in a second or two, well within its time. */
export const CASES_PER_MESSAGE = 25;
/** SQS takes no more in one request. */
export const MESSAGES_PER_REQUEST = 10;

export const chunks = <Each>(all: readonly Each[], size: number): readonly (readonly Each[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
