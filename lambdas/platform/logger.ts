import { Logger } from '@aws-lambda-powertools/logger';

/** Logs events with ids, never a case's content. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

export const logger: Logger = new Logger();
