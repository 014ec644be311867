import type { Mutation } from './mutation.ts';
import { requestMutations } from './request-mutations.ts';
import { slaMutations } from './sla-mutations.ts';

const publishing = 'case-events/publish-event-item.consumer.ts';
const sweeping = 'case-events/sweep-outbox.consumer.ts';
const cases = 'cases/case.store.ts';
const items = 'related-items/related-item.store.ts';
const marker = 'notifications/mail-marker.store.ts';
const delivery = 'notifications/mail-delivery.consumer.ts';
const notify = 'notifications/notify-ops.consumer.ts';
const purging = 'purges/purge.store.ts';
const table = 'table/table.ts';
const refusing = 'table/unless-refused.ts';

const putEntries =
  'for (const entries of requests(contracts ? [ours, contracts] : [ours])) await put(bus, entries);';
const removal = '    await outbox.remove({ pk, sk });\n';
const lock =
  "// The case's own lock: every change of it or of its SLAs gives it another last event.\n      if: { equals: { lastEventId: from.lastEventId } },";
const lease = "orIf: { absent: ['sentAt'], atMost: { leaseUntil: at } },";

export const mutations: readonly Mutation[] = [
  { name: 'the outbox is never emptied', file: publishing, find: removal, replace: '' },
  {
    name: 'the outbox is emptied before PutEvents',
    file: publishing,
    find: `${putEntries}\n${removal}`,
    replace: `await outbox.remove({ pk, sk });\n${putEntries}\n`,
  },
  {
    name: 'an event counts as published before PutEvents answers',
    file: publishing,
    find: 'await put(bus, entries);',
    replace: 'void put(bus, entries).catch(() => undefined);',
  },
  {
    name: 'entries that PutEvents refused are forgotten',
    file: publishing,
    find: 'if (failed.length === 0) return;',
    replace: 'if (failed.length >= 0) return;',
  },
  {
    name: 'the sweep publishes nothing',
    file: sweeping,
    find: 'await settleAll(keysOf(pages));',
    replace: 'count.left += keysOf(pages).length;',
  },
  {
    name: 'parked events are not counted, so no alarm',
    file: sweeping,
    find: 'parkedInAll: await outbox.countParked(),',
    replace: 'parkedInAll: 0,',
  },
  {
    name: 'an update believes no version',
    file: cases,
    find: lock,
    replace: 'if: { exists: true },',
  },
  {
    name: 'the event is written after the change, not with it',
    file: refusing,
    find: 'await table.write([...deciding, ...others]);',
    replace: 'await table.write(deciding);\n    if (others.length > 0) await table.write(others);',
  },
  {
    name: 'the event goes out before its change is committed',
    file: refusing,
    find: 'await table.write([...deciding, ...others]);',
    replace: 'if (others.length > 0) await table.write(others);\n    await table.write(deciding);',
  },
  {
    name: 'the client token is written after the case, not with it',
    file: cases,
    find: 'eventCreation(event), reference, ...(tokenWrite ? [tokenWrite] : [])]);',
    replace: 'eventCreation(event), reference]);\n      if (tokenWrite) await table.write([tokenWrite]);',
  },
  {
    name: 'the reference number lies in a partition that cases share',
    file: cases,
    find: '...referenceKey(domainId, referenceNumber),',
    replace: "pk: 'D#' + domainId, sk: referenceKey(domainId, referenceNumber).pk,",
  },
  {
    name: 'an update is acknowledged before it is committed',
    file: 'cases/change-case.ts',
    find: 'if (await cases.apply(current, told, token)) return changed;',
    replace:
      'void cases.apply(current, told, token).catch(() => undefined);\n        if (told.events.length > 0) return changed;',
  },
  {
    name: 'an overtaken update is tried again without reading again',
    file: 'cases/change-case.ts',
    find: `    return persistently(clock, async () => {
      const [domain, { case: current, slas }, done] = await Promise.all([
        domains.get(domainId),
        cases.state(domainId, caseId),
        token && cases.tokenInCase(domainId, caseId, token.tokenHash),
      ]);`,
    replace: `    const [domain, { case: current, slas }, done] = await Promise.all([
      domains.get(domainId),
      cases.state(domainId, caseId),
      token && cases.tokenInCase(domainId, caseId, token.tokenHash),
    ]);
    return persistently(clock, async () => {`,
  },
  {
    name: 'a raise is judged without the old severity',
    file: 'cases/change-event.ts',
    find: "isSeverityRaised(before.fields['severity'], fields['severity'], highSeverities)",
    replace: "isSeverityRaised(undefined, fields['severity'], highSeverities)",
  },
  {
    name: 'an event need not be greater than the one before it',
    file: 'platform/ids.ts',
    find: 'return after !== undefined && candidate <= after ? ulid(decodeTime(after) + 1, chance) : candidate;',
    replace: 'return candidate;',
  },
  {
    name: 'a contact is linked without a condition',
    file: items,
    find: '        relatedItemId,\n      },\n      unlessExists: true,',
    replace: '        relatedItemId,\n      },\n      unlessExists: true,\n      orIf: { exists: true },',
  },
  {
    name: 'a comment and its event are written one after the other',
    file: items,
    find: 'await table.write([itemCreation(item, event), eventCreation(event), ...(done ? [done] : [])]);',
    replace:
      'await table.write([itemCreation(item, event), ...(done ? [done] : [])]);\n      await table.write([eventCreation(event)]);',
  },
  {
    name: 'items are read without regard to what was just written',
    file: table,
    find: 'Key: key, ConsistentRead: true',
    replace: 'Key: key',
  },
  {
    name: 'a transaction that met a conflict counts as written',
    file: table,
    find: 'if (isInProgress(error)) doubt = error;',
    replace: 'if (obstacleOf(error)) return;',
  },
  {
    name: 'each attempt of a transaction has a token of its own',
    file: table,
    find: 'this.#writeOnce(writes, token)',
    replace: 'this.#writeOnce(writes, this.#newToken())',
  },
  { name: 'a mail is sent without a claim', file: marker, find: lease, replace: 'orIf: { exists: true },' },
  {
    name: 'the lease on a mail is ignored',
    file: marker,
    find: lease,
    replace: "orIf: { absent: ['sentAt'] },",
  },
  {
    name: 'a sent mail is not recorded',
    file: delivery,
    find: '    await markers.recordSent(lease, sesMessageId);\n',
    replace: '',
  },
  {
    name: 'a message is acknowledged before its mail is sent',
    file: notify,
    find: 'await sendOnce(deps, deps.mailFor(event), idsOf(event));',
    replace: 'void sendOnce(deps, deps.mailFor(event), idsOf(event)).catch(() => undefined);',
  },
  {
    name: 'a deletion believes no version',
    file: cases,
    find: 'if: { equals: { lastEventId: read.lastEventId } },',
    replace: 'if: { exists: true },',
  },
  {
    name: 'an item is deleted without an event',
    file: items,
    find: 'if (contactHash === undefined) return unlessRefused(table, item, [eventCreation(event)]);',
    replace: 'if (contactHash === undefined) return unlessRefused(table, item);',
  },
  {
    name: 'a purge takes what the bus has not taken',
    file: purging,
    find: '    if (item.outbox !== undefined) return false;\n    return deleteUnlessWaiting(item);',
    replace: '    return unlessRefused(table, { delete: { pk: item.pk, sk: item.sk }, if: {} });',
  },
  {
    name: 'a purge takes the record of a sent mail along',
    file: purging,
    find: '    return deleteUnlessWaiting(item);',
    replace: `    const marker = { pk: item.pk.split('#C#')[0] + '#MAIL#' + item.eventId, sk: 'MAIL' };
    if (item.severityRaised) await deleteUnlessWaiting(marker);
    return deleteUnlessWaiting(item);`,
  },
  {
    name: 'a purge forgets the token and the reference number',
    file: 'purges/purge.consumer.ts',
    find: '  await purges.deleteOwnItems(deleted, deleted.ownItems);\n',
    replace: '',
  },
  {
    name: 'a purge makes one pass only',
    file: 'purges/purge-order.ts',
    find: "if (order.pass === 'first' || outcome === 'found some') {",
    replace: "if (outcome === 'found some') {",
  },
  {
    name: 'the last pass comes at once',
    file: 'purges/purge-order.ts',
    find: 'return { order: last, afterSeconds: secondPassSeconds };',
    replace: 'return { order: last, afterSeconds: 0 };',
  },
  ...slaMutations,
  ...requestMutations,
];
