import { ankenEvents } from './case-change-detail.ts';

/** What PutEvents takes, but for the name of the bus. */
export type BusEntry = {
  readonly source: string;
  readonly detailType: string;
  /** ISO 8601. */
  readonly time: string;
  readonly resources: readonly string[];
  /** JSON. */
  readonly detail: string;
};

/** Members of a JSON object by their names. */
export type Members = Readonly<Record<string, unknown>>;

type Draft = Pick<BusEntry, 'detailType' | 'time' | 'resources'> & {
  /** What may leave the event when it grows too large. */
  readonly values: Members;
  /** The detail with those of the values that stay. */
  readonly detail: (staying: Members) => Members;
};

/**
 * EventBridge's limit for an entry, and for the entries of one call together.
 * Source: "Calculating PutEvents event entry size", EventBridge user guide.
 */
const LARGEST_REQUEST_BYTES = 256 * 1024;
/** The delivered event holds id, account, time, Region and its keys besides; a queue's limit counts them too. */
const ENVELOPE_BYTES = 1024;
const LARGEST_ENTRY_BYTES = LARGEST_REQUEST_BYTES - ENVELOPE_BYTES;
const TIME_BYTES = 14;

/** An entry that EventBridge takes: the largest values leave it first, and its detail then says `truncated: true`. */
export const fittingEntry = (draft: Draft): BusEntry => {
  const whole = entry(draft, draft.detail(draft.values));
  const excess = entryBytes(whole) - LARGEST_ENTRY_BYTES;
  if (excess <= 0) return whole;
  const staying = withoutLargest(draft.values, excess + bytes(',"truncated":true'));
  return entry(draft, { ...draft.detail(staying), truncated: true });
};

/** The calls that take these entries: one, unless they are too large together. */
export const requests = (entries: readonly BusEntry[]): readonly (readonly BusEntry[])[] => {
  const total = entries.reduce((sum, each) => sum + entryBytes(each), 0);
  return total < LARGEST_REQUEST_BYTES ? [entries] : entries.map((each) => [each]);
};

/** An entry's size as EventBridge counts it. */
export const entryBytes = ({ source, detailType, resources, detail }: BusEntry): number =>
  TIME_BYTES + [source, detailType, detail, ...resources].reduce((sum, text) => sum + bytes(text), 0);

const entry = ({ detailType, time, resources }: Draft, detail: Members): BusEntry => ({
  source: ankenEvents.source,
  detailType,
  time,
  resources,
  detail: JSON.stringify(detail),
});

const withoutLargest = (values: Members, excess: number): Members => {
  const largestFirst = Object.entries(values)
    .map(([name, value]) => ({ name, size: bytes(JSON.stringify({ [name]: value })) - bytes('{}') }))
    .sort((one, other) => other.size - one.size);
  const leaving = new Set<string>();
  let remaining = excess;
  for (const { name, size } of largestFirst) {
    if (remaining <= 0) break;
    leaving.add(name);
    remaining -= size;
  }
  return Object.fromEntries(Object.entries(values).filter(([name]) => !leaving.has(name)));
};

const encoder = new TextEncoder();
const bytes = (text: string): number => encoder.encode(text).length;
