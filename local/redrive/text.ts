import { type EventItem, eventIdOf, isParked } from './parked-events.ts';

/** "Event 01KAS8… of case 7d1f3c52-…". */
export const nameOf = (item: EventItem): string => `Event ${eventIdOf(item)} of ${caseOf(item)}`;

/** The partition's key names the case too, where the item itself does not. */
const caseOf = ({ caseId, pk }: EventItem): string => (caseId === undefined ? pk : `case ${caseId}`);

/** One line an event. */
export const table = (items: readonly EventItem[]): string => {
  const rows = [
    ['EVENT', 'CHANGE', 'CASE', 'PARKED', 'FAILURE'],
    ...items.map((item) => [
      eventIdOf(item),
      item.type ?? '',
      item.caseId ?? item.pk,
      moment(item.parkedAt),
      item.lastFailure ?? '',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
};

/** What is known of how an event stands with the bus. */
export const facts = (item: EventItem): string => {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Event', eventIdOf(item)],
    [
      'State',
      isParked(item) ? 'parked: nobody tries to publish it any more' : 'waits: the sweep publishes it',
    ],
    ['Change', item.type],
    ['Made', item.time && moment(item.time)],
    ['Domain', item.domainId],
    ['Case', item.caseId ?? item.pk],
    ['Attempts', item.attempts?.toString()],
    ['Last attempt', item.lastAttemptAt && moment(item.lastAttemptAt)],
    ['Failure', item.lastFailure],
    ['Parked', item.parkedAt && moment(item.parkedAt)],
    ['Item', `${item.pk}  ${item.sk}`],
  ];
  return lines
    .flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(14)}${value}`]))
    .join('\n');
};

/** `2026-11-23 04:35:06 UTC`; what is no time stays as it is. */
const moment = (iso = ''): string => iso.replace(/^([-\d]+)T([:\d]+).*Z$/, '$1 $2 UTC');
