import type { Mutation } from './mutation.ts';

const state = 'cases/state-change.ts';
const evaluating = 'slas/evaluate-slas.consumer.ts';
const sla = 'slas/sla.ts';
const lock = 'if: { equals: { lastEventId: from.lastEventId } },\n    };\n    const decisive';

/** Of the clock of SLAs, its workers and its mails. */
export const slaMutations: readonly Mutation[] = [
  {
    name: 'a late fulfilment passes over its breach',
    file: state,
    find: 'const passed = toldBreaches(state, writing);\n  const slas = passed.slas.map(',
    replace: 'const passed = { ...state, events: [] };\n  const slas = passed.slas.map(',
  },
  {
    name: 'a cancellation passes over the breach before it',
    file: state,
    find: 'const passed = toldBreaches(state, writing);\n  const events = passed.slas\n',
    replace: 'const passed = { ...state, events: [] };\n  const events = passed.slas\n',
  },
  {
    name: 'a breach is written without the lock of its case',
    file: 'cases/case.store.ts',
    find: lock,
    replace: lock.replace('if: {', 'if: versionAfter(from, events) === from.version ? { exists: true } : {'),
  },
  {
    name: 'a case and SLAs that do not belong together are believed',
    file: state,
    find: 'if (!isWhole) throw',
    replace: 'if (slas === undefined) throw',
  },
  {
    name: 'a change is of its host’s own time',
    file: state,
    find: 'return last > now ? last : now;',
    replace: 'return now;',
  },
  {
    name: 'the timer of what has been told stays',
    file: 'slas/sla-writes.ts',
    find: "const gone = ['nextThreshold', 'timer', 'due'];",
    replace: "const gone = ['nextThreshold'];",
  },
  {
    name: 'what is fulfilled may be breached yet',
    file: sla,
    find: 'const { nextThreshold: _, ...rest } = sla;',
    replace: 'const rest = sla;',
  },
  {
    name: 'the next breach of a case may be one that is fulfilled',
    file: sla,
    find: '    .filter(isRunning)\n',
    replace: '',
  },
  {
    name: 'a tick forgets the pages behind the first',
    file: 'slas/watch-slas.consumer.ts',
    find: 'pages = await timers.following(pages, begun);',
    replace: 'pages = [];',
  },
  {
    name: 'a worker stops the timer before it tells',
    file: evaluating,
    find: '    checkWhole({ case: current, slas });\n',
    replace: '    await Promise.all(slas.map((sla) => timers.stop(sla)));\n',
  },
  {
    name: 'a breach is told of a domain that is gone',
    file: evaluating,
    find: 'if (!current || !isStanding) {',
    replace: 'if (!current) {',
  },
  {
    name: 'any number of SLAs may be started',
    file: 'related-items/create-related-item.operation.ts',
    find: "checkQuota(quotaOf('slasPerCase', domain.settings?.quotas), slas.length);",
    replace: '',
  },
  {
    name: 'a listed breach is not recorded as mailed',
    file: 'notifications/notify-breaches.consumer.ts',
    find: 'recordSent(deps, idsOf(told.breach), told.lease, sesMessageId)',
    replace: 'Promise.resolve()',
  },
];
