import * as z from 'zod/mini';
import { list, type Made, once, oneOf, text } from './limits.ts';
import {
  createCaseRequestClientTokenString,
  domainId,
  fieldId,
  fieldName,
  fieldValueUnion,
  fieldValueUnionStringValueString,
  relatedItemInputContent,
  userUnion,
} from './model.generated.ts';
import { referenceNumber } from './overlays.ts';

/**
 * Operations that the service's documentation knows and its model does not, and so no client. Source: the service's API
 * reference, BatchUpdateCase and BatchCreateRelatedItem with their data types (docs/contract.md §1.3). What it does not
 * say is as in the operations of the model that do the same to one case, and that a request has at most 50 cases.
 */

const caseIdentifierUnion = once(() =>
  oneOf({ caseId: text(1, 500, String.raw`[A-Za-z0-9\-._/:#=+]*`), referenceId: referenceNumber() }),
);

const batchedCases = once(() => list(z.object({ caseIdentifier: caseIdentifierUnion() }), 1, 50));
export type BatchedCases = Made<typeof batchedCases>;

const fieldIdentifierUnion = once(() => oneOf({ id: fieldId(), name: fieldName() }));
const fieldValueInput = once(() =>
  z.object({ fieldIdentifier: fieldIdentifierUnion(), value: fieldValueUnion() }),
);
export type FieldValueInput = Made<typeof fieldValueInput>;

const ofEveryBatch = once(() =>
  z.object({
    domainId: domainId(),
    cases: batchedCases(),
    performedBy: z.optional(userUnion()),
    clientToken: z.optional(createCaseRequestClientTokenString()),
  }),
);
/** What every request about several cases holds. */
export type BatchRequest = Made<typeof ofEveryBatch>;

const batchUpdateCaseRequest = once(() =>
  z.extend(ofEveryBatch(), {
    /** As many as UpdateCase takes. */
    fields: z.optional(list(fieldValueInput(), 0, 220)),
    title: z.optional(fieldValueUnionStringValueString()),
    status: z.optional(fieldValueUnionStringValueString()),
    customerId: z.optional(fieldValueUnionStringValueString()),
  }),
);
export type BatchUpdateCaseRequest = Made<typeof batchUpdateCaseRequest>;

const batchCreateRelatedItemRequest = once(() =>
  z.extend(ofEveryBatch(), { content: relatedItemInputContent() }),
);
export type BatchCreateRelatedItemRequest = Made<typeof batchCreateRelatedItemRequest>;

/** A case in an answer. */
const caseIdentifier = once(() => z.object({ caseId: z.string(), referenceId: z.optional(z.string()) }));
export type CaseIdentifier = Made<typeof caseIdentifier>;

const batchErrorEntry = once(() =>
  z.object({ caseIdentifier: caseIdentifier(), errorCode: z.string(), errorMessage: z.string() }),
);
export type BatchErrorEntry = Made<typeof batchErrorEntry>;

const batchUpdateCaseResponse = once(() =>
  z.object({
    successfulCases: z.readonly(z.array(z.object({ caseIdentifier: caseIdentifier() }))),
    failedCases: z.readonly(z.array(batchErrorEntry())),
  }),
);
export type BatchUpdateCaseResponse = Made<typeof batchUpdateCaseResponse>;

const batchCreateRelatedItemResponse = once(() =>
  z.object({
    successfulItems: z.readonly(
      z.array(
        z.object({ caseIdentifier: caseIdentifier(), relatedItemId: z.string(), relatedItemArn: z.string() }),
      ),
    ),
    failedItems: z.readonly(z.array(batchErrorEntry())),
  }),
);
export type BatchCreateRelatedItemResponse = Made<typeof batchCreateRelatedItemResponse>;

export const documentedOperations = {
  BatchUpdateCase: {
    operation: 'BatchUpdateCase',
    method: 'POST',
    path: '/cases:batchUpdateCase',
    request: batchUpdateCaseRequest,
    response: batchUpdateCaseResponse,
  },
  BatchCreateRelatedItem: {
    operation: 'BatchCreateRelatedItem',
    method: 'POST',
    path: '/cases:batchCreateRelatedItem',
    request: batchCreateRelatedItemRequest,
    response: batchCreateRelatedItemResponse,
  },
};
