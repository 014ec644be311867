import { describe, expect, it } from 'vitest';
import { areSameTags, tagsMember, withoutTags, withTags } from '../../../lambdas/tags/tags.ts';

describe('tags', () => {
  it('are added to, and replaced where the key is there', () => {
    expect(withTags({ a: '1', b: '2' }, { b: '3', c: '' })).toEqual({ a: '1', b: '3', c: '' });
  });

  it('are taken away by their keys', () => {
    expect(withoutTags({ a: '1', constructor: '2' }, ['constructor', 'toString'])).toEqual({ a: '1' });
  });

  it('are no member of what has none', () => {
    expect([tagsMember({ a: '' }), tagsMember({})]).toEqual([{ tags: { a: '' } }, {}]);
  });

  it.each([
    [{}, {}, true],
    [{ a: '1', b: '2' }, { b: '2', a: '1' }, true],
    [{ a: '1' }, { a: '2' }, false],
    [{ a: '1' }, { b: '1' }, false],
    [{ a: '1' }, { a: '1', b: '1' }, false],
    [{}, { toString: '1' }, false],
  ])('%o and %o are the same: %s', (one, other, same) => {
    expect(areSameTags(one, other)).toBe(same);
    expect(areSameTags(other, one)).toBe(same);
  });
});
