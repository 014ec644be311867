import type { Mutation } from './mutation.ts';

/** Found by thousands of schedules only, which is too slow for every run: `npm run simulate -- --mutations` tries them. */
export const rareMutations: readonly Mutation[] = [
  {
    name: 'a lease lasts no longer than clocks may be apart',
    file: 'notifications/mail-marker.store.ts',
    find: '2.5 * 60 * 1_000',
    replace: '2 * 60 * 1_000',
  },
  {
    name: 'each attempt to create a case has an id of its own',
    file: 'cases/create-case.operation.ts',
    find: '    const caseId = ids.uuid();\n    return persistently(clock, async () => {\n',
    replace: '    return persistently(clock, async () => {\n      const caseId = ids.uuid();\n',
  },
];
