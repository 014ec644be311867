import { DeleteCaseCommand, DeleteDomainCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it, vi } from 'vitest';
import { caseKey } from '../../../lambdas/table/keys.ts';
import { aBatch, aBatchOfComments, type BatchAnswer, casesOf } from '../../builders/batch.ts';
import { aCase } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import type { AnkenOptions } from '../../contract/support/anken.ts';
import { anAnken } from '../../contract/support/client.ts';
import { breaks } from '../support/chain.ts';
import { aPurge, itemsOf, publishAll, theOrder } from '../support/purges.ts';
import { storedEvents, storedItems } from '../support/stored.ts';
import { cancelled, connectionReset, interpose, keysOf, recordedCalls } from '../support/wire.ts';

const anAnkenWithCases = async (count: number, options: AnkenOptions = {}) => {
  const clock = movableClock();
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const anken = await anAnken({ clock, log, ...options });
  const shop = await aShop(anken.client);
  const { domainId } = shop;
  const opened: Awaited<ReturnType<typeof aCase>>[] = [];
  for (let number = 0; number < count; number += 1) opened.push(await aCase(anken.client, shop));
  const change = (more: object = {}) =>
    aBatch(anken.send, 'batchUpdateCase', {
      domainId,
      cases: casesOf(...opened),
      title: 'New',
      clientToken: 't',
      ...more,
    });
  const comment = (more: object = {}) =>
    aBatchOfComments(anken.send, domainId, casesOf(...opened), { clientToken: 't', ...more });
  return { ...anken, clock, log, shop, domainId, opened, change, comment };
};
type Anken = Awaited<ReturnType<typeof anAnkenWithCases>>;

/** The ids of the cases that these events are of, one for each event. */
const casesTold = async (anken: Anken, type: string): Promise<readonly string[]> =>
  (await storedEvents(anken)).filter((event) => event.type === type).map(({ caseId }) => caseId);

const operations = [
  ['changes', 'CASE.UPDATED', ({ change }: Anken) => change()],
  ['comments on', 'RELATED_ITEM.CREATED', ({ comment }: Anken) => comment()],
] as const;

const succeeded = ({ successfulCases = [], successfulItems = [] }: Partial<BatchAnswer>) =>
  [...successfulCases, ...successfulItems].map(({ caseIdentifier }) => caseIdentifier.caseId);
const codes = ({ failedCases = [], failedItems = [] }: Partial<BatchAnswer>) =>
  [...failedCases, ...failedItems].map(({ errorCode }) => errorCode);
const sorted = (ids: readonly string[]) => [...ids].sort();

describe.each(operations)('a batch that %s cases', (_, type, send) => {
  it.each([
    ['before its transactions are sent', false],
    ['before their answers come', true],
  ])('and dies half-way, %s, does only what was left when it comes again', async (__, arrives) => {
    const anken = await anAnkenWithCases(30);
    let transactions = 0;
    let isDying = true;
    interpose(anken.documents, async ({ operation }, next) => {
      if (!isDying) return next();
      if (operation === 'TransactWriteItems') transactions += 1;
      if (transactions <= 12) return next();
      if (arrives && operation === 'TransactWriteItems') await next();
      throw connectionReset();
    });
    const first = await send(anken);
    isDying = false;
    const doneAtFirst = await casesTold(anken, type);

    const second = await send(anken);

    expect(succeeded(first)).toHaveLength(12);
    expect(codes(first)).toEqual(Array.from({ length: 18 }, () => 'INTERNAL_ERROR'));
    expect(doneAtFirst.length).toBeLessThan(30);
    expect(anken.log.error).toHaveBeenCalledWith('failed on a case of a batch', expect.anything());
    expect(succeeded(second)).toEqual(anken.opened.map(({ caseId }) => caseId));
    expect(sorted(await casesTold(anken, type))).toEqual(sorted(anken.opened.map(({ caseId }) => caseId)));
  });

  it('is once, though fifty of the same come at a time', async () => {
    const anken = await anAnkenWithCases(5);

    const answers = await Promise.all(Array.from({ length: 50 }, () => send(anken)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(sorted(await casesTold(anken, type))).toEqual(sorted(anken.opened.map(({ caseId }) => caseId)));
  });

  it('tells of a case that others would not let go of, and does the others', async () => {
    const anken = await anAnkenWithCases(12);
    const [busy] = anken.opened;
    interpose(anken.documents, (call, next) => {
      if (call.operation !== 'TransactWriteItems') return next();
      const { pk } = caseKey(anken.domainId, `${busy?.caseId}`);
      return keysOf(call)[0]?.pk === pk ? Promise.reject(cancelled('TransactionConflict')) : next();
    });

    const answered = await send(anken);

    expect(succeeded(answered)).toHaveLength(11);
    expect(codes(answered)).toEqual(['THROTTLED']);
  });

  it('begins no case after ten seconds, and does the rest when it comes again', async () => {
    const anken = await anAnkenWithCases(50);
    let isSlow = true;
    interpose(anken.documents, (call, next) => {
      if (isSlow && call.operation === 'TransactWriteItems') anken.clock.pass(500);
      return next();
    });
    const first = await send(anken);
    isSlow = false;

    const second = await send(anken);

    expect(succeeded(first).length).toBeGreaterThanOrEqual(20);
    expect(succeeded(first).length).toBeLessThanOrEqual(31);
    expect(new Set(codes(first))).toEqual(new Set(['THROTTLED']));
    expect(succeeded(second)).toHaveLength(50);
    expect(await casesTold(anken, type)).toHaveLength(50);
  });

  it('works on ten cases at a time', async () => {
    const anken = await anAnkenWithCases(30);
    let [atWork, most] = [0, 0];
    interpose(anken.documents, async (call, next) => {
      if (call.operation !== 'TransactWriteItems') return next();
      atWork += 1;
      most = Math.max(most, atWork);
      return next().finally(() => {
        atWork -= 1;
      });
    });

    await send(anken);

    expect(most).toBeLessThanOrEqual(10);
    expect(most).toBeGreaterThan(1);
  });

  it('tells of each case when its domain is deleted meanwhile', async () => {
    const anken = await anAnkenWithCases(2);
    let isFirst = true;
    interpose(anken.documents, async (call, next) => {
      const answer = await next();
      if (call.operation === 'PutItem' && isFirst) {
        isFirst = false;
        await anken.client.send(new DeleteDomainCommand({ domainId: anken.domainId }));
      }
      return answer;
    });

    expect(codes(await send(anken))).toEqual(['DOMAIN_NOT_FOUND', 'DOMAIN_NOT_FOUND']);
  });

  it('names in each transaction the items of one case', async () => {
    const anken = await anAnkenWithCases(3);
    const calls = recordedCalls(anken.documents);

    await send(anken);

    const transactions = calls.filter(({ operation }) => operation === 'TransactWriteItems').map(keysOf);
    expect(transactions).toHaveLength(3);
    for (const keys of transactions) {
      expect(new Set(keys.map(({ pk }) => pk)).size).toBe(1);
      expect(keys.map(({ sk }) => sk.replace(/#.*/, '')).sort()).toEqual(
        [type === 'CASE.UPDATED' ? 'CASE' : 'ITEM', 'EVENT', 'TOKEN'].sort(),
      );
    }
  });

  it('leaves nothing behind when a case of it, or its domain, is purged', async () => {
    const anken = await anAnkenWithCases(2);
    const [one = { domainId: '', caseId: '' }] = anken.opened;
    await send(anken);

    await anken.client.send(new DeleteCaseCommand(one));
    await publishAll(anken);
    await aPurge(anken).toTheEnd(await theOrder(anken));

    const left = (await storedItems(anken)).filter(({ pk }) => pk === caseKey(one.domainId, one.caseId).pk);
    expect(left).toEqual([]);

    await anken.client.send(new DeleteDomainCommand({ domainId: anken.domainId }));
    await publishAll(anken);
    await aPurge(anken).toTheEnd(await theOrder(anken));
    const items = await itemsOf(anken, anken.domainId);
    expect(items.filter(({ sk }) => sk.startsWith('TOKEN'))).toEqual([]);
  });
});

it('loses nothing of fifty different batches at a time on the same cases', async () => {
  const begun = Date.now();
  /** A test machine may be busier than DynamoDB ever is: by this clock ten of its seconds are one. */
  const now = () => new Date(begun + (Date.now() - begun) / 10);
  const { change, ...anken } = await anAnkenWithCases(2, {
    clock: {
      ...movableClock(),
      now,
      sleep: (milliseconds) => new Promise((end) => setTimeout(end, milliseconds)),
    },
  });

  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => change({ title: `Title ${index}`, clientToken: `t-${index}` })),
  );

  expect(answers.flatMap(codes)).toEqual([]);
  const events = await storedEvents(anken);
  for (const { caseId } of anken.opened) {
    const ofCase = events.filter((event) => event.caseId === caseId);
    expect(ofCase).toHaveLength(51);
    expect(breaks(ofCase)).toEqual([]);
  }
});
