import { expect, it } from 'vitest';
import { configurationHistoryStore } from '../../../lambdas/configuration-history/configuration-history.store.ts';
import type { HistoryEntry } from '../../../lambdas/configuration-history/history-entry.ts';
import { configurationStore } from '../../../lambdas/domains/configuration.store.ts';
import type { ConfigurationChange } from '../../../lambdas/domains/configuration-change.ts';
import { domainStore } from '../../../lambdas/domains/domain.store.ts';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import { systemIds } from '../../../lambdas/platform/ids.ts';
import { MAX_LARGE_MEMBER_BYTES, sizeOf } from '../../../lambdas/table/item-size.ts';
import { anAnken } from '../../contract/support/client.ts';
import { aTable } from '../support/engine.ts';
import { storedItems } from '../support/stored.ts';
import { recordedCalls } from '../support/wire.ts';

const caller = { accountId: '111122223333', iamPrincipalArn: 'arn:aws:iam::111122223333:role/Admins' };

const aConfiguration = async () => {
  const anken = await anAnken();
  const domainId = systemIds.uuid();
  const changeId = systemIds.ulid(systemClock.now());
  const domain = { domainId, name: 'Shop', createdTime: '2026-01-02T03:04:05.678Z', configVersion: 1 };
  const entry: HistoryEntry = {
    changeId,
    time: domain.createdTime,
    iamPrincipalArn: caller.iamPrincipalArn,
    kind: 'Domain',
    id: domainId,
    action: 'Created',
    changedMembers: [{ member: 'name', newValue: 'Shop' }],
  };
  await domainStore(anken.table).create({ ...domain, lastChangeId: changeId }, entry);
  return {
    ...anken,
    domainId,
    configurations: configurationStore(anken.table, systemClock, systemIds),
    history: configurationHistoryStore(anken.table),
  };
};

const aRule = (before: string, after: string): ConfigurationChange => ({
  kind: 'CaseRule',
  id: 'rule-1',
  action: 'Updated',
  before: { name: 'Rule', rule: before, description: 'Gone' },
  after: { name: 'Rule', rule: after, comment: 'New' },
  writes: [],
});
const members = (before: string, after: string) => [
  { member: 'comment', newValue: 'New' },
  { member: 'description', oldValue: 'Gone' },
  { member: 'rule', oldValue: before, newValue: after },
];

/** Text of so many bytes that the whole entry has `bytes`, nearly half of it in the old value. */
const halvesOf = (bytes: number, letter: string) => {
  const half = letter.repeat(Math.floor(140_000 / Buffer.byteLength(letter)));
  const empty = sizeOf({
    changeId: systemIds.ulid(systemClock.now()),
    time: '2026-01-02T03:04:05.678Z',
    iamPrincipalArn: caller.iamPrincipalArn,
    kind: 'CaseRule',
    id: 'rule-1',
    action: 'Updated',
    changedMembers: members(half, ''),
  });
  return [half, 'x'.repeat(bytes - empty)] as const;
};

it.each(['x', '返', '🦊'])(
  'a change stands in one item up to 350 KB, beyond it in two, and reads as one: %s',
  async (letter) => {
    for (const [bytes, items] of [
      [MAX_LARGE_MEMBER_BYTES, 1],
      [MAX_LARGE_MEMBER_BYTES + 1, 2],
    ] as const) {
      const { configurations, history, domainId, ...anken } = await aConfiguration();
      const [before, after] = halvesOf(bytes, letter);

      await configurations.change(domainId, caller, async () => [aRule(before, after)]);

      const stored = (await storedItems(anken)).filter(({ pk }) => pk.endsWith('#HISTORY'));
      expect(stored).toHaveLength(1 + items);
      const { items: told } = await history.list(domainId, 25, undefined);
      expect(told[0]?.changedMembers).toEqual(members(before, after));
    }
  },
);

it('the largest things, old and new, fit the transaction and the table', async () => {
  const { configurations, history, domainId } = await aConfiguration();
  const [before, after] = ['🦊'.repeat(MAX_LARGE_MEMBER_BYTES / 4), '返'.repeat(MAX_LARGE_MEMBER_BYTES / 3)];

  await configurations.change(domainId, caller, async () => [aRule(before, after)]);

  const { items } = await history.list(domainId, 1, undefined);
  expect(items[0]?.changedMembers).toEqual(members(before, after));
});

it('pages of large changes are no larger than a response may be, and skip and double none', async () => {
  const { configurations, domainId, send } = await aConfiguration();
  const texts = Array.from({ length: 9 }, (_, number) => `${number}`.repeat(340_000));
  for (const [index, text] of texts.entries()) {
    await configurations.change(domainId, caller, async () => [aRule(texts[index - 1] ?? '', text)]);
  }

  const sizes: number[] = [];
  const firsts: string[] = [];
  let nextToken: string | undefined;
  do {
    const { body } = await send(
      'POST',
      `/domains/${domainId}/configuration-history`,
      JSON.stringify({ nextToken }),
    );
    const page = JSON.parse(body);
    sizes.push(Buffer.byteLength(body));
    for (const { changedMembers } of page.changes)
      firsts.push(`${changedMembers.at(-1).newValue}`.slice(0, 1));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);

  expect(Math.max(...sizes)).toBeLessThan(4.2 * 1024 * 1024);
  expect(sizes.length).toBeGreaterThan(1);
  expect(firsts).toEqual(['8', '7', '6', '5', '4', '3', '2', '1', '0', 'S']);
});

it('a page of large changes reads little more than it answers, and nothing twice', async () => {
  const { configurations, domainId, send, documents } = await aConfiguration();
  for (let number = 0; number < 26; number += 1) {
    const [before, after] = ['a', 'b'].map((letter) => letter.repeat(MAX_LARGE_MEMBER_BYTES - number));
    await configurations.change(domainId, caller, async () => [aRule(`${before}`, `${after}`)]);
  }
  const calls = recordedCalls(documents);

  const { body } = await send('POST', `/domains/${domainId}/configuration-history`);

  expect(JSON.parse(body).changes).toHaveLength(5);
  const reads = calls.map(({ operation }) => operation);
  expect(reads.filter((operation) => operation === 'BatchGetItem')).toEqual([]);
  // Each reads 1 MB at most.
  expect(reads.filter((operation) => operation === 'Query').length).toBeLessThanOrEqual(7);
});

it('is written with the change, or not at all', async () => {
  const { table } = await aTable();
  const configurations = configurationStore(table, systemClock, systemIds);

  await expect(configurations.change('nowhere', caller, async () => [aRule('a', 'b')])).rejects.toMatchObject(
    { kind: 'ResourceNotFoundException' },
  );

  expect((await configurationHistoryStore(table).list('nowhere', 25, undefined)).items).toEqual([]);
});
