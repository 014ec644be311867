import { expect } from 'vitest';
import type { Answer } from './anken.ts';

/** A ValidationException as the official client throws it, which names the member that is wrong. */
export const invalidMember = (member: string, reason: string | RegExp = '') => ({
  name: 'ValidationException',
  message: expect.stringMatching(new RegExp(`^${literally(member)}: .*${source(reason)}`, 's')),
  $metadata: { httpStatusCode: 400 },
});

export const notFound = (resourceType: string, resourceId: string) => ({
  name: 'ResourceNotFoundException',
  message: `${resourceType} ${resourceId} does not exist.`,
  resourceType,
  resourceId,
  $metadata: { httpStatusCode: 404 },
});

export const conflict = (message: string) => ({
  name: 'ConflictException',
  message,
  $metadata: { httpStatusCode: 409 },
});

export const quotaExceeded = (message: string) => ({
  name: 'ServiceQuotaExceededException',
  message,
  $metadata: { httpStatusCode: 402 },
});

const source = (text: string | RegExp): string => (typeof text === 'string' ? literally(text) : text.source);
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a raw answer says went wrong. */
export const refusal = ({ status, headers, body }: Answer) => ({
  status,
  kind: headers['x-amzn-errortype'],
  message: `${JSON.parse(body).message}`,
});
