import type { Mutation } from './mutation.ts';

const cases = 'cases/case.store.ts';
const changing = 'cases/change-case.ts';
const items = 'related-items/related-item.store.ts';
const token = 'cases/case-token.ts';
const rules = 'case-rules/check-rules.ts';

const ownVersion = 'if: { equals: { version } },';
const ofUpdate = `lastUpdatedBy: updated.lastUpdatedBy,\n      },\n      ${ownVersion}`;
const ofRetagging = `...(tags === undefined && { remove: ['tags'] }),\n      ${ownVersion}`;
const ofRemoval = `delete: relatedItemKey(domainId, caseId, relatedItemId),\n      ${ownVersion}`;
const withoutVersion = (text: string) => text.replace(ownVersion, 'if: { exists: true },');
const ofCaseTags =
  "...(tags === undefined && { remove: ['tags'] }),\n      if: { equals: { lastEventId: from.lastEventId } },";
const tokenOfCase = 'orIf: { atMost: { expiresAt: nowSeconds } },';
const comparison = 'checkMatch(ifMatch, current.version);';
const fromReadingToComparing = `    return persistently(clock, async () => {
      const [domain, { case: current, slas }, done] = await Promise.all([
        domains.get(domainId),
        cases.state(domainId, caseId),
        token && cases.tokenInCase(domainId, caseId, token.tokenHash),
      ]);
      if (!current) throw notFound('Case', caseId);
      if (token && isInForce(done, token.nowSeconds)) return current;
      ${comparison}`;
const commentWrite =
  'await table.write([itemCreation(item, event), eventCreation(event), ...(done ? [done] : [])]);';

/** Of related items, tags, If-Match, batches and case rules. */
export const requestMutations: readonly Mutation[] = [
  {
    name: 'an update of an item believes no version',
    file: items,
    find: ofUpdate,
    replace: withoutVersion(ofUpdate),
  },
  {
    name: 'the tags of an item are written without its version',
    file: items,
    find: ofRetagging,
    replace: withoutVersion(ofRetagging),
  },
  {
    name: 'the deletion of an item believes no version',
    file: items,
    find: ofRemoval,
    replace: withoutVersion(ofRemoval),
  },
  {
    name: 'the link of a contact outlives its item',
    file: items,
    find: 'unlessRefused(table, item, [eventCreation(event), link])',
    replace: 'unlessRefused(table, item, [eventCreation(event)])',
  },
  {
    name: 'an item’s next event does not follow its last one',
    file: 'related-items/item-event.ts',
    find: 'lastEventId: ofCase.lastEventId > lastEventId ? ofCase.lastEventId : lastEventId,',
    replace: 'lastEventId: ofCase.lastEventId,',
  },
  {
    name: 'the tags of a case are written without its lock',
    file: cases,
    find: ofCaseTags,
    replace: ofCaseTags.replace('{ equals: { lastEventId: from.lastEventId } }', '{ exists: true }'),
  },
  {
    name: 'tags of a case do not count as a version',
    file: 'cases/change-event.ts',
    find: 'version: before.version + 1, ...tagsMember(tags)',
    replace: 'version: before.version, ...tagsMember(tags)',
  },
  {
    name: 'If-Match is compared with the first reading alone',
    file: changing,
    find: fromReadingToComparing,
    replace: `    let isCompared = false;\n${fromReadingToComparing.replace(comparison, `if (!isCompared) ${comparison}`)}\n      isCompared = true;`,
  },
  {
    name: 'If-Match is not compared',
    file: changing,
    find: comparison,
    replace: '',
  },
  {
    name: 'the token of a batch’s case is written after its change',
    file: cases,
    find: `const decisive = [change, ...(token ? [caseTokenCreation(from.domainId, from.caseId, token)] : [])];
    const others = [...slaWrites(slas), ...events.map((event) => eventCreation(event))];
    return unlessRefused(table, decisive, others);`,
    replace: `const others = [...slaWrites(slas), ...events.map((event) => eventCreation(event))];
    const isWritten = await unlessRefused(table, [change], others);
    if (isWritten && token) {
      await unlessRefused(table, [caseTokenCreation(from.domainId, from.caseId, token)]);
    }
    return isWritten;`,
  },
  {
    name: 'the token of a batch’s case is written before its change',
    file: changing,
    find: 'if (await cases.apply(current, told, token)) return changed;',
    replace:
      'if (token) await cases.noteDone(domainId, caseId, token);\n      if (await cases.apply(current, told)) return changed;',
  },
  {
    name: 'the token of a batch’s comment is written after it',
    file: items,
    find: commentWrite,
    replace:
      'await table.write([itemCreation(item, event), eventCreation(event)]);\n      if (done) await table.write([done]);',
  },
  {
    name: 'the token of a batch’s case is written over',
    file: token,
    find: tokenOfCase,
    replace: 'orIf: { exists: true },',
  },
  {
    name: 'a batch does again what it did already',
    file: token,
    find: 'token !== undefined && token.expiresAt > nowSeconds;',
    replace: 'token !== undefined && token.expiresAt < nowSeconds;',
  },
  {
    name: 'a batch’s client token stands for any request',
    file: 'batches/batch-token.store.ts',
    find: 'if (bound.requestHash !== requestHash) {',
    replace: 'if (bound.requestHash === undefined) {',
  },
  {
    name: 'a case that failed counts as done',
    file: 'batches/each-case.ts',
    find: 'successes.set(named, await work(named));',
    replace:
      'const done = await work(named).catch(() => undefined);\n      successes.set(named, (done ?? { caseIdentifier: named }) as Success);',
  },
  {
    name: 'an update is held to no case rule',
    file: rules,
    find: '? ofTheUpdate(broken(before), broken(after), before, after)',
    replace: '? []',
  },
  {
    name: 'rules are enforced where they should be reported',
    file: rules,
    find: "violations.length > 0 && domain.settings?.ruleEnforcement !== 'report'",
    replace: 'violations.length > 0',
  },
  {
    name: 'an update does not tell of the rules that it breaks',
    file: changing,
    find: 'events: withViolations(change.events, broken)',
    replace: 'events: change.events',
  },
];
