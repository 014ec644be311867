import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitting } from '../../../lambdas/contract/page-size.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const ofBytes = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) });

it('fits all of what is smaller than a page', () => {
  expect(fitting([])).toBe(0);
  expect(fitting([ofBytes(1000), ofBytes(1000)])).toBe(2);
  expect(fitting([ofBytes(MAX_BYTES / 2), ofBytes(MAX_BYTES / 2)])).toBe(2);
});

it('leaves out what would not fit any more', () => {
  expect(fitting([ofBytes(MAX_BYTES / 2), ofBytes(MAX_BYTES / 2), ofBytes(100)])).toBe(2);
});

it('counts the bytes of a text, not its characters', () => {
  const wide = { text: '返'.repeat(MAX_BYTES / 6) };

  expect(fitting([wide, wide, wide])).toBe(1);
});

it('fits one item at least, so that a list always goes on', () => {
  expect(fitting([ofBytes(MAX_BYTES + 1)])).toBe(1);
});

it('fits as many as there are or as many as a page takes', () => {
  const sizes = fc.array(fc.integer({ min: 20, max: 400_000 }), { maxLength: 30 });

  fc.assert(
    fc.property(sizes, (bytes) => {
      const items = bytes.map(ofBytes);
      const count = fitting(items);
      const total = (upTo: number) => bytes.slice(0, upTo).reduce((sum, each) => sum + each, 0);
      expect(total(count)).toBeLessThanOrEqual(MAX_BYTES);
      if (count < items.length) expect(total(count + 1)).toBeGreaterThan(MAX_BYTES);
    }),
    { numRuns: 20 },
  );
});
