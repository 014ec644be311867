import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOfToken, requestText } from '../../../lambdas/cases/client-token.ts';

/** The same JSON with the members of every object in another order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reversed(member)]),
  );
};

const someRequest = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));

describe('the text of a request', () => {
  it('is the same in whatever order the members come', () => {
    fc.assert(
      fc.property(someRequest, (request) => {
        expect(requestText(reversed(request) as typeof request)).toBe(requestText(request));
      }),
    );
  });

  it('is another for another request', () => {
    fc.assert(
      fc.property(someRequest, someRequest, (one, other) => {
        const withoutToken = ({ clientToken: _, ...members }: Record<string, unknown>) =>
          JSON.parse(JSON.stringify(members));
        const areSame = isDeepStrictEqual(withoutToken(one), withoutToken(other));
        expect(requestText(one) === requestText(other)).toBe(areSame);
      }),
    );
  });

  it('keeps the order of a list', () => {
    expect(requestText({ fields: [1, 2] })).not.toBe(requestText({ fields: [2, 1] }));
  });

  it('does not tell the token', () => {
    expect(requestText({ clientToken: 'a', title: 'x' })).toBe(requestText({ clientToken: 'b', title: 'x' }));
    expect(requestText({ clientToken: 'a', title: 'x' })).toBe('{"title":"x"}');
  });
});

describe('a token', () => {
  const token = { caseId: 'case-1', requestHash: 'hash', expiresAt: 100 };

  it('answers the case that the same request made', () => {
    expect(caseOfToken(token, 'hash', 99)).toBe('case-1');
  });

  it('says nothing where there is none or it has expired, even of another request', () => {
    expect(caseOfToken(undefined, 'hash', 99)).toBeUndefined();
    expect(caseOfToken(token, 'hash', 100)).toBeUndefined();
    expect(caseOfToken(token, 'another', 100)).toBeUndefined();
  });

  it('is a conflict where another request used it', () => {
    expect(() => caseOfToken(token, 'another', 99)).toThrow(
      expect.objectContaining({ kind: 'ConflictException', status: 409 }),
    );
  });
});
