import { describe, expect, it } from 'vitest';
import {
  casesLookup,
  domainNameKey,
  eventIndexKeys,
  nameKey,
  referenceKey,
} from '../../../lambdas/table/keys.ts';

describe('a unique name', () => {
  it.each(['shop', 'SHOP', ' Shop ', 'ＳＨＯＰ', 'ｓｈｏｐ'])('takes %j for the name Shop', (name) => {
    expect(domainNameKey(name)).toEqual(domainNameKey('Shop'));
  });

  it.each(['Shops', 'Sh op', 'ショップ'])('tells %j from the name Shop', (name) => {
    expect(domainNameKey(name)).not.toEqual(domainNameKey('Shop'));
  });

  it('takes half-width and full-width katakana for one name', () => {
    expect(nameKey('d', 'FIELD', 'ｼｮｯﾌﾟ')).toEqual(nameKey('d', 'FIELD', 'ショップ'));
  });

  it('is unique among its kind alone', () => {
    expect(nameKey('d', 'FIELD', 'Shop')).not.toEqual(nameKey('d', 'LAYOUT', 'Shop'));
  });
});

it('takes a reference number for the same in capitals', () => {
  expect(referenceKey('d', 'shop-1a')).toEqual(referenceKey('d', 'SHOP-1A'));
});

describe('shards', () => {
  const caseIds = Array.from({ length: 4000 }, () => crypto.randomUUID());
  const countsOf = (shards: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const shard of shards) counts.set(shard, (counts.get(shard) ?? 0) + 1);
    return [...counts.values()];
  };

  it.each([
    ['events that wait to be published', 8, (caseId: string) => eventIndexKeys('d', caseId).outbox],
    ['the change feed of a domain', 4, (caseId: string) => eventIndexKeys('d', caseId).feed],
    ['the cases of a domain', 8, (caseId: string) => casesLookup('d', caseId, 'ulid').lookup],
  ])('spread %s evenly over %d partitions', (_, partitions, shardOf) => {
    const counts = countsOf(caseIds.map(shardOf));

    expect(counts).toHaveLength(partitions);
    const even = caseIds.length / partitions;
    for (const count of counts) expect(Math.abs(count - even)).toBeLessThan(even * 0.3);
  });

  it('are the same in every version of Anken, since items stand in them', () => {
    const caseId = '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913';

    expect(eventIndexKeys('d', caseId)).toEqual({ outbox: 'OUTBOX#3', feed: 'D#d#FEED#3' });
    expect(casesLookup('d', caseId, 'ulid')).toEqual({ lookup: 'D#d#CASES#3', lookupSort: 'ulid' });
  });
});
