/**
 * A moment of a story: `'27d 09:14'` is 09:14 of the day 27 days away, `'95m'` is 95 minutes away. Before the moment of
 * loading for the receipt of a case; after the receipt for all that follows.
 */
export type Moment = `${number}d ${number}:${number}` | `${number}m`;

export type Language = 'ja' | 'en';

/** The shop keeps Japan's clock, which knows no summer time. */
const timeZone = 'Asia/Tokyo';
const UTC_OFFSET = 9 * 3_600_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

export const momentBefore = (from: Date, moment: Moment): Date => shifted(from, moment, -1);
export const momentAfter = (from: Date, moment: Moment): Date => shifted(from, moment, 1);

const shifted = (from: Date, moment: Moment, direction: 1 | -1): Date => {
  const [, days, hours, minutes, justMinutes] = /^(?:(\d+)d (\d\d):(\d\d)|(\d+)m)$/.exec(moment) ?? [];
  if (justMinutes !== undefined) return new Date(from.getTime() + direction * Number(justMinutes) * MINUTE);
  if (days === undefined) throw new Error(`“${moment}” is no moment; write “3d 09:15” or “40m”.`);
  const timeOfDay = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  return new Date(midnight(from) + direction * Number(days) * DAY + timeOfDay);
};

const midnight = (at: Date): number => Math.floor((at.getTime() + UTC_OFFSET) / DAY) * DAY - UTC_OFFSET;

const dayFormats = {
  ja: new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', weekday: 'short', timeZone }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', day: 'numeric', weekday: 'long', timeZone }),
};
const stampFormats = {
  ja: new Intl.DateTimeFormat('ja-JP', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }),
};

/** Puts dates into a text: `{+2}` becomes the day two days after the receipt, `{-3}` the one three days before it. */
export const dated = (text: string, received: Date, language: Language): string =>
  text.replaceAll(/\{([+-]\d+)\}/g, (_, days: string) =>
    dayFormats[language].format(new Date(received.getTime() + Number(days) * DAY)),
  );

/** When an agent wrote a note, as agents write it: the contract stamps every comment with the moment of loading. */
export const stamp = (at: Date, language: Language): string => {
  const time = stampFormats[language].format(at);
  return language === 'ja' ? `【${time}】` : `[${time}] `;
};
