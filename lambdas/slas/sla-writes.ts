import type { Belief } from '../table/expressions.ts';
import { itemsLookup, slaKey, timerKeys } from '../table/keys.ts';
import type { Write } from '../table/writes.ts';
import { type Sla, type SlaChanges, targetTime } from './sla.ts';

/**
 * The writes of a change, for the transaction of its case. Each believes the cycle and the threshold that it was decided
 * from: so a breach is told once, however many clocks look at it.
 */
export const slaWrites = ({ started, moved, cancelled }: SlaChanges): readonly Write[] => [
  ...started.map(
    (sla): Write => ({
      item: {
        ...keyOf(sla),
        ...itemsLookup(sla.domainId, sla.caseId, sla.type, sla.relatedItemId),
        ...sla,
        ...timerOf(sla),
      },
      unlessExists: true,
    }),
  ),
  ...moved.map(({ from, to }): Write => {
    const { nextThreshold, version, clock, tags } = to;
    const gone = ['nextThreshold', 'timer', 'due'];
    return {
      update: keyOf(from),
      set: { version, clock, nextThreshold, ...(tags !== from.tags && { tags }), ...timerOf(to) },
      remove: [
        ...(nextThreshold === undefined ? gone : []),
        ...(tags === undefined && from.tags !== undefined ? ['tags'] : []),
      ],
      if: asRead(from),
    };
  }),
  ...cancelled.map((sla): Write => ({ delete: keyOf(sla), if: asRead(sla) })),
];

/** What `CASE` keeps of its SLAs; undefined where they stay as they were. */
export const slaVersions = (
  before: Readonly<Record<string, number>> = {},
  { started, moved, cancelled }: SlaChanges,
): Readonly<Record<string, number>> | undefined => {
  const standing = [...started, ...moved.map(({ to }) => to)];
  if (standing.length + cancelled.length === 0) return undefined;
  const gone = new Set(cancelled.map(({ relatedItemId }) => relatedItemId));
  const versions = [
    ...Object.entries(before),
    ...standing.map(({ relatedItemId, version }) => [relatedItemId, version] as const),
  ];
  return Object.fromEntries(versions.filter(([relatedItemId]) => !gone.has(relatedItemId)));
};

const keyOf = ({ domainId, caseId, relatedItemId }: Sla) => slaKey(domainId, caseId, relatedItemId);

const asRead = ({ cycle, version, nextThreshold }: Sla): Belief =>
  nextThreshold === undefined
    ? { equals: { cycle, version }, absent: ['nextThreshold'] }
    : { equals: { cycle, version, nextThreshold } };

/** Where the clock finds it: only as long as time can still do something to it. */
const timerOf = (sla: Sla) => {
  const due = sla.nextThreshold === undefined ? undefined : targetTime(sla);
  return due === undefined ? {} : timerKeys(sla.caseId, due);
};
