import { describe, expect, it } from 'vitest';
import { checkSize } from '../../../lambdas/cases/case-size.ts';
import { sizeOf } from '../../../lambdas/table/item-size.ts';

const text = (id: string, length: number) => ({ id, value: { stringValue: '案'.repeat(length) } });
const input = [text('title', 5), text('summary', 100), text('note', 99)];

/** Something that DynamoDB counts this many bytes for. */
const ofSize = (bytes: number) => ({
  filling: { stringValue: 'x'.repeat(bytes - sizeOf({ filling: { stringValue: '' } })) },
});

describe('a case’s field values', () => {
  it('may take 180 KB together and not a byte more', () => {
    expect(() => checkSize(input, ofSize(180 * 1024), {})).not.toThrow();
    expect(() => checkSize(input, ofSize(180 * 1024 + 1), {})).toThrow(
      "fields[1].value: the case's field values would be larger than 184320 bytes together; this is the largest of the request",
    );
  });
});

describe('an event', () => {
  it('may take 380 KB and not a byte more', () => {
    expect(() => checkSize(input, {}, ofSize(380 * 1024))).not.toThrow();
    expect(() => checkSize(input, {}, ofSize(380 * 1024 + 1))).toThrow(
      'fields[1].value: the change, with the old values, would be larger than 389120 bytes; this is the largest of the request',
    );
  });
});
