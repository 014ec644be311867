import { shown } from './case-in-mail.ts';
import type { MailWords } from './mail-words.ts';

/** @throws RangeError when there is no such time zone */
export const timeFormat = ({ locale }: MailWords, timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'long',
  });

/**
 * `2026-11-23 14:05`, which reads the same in every language.
 * @throws RangeError when there is no such time zone
 */
export const shortTimeFormat = (timeZone: string): Intl.DateTimeFormat =>
  // Of all locales it is Sweden's that writes dates so.
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** A time that cannot be read is shown as it came: the mail matters more. */
export const shownTime = (time: string, format: Intl.DateTimeFormat): string => {
  const instant = Date.parse(time);
  return Number.isNaN(instant) ? shown(time) : format.format(instant);
};

const units = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

/** `2 hours, 5 minutes`: a span in its two largest units; nothing where it is not one second. */
export const inWords = (milliseconds: number, format: Intl.DurationFormat): string => {
  const seconds = Math.floor(milliseconds / 1_000);
  const largest = units.findIndex(([, size]) => seconds >= size);
  if (largest < 0) return '';
  const amounts = units.map(([unit, size], index) => {
    const larger = units[index - 1]?.[1] ?? Number.POSITIVE_INFINITY;
    return [unit, Math.floor((seconds % larger) / size)] as const;
  });
  return format.format(Object.fromEntries(amounts.slice(largest, largest + 2)));
};
