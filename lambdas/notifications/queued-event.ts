import * as z from 'zod/mini';
import { jsonIn } from '../contract/json.ts';

/** It becomes part of a mail's header, so nothing but what a ULID consists of. */
export const eventIdInMail = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,64}$/));

/**
 * The event in a message of a queue.
 * @throws where it is none of its kind; the error names members and never quotes the message, since it is logged
 */
export const eventIn = <Schema extends z.ZodMiniType>(
  body: string,
  schema: Schema,
  kind: string,
): z.output<Schema> => {
  const parsed = z.safeParse(schema, jsonIn(body));
  if (parsed.success) return parsed.data;
  const members = parsed.error.issues.map(({ path }) => path.join('.') || 'the message').join(', ');
  throw new Error(`Not an event ${kind}; missing or wrong: ${members}`);
};
