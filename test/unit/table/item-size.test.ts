import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../../lambdas/table/item-size.ts';

describe('the size of a value', () => {
  it.each([
    ['an empty text', '', 0],
    ['a text of ASCII', 'abc', 3],
    ['a text of three-byte characters', '荷物', 6],
    ['a text of four-byte characters', '😀', 4],
    ['a text with NUL', '\u0000', 1],
    ['true', true, 1],
    ['null', null, 1],
    ['an empty list', [], 3],
    ['a list of two texts', ['a', 'bc'], 3 + 1 + 1 + 1 + 2],
    ['an empty map', {}, 3],
    ['a map', { name: 'abc' }, 3 + 1 + 4 + 3],
    ['a map of a map', { a: { b: 'c' } }, 3 + 1 + 1 + (3 + 1 + 1 + 1)],
    ['a map with a name of three-byte characters', { 題: '' }, 3 + 1 + 3],
  ])('of %s is what DynamoDB’s developer guide says', (_, value, bytes) => {
    expect(sizeOf(value)).toBe(bytes);
  });

  it.each([0, 1, -1.5, 1e100, 123456789.12345678])(
    'of the number %d is the most that a number can take',
    (number) => {
      expect(sizeOf(number)).toBe(21);
    },
  );
});
