import type { FieldValueUnion } from '@aws-sdk/client-connectcases';
import type { BatchErrorEntry, CaseIdentifier } from '../../lambdas/contract/documented.ts';

type Send = (
  method: string,
  path: string,
  body: string,
) => Promise<{ readonly status: number; readonly body: string }>;
type CaseOf = { readonly domainId: string; readonly caseId: string };
type Identifier = { readonly caseId: string } | { readonly referenceId: string };

/** How a batch names cases. */
export const casesOf = (...identifiers: readonly (CaseOf | Identifier)[]) =>
  identifiers.map((each) => ({
    caseIdentifier: 'caseId' in each ? { caseId: each.caseId } : { referenceId: each.referenceId },
  }));

/** How a batch gives a field its value. */
export const value = (
  fieldIdentifier: { readonly id: string } | { readonly name: string },
  text: string,
) => ({
  fieldIdentifier,
  value: { stringValue: text } satisfies FieldValueUnion,
});

export type BatchAnswer = {
  readonly successfulCases: readonly { readonly caseIdentifier: CaseIdentifier }[];
  readonly failedCases: readonly BatchErrorEntry[];
  readonly successfulItems: readonly {
    readonly caseIdentifier: CaseIdentifier;
    readonly relatedItemId: string;
    readonly relatedItemArn: string;
  }[];
  readonly failedItems: readonly BatchErrorEntry[];
};

/** Sends a batch, which no client knows yet, and reads an answer that is no error of the whole request. */
export const aBatch = async (
  send: Send,
  operation: 'batchUpdateCase' | 'batchCreateRelatedItem',
  request: object,
): Promise<BatchAnswer> => {
  const { status, body } = await send('POST', `/cases:${operation}`, JSON.stringify(request));
  if (status !== 200) throw new Error(`${status} ${body}`);
  return JSON.parse(body);
};

export const aBatchOfComments = (
  send: Send,
  domainId: string,
  cases: ReturnType<typeof casesOf>,
  more: object = {},
): Promise<BatchAnswer> =>
  aBatch(send, 'batchCreateRelatedItem', {
    domainId,
    cases,
    content: { comment: { body: 'Delayed by the typhoon', contentType: 'Text/Plain' } },
    ...more,
  });
