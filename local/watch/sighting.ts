import * as z from 'zod/mini';
import type { SentMail } from './observe.ts';

/** An event as it stands on the bus, or as the body of a queue's message: only what a line tells of it. */
const busEventSchema = z.object({
  'detail-type': z.string(),
  source: z.string(),
  detail: z.object({
    eventType: z.optional(z.string()),
    approximateChangeTime: z.optional(z.string()),
    caseId: z.optional(z.string()),
    title: z.optional(z.string()),
    referenceNumber: z.optional(z.string()),
    severity: z.optional(z.string()),
    severityRaised: z.optional(z.boolean()),
    domain: z.optional(z.object({ name: z.string() })),
    sla: z.optional(
      z.object({
        name: z.string(),
        targetTime: z.optional(z.string()),
        completionTime: z.optional(z.string()),
      }),
    ),
  }),
});
type BusEvent = z.output<typeof busEventSchema>;

export type Sighting = {
  readonly kind: 'event' | 'queue' | 'mail' | 'dead letter';
  /** One line that a stranger understands. */
  readonly text: string;
  readonly caseId?: string | undefined;
  /** Of an event. */
  readonly eventType?: string | undefined;
};

const NAME_WIDTH = 20;

export const eventSighting = (body: string | undefined): Sighting => {
  const event = eventOf(body);
  if (!event) return { kind: 'event', text: readable(body ?? '') };
  const { 'detail-type': detailType, source, detail } = event;
  const { eventType, caseId } = detail;
  const what = eventType ?? `${detailType} from ${source}`;
  return {
    kind: 'event',
    text: readable(`${what.padEnd(NAME_WIDTH)}  ${slaWords(event)}${caseWords(event)}`),
    caseId,
    eventType,
  };
};

export const queueSighting = (kind: 'queue' | 'dead letter', name: string, body: string): Sighting => {
  const event = eventOf(body);
  return {
    kind,
    text: readable(
      [name.padEnd(NAME_WIDTH), event ? `${slaWords(event)}${caseWords(event)}` : body].join('  '),
    ),
    caseId: event?.detail.caseId,
  };
};

/** A mail's own English part says of which case it is and, where it tells of a breach, which SLA and how late. */
export const mailSighting = ({ To: to, Subject: subject, BodyText: body }: SentMail): Sighting => {
  const said = (line: RegExp): string | undefined => line.exec(body ?? '')?.[1];
  const late = said(/^Late by: ([^(\n]+\b)/m);
  const breach = late === undefined ? '' : `${said(/^SLA: (.+)$/m) ?? 'SLA'}, ${late} late: `;
  return {
    kind: 'mail',
    text: readable(`to ${to.join(', ')}  ${breach}${subject}`),
    caseId: said(/^Case ID: (\S+)$/m),
  };
};

const eventOf = (body: string | undefined): BusEvent | undefined => {
  try {
    return z.safeParse(busEventSchema, JSON.parse(body ?? '')).data;
  } catch {
    // Somebody else's message, which need not be JSON.
    return undefined;
  }
};

const caseWords = ({ detail }: BusEvent): string =>
  [
    detail.severity,
    detail.severityRaised === true ? '(raised)' : undefined,
    detail.referenceNumber,
    detail.title,
    detail.domain?.name,
  ]
    .filter((word) => word !== undefined)
    .join(' ');

/** Which SLA, and where it stands: when it is due, or how late it was. */
const slaWords = ({ detail: { eventType, approximateChangeTime, sla } }: BusEvent): string => {
  if (!sla) return '';
  const { name, targetTime, completionTime = approximateChangeTime } = sla;
  const words = [name];
  if (targetTime !== undefined && completionTime !== undefined) {
    const late = Date.parse(completionTime) - Date.parse(targetTime);
    if (eventType === 'SLA.STARTED') words.push(`due in ${span(-late)}`);
    if (eventType === 'SLA.BREACHED' || eventType === 'SLA.NOT_MET') words.push(`${span(late)} late`);
    if (eventType === 'SLA.MET') words.push(`${span(-late)} early`);
  }
  return `${words.join(', ')}: `;
};

/** In its two largest units: `45 s`, `5 min 2 s`, `3 h 50 min`, `2 d`. */
const span = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
};

/** A sighting as a line of the terminal or of a log. */
export const sightingLine = ({ kind, text }: Sighting): string =>
  `${new Date().toTimeString().slice(0, 8)}  ${kind.padEnd(11)}  ${text}`;

const LONGEST_LINE = 110;

/** One line, whatever a customer wrote: no control characters (a terminal obeys them), no change of direction. */
const readable = (text: string): string => {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const characters = [...clean];
  return characters.length > LONGEST_LINE ? `${characters.slice(0, LONGEST_LINE - 1).join('')}…` : clean;
};
