import { DeleteRelatedItemCommand } from '@aws-sdk/client-connectcases';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isOfRelatedItem } from '../../../lambdas/case-events/case-event.ts';
import type { FieldValues } from '../../../lambdas/fields/field-value.ts';
import { type Ids, systemIds } from '../../../lambdas/platform/ids.ts';
import { caseKey } from '../../../lambdas/table/keys.ts';
import { aCase, aComment, anSla, tagItem, text, update } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../../contract/support/client.ts';
import { breaks, itemBreaks, slaBreaks, timesThatRunBackwards } from '../support/chain.ts';
import { storedEvents } from '../support/stored.ts';

/** The identifiers of processes of their own, which know nothing of the ULIDs that others have made. */
const idsOfHosts = async (count: number): Promise<readonly Ids[]> => {
  const hosts: Ids[] = [];
  while (hosts.length < count) {
    vi.resetModules();
    hosts.push((await import('../../../lambdas/platform/ids.ts')).systemIds);
  }
  expect(new Set(hosts).size).toBe(count);
  return hosts;
};

/** Hosts that take turns in answering, each with a clock of its own. */
const anAnkenOfHosts = async (count: number) => {
  const hosts = await idsOfHosts(count);
  const clock = movableClock();
  let turn = 0;
  const ids: Ids = {
    ...systemIds,
    ulid: (at, after) => (hosts[turn] ?? systemIds).ulid(at, after),
  };
  const anken = await anAnken({ clock, ids });
  const shop = await aShop(anken.client);
  const goTo = (host: number) => {
    turn = host;
  };
  return { ...anken, clock, shop, goTo };
};

const fieldIds = ['summary', 'customer_id', 'severity', 'status'] as const;
const someChange = fc.oneof(
  fc.record({ id: fc.constantFrom('summary', 'customer_id'), to: fc.constantFrom('a', 'b', '') }),
  fc.record({ id: fc.constant('severity'), to: fc.constantFrom('Low', 'High', 'Critical', undefined) }),
  fc.record({ id: fc.constant('status'), to: fc.constantFrom('open', 'closed') }),
);
const oneMinute = { targetSlaMinutes: 1 };
const someUpdate = fc.record({
  host: fc.nat(2),
  milliseconds: fc.constantFrom(-3_600_000, -1, 0, 0, 1, 5_000, 61_000),
  item: fc.constantFrom('comment', 'SLA', 'deletion of an SLA', 'tags', 'deletion of a comment', 'none'),
  changes: fc.uniqueArray(someChange, { selector: ({ id }) => id, maxLength: fieldIds.length }),
});

describe('the audit of a case', () => {
  it('16: is an unbroken chain whatever the clocks of the hosts say', { timeout: 60_000 }, async () => {
    const { client, clock, shop, goTo, ...anken } = await anAnkenOfHosts(3);

    await fc.assert(
      fc.asyncProperty(fc.array(someUpdate, { maxLength: 12 }), async (updates) => {
        const opened = await aCase(client, shop);
        const slas: string[] = [];
        const comments: string[] = [];
        for (const [index, { host, milliseconds, item, changes }] of updates.entries()) {
          goTo(host);
          clock.pass(milliseconds);
          if (item === 'comment') comments.push(await aComment(client, opened));
          if (item === 'SLA' && slas.length < 10) slas.push(await anSla(client, opened, oneMinute));
          if (item === 'tags') {
            for (const id of [...slas, ...comments]) await tagItem(client, opened, id, { by: `${index}` });
          }
          const doomed =
            item === 'deletion of an SLA' ? slas : item === 'deletion of a comment' ? comments : [];
          const relatedItemId = doomed.shift();
          if (relatedItemId) await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));
          const fields = changes.map(({ id, to }) =>
            to === undefined ? { id, value: { emptyValue: {} } } : text(id, to),
          );
          await update(client, opened, ...fields);
        }

        const events = (await storedEvents(anken)).filter(({ caseId }) => caseId === opened.caseId);
        expect(breaks(events)).toEqual([]);
        expect(slaBreaks(events)).toEqual([]);
        expect(itemBreaks(events)).toEqual([]);
        expect(timesThatRunBackwards(events)).toEqual([]);
        const { pk, sk } = caseKey(opened.domainId, opened.caseId);
        const stored = await anken.table.get<{ fields: FieldValues }>({ pk, sk });
        const last = events.findLast((event) => !isOfRelatedItem(event));
        expect(last?.after).toMatchObject({ fields: stored?.fields });
      }),
      { numRuns: 25 },
    );
  });

  it('takes two comments of a host whose clock is behind the case’s last change', async () => {
    const { client, clock, shop, goTo, ...anken } = await anAnkenOfHosts(2);
    const opened = await aCase(client, shop);
    goTo(1);
    clock.pass(-60_000);

    await aComment(client, opened);
    await aComment(client, opened);
    await update(client, opened, text('summary', 'new'));

    const events = await storedEvents(anken);
    expect(events).toHaveLength(4);
    expect(breaks(events)).toEqual([]);
  });

  it('tells of a comment’s tags and its end in their order, though each host’s clock is behind the one before', async () => {
    const { client, clock, shop, goTo, ...anken } = await anAnkenOfHosts(3);
    const opened = await aCase(client, shop);
    const relatedItemId = await aComment(client, opened);
    clock.pass(60_000);
    await tagItem(client, opened, relatedItemId, { by: 'the first' });
    goTo(1);
    clock.pass(-30_000);
    await tagItem(client, opened, relatedItemId, { by: 'the second' });
    goTo(2);
    clock.pass(-30_000);

    await client.send(new DeleteRelatedItemCommand({ ...opened, relatedItemId }));

    const events = await storedEvents(anken);
    expect(events.map(({ type }) => type).slice(-3)).toEqual([
      'RELATED_ITEM.TAGGED',
      'RELATED_ITEM.TAGGED',
      'RELATED_ITEM.DELETED',
    ]);
    expect(itemBreaks(events)).toEqual([]);
  });
});
