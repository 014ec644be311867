import fc from 'fast-check';
import { decodeTime } from 'ulid';
import { describe, expect, it, vi } from 'vitest';
import { digest, systemIds } from '../../../lambdas/platform/ids.ts';

const at = new Date('2026-01-02T03:04:05.678Z');
/** The identifiers of a process of its own, which knows of no earlier one. */
const aHost = async () => {
  vi.resetModules();
  const host = await import('../../../lambdas/platform/ids.ts');
  return host.systemIds;
};
const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

describe('a ULID', () => {
  it('is in the order of time', () => {
    const earlier = systemIds.ulid(at);
    const later = systemIds.ulid(new Date(at.getTime() + 1));

    expect(earlier).toMatch(ulid);
    expect(earlier < later).toBe(true);
  });

  it('is greater than the one that it follows, whatever the clocks of the hosts say', () => {
    const instants = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 2, maxLength: 20 });

    fc.assert(
      fc.property(instants, (offsets) => {
        const chain: string[] = [];
        for (const offset of offsets)
          chain.push(systemIds.ulid(new Date(at.getTime() + offset), chain.at(-1)));
        expect(chain).toEqual(chain.toSorted((one, other) => (one < other ? -1 : 1)));
        expect(new Set(chain).size).toBe(chain.length);
        expect(chain.every((each) => ulid.test(each))).toBe(true);
      }),
    );
  });

  it('follows one of the future by a millisecond at most', async () => {
    const future = (await aHost()).ulid(new Date('2030-01-01T00:00:00Z'));

    const next = (await aHost()).ulid(at, future);

    expect(next > future).toBe(true);
    expect(decodeTime(next)).toBeLessThanOrEqual(Date.parse('2030-01-01T00:00:00.001Z'));
  });

  it('is another one on each of two hosts that follow the same one of the future', async () => {
    const future = (await aHost()).ulid(new Date('2030-01-01T00:00:00Z'));

    const [one, other] = [(await aHost()).ulid(at, future), (await aHost()).ulid(at, future)];

    expect(one).not.toBe(other);
  });

  it('is in the order of its making within one millisecond', () => {
    const made = Array.from({ length: 100 }, () => systemIds.ulid(at));

    expect(made).toEqual(made.toSorted((one, other) => (one < other ? -1 : 1)));
  });
});

describe('a ULID of one case', () => {
  it('has nothing of the future that another case’s was made for', async () => {
    const { ulid: next } = await aHost();
    next(new Date('2030-01-01T00:00:00Z'));

    expect(decodeTime(next(at))).toBe(at.getTime());
  });
});

describe('a reference number', () => {
  it('has nine characters of which no two look or sound alike', () => {
    for (let count = 0; count < 1000; count += 1) {
      expect(systemIds.referenceNumber()).toMatch(/^[2-9A-HJKMNP-TV-Z]{9}$/);
    }
  });

  it('hardly ever comes twice', () => {
    const made = Array.from({ length: 10_000 }, systemIds.referenceNumber);

    expect(new Set(made).size).toBe(made.length);
  });
});

describe('a digest', () => {
  it('names any text by 43 characters that fit a key', () => {
    for (const text of ['', 'x', '返品'.repeat(10_000)]) expect(digest(text)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('is the same for the same text alone', () => {
    expect(digest('a')).toBe(digest('a'));
    expect(digest('a')).not.toBe(digest('A'));
  });
});

it('a secret has 256 bits and is a new one each time', () => {
  expect(Buffer.from(systemIds.secret(), 'base64url')).toHaveLength(32);
  expect(systemIds.secret()).not.toBe(systemIds.secret());
});

it('a UUID is of version 4', () => {
  expect(systemIds.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
