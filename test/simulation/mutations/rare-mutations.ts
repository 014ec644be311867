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
    name: 'the token of a batch’s case is written after its change',
    file: 'cases/case.store.ts',
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
];
