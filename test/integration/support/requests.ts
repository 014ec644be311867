import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A request to DynamoDB as the document client is given it; the SDK's own retries are no requests of their own. */
export type DocumentRequest = {
  /** `GetItemCommand`, `TransactWriteItemsCommand` and the like. */
  readonly commandName: string;
  readonly input: object;
  /** One more than the deepest that was answered before it began: 1 for what waits for nothing. */
  readonly trip: number;
};
export type Answered = { readonly output: object; readonly response: unknown };
/** Stands between the work and DynamoDB; `send` may be given another input, or not be called at all. */
type Between = (request: DocumentRequest, send: (input: object) => Promise<Answered>) => Promise<Answered>;

export const isRead = ({ commandName }: DocumentRequest): boolean =>
  /^(Get|BatchGet|Query)/.test(commandName);

/** Does the work with somebody between it and DynamoDB. */
export const whileBetween = async (
  documents: DynamoDBDocumentClient,
  between: Between,
  work: () => Promise<unknown>,
): Promise<void> => {
  let answered = 0;
  documents.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const trip = answered + 1;
        const send = (input: object) => next({ ...args, input: input as typeof args.input });
        const answer = await between({ commandName, input: args.input, trip }, send);
        answered = Math.max(answered, trip);
        return answer as Awaited<ReturnType<typeof next>>;
      },
    { step: 'initialize', name: 'between' },
  );
  try {
    await work();
  } finally {
    documents.middlewareStack.remove('between');
  }
};
