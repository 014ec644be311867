import * as z from 'zod/mini';
import { once } from '../contract/limits.ts';
import { type Route, routeTo } from './route.ts';

/**
 * Ours, beyond the contract: the description of the whole API, OpenAPI 3.1. It is read when somebody first asks for it,
 * so that no cold start pays for it.
 */
export const apiDescription = (read: () => Promise<string>): Route => {
  let text: Promise<string> | undefined;
  const known = (): Promise<string> => {
    text ??= read().catch((error: unknown) => {
      text = undefined;
      throw error;
    });
    return text;
  };
  return routeTo(
    {
      operation: 'GetApiDescription',
      method: 'GET',
      path: '/openapi.json',
      request: once(() => z.object({})),
      response: once(() => z.object({ openapi: z.string() })),
    },
    async () => ({ body: await known() }),
  );
};
