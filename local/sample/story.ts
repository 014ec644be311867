import type { UserUnion } from '@aws-sdk/client-connectcases';
import { dated, type Language, type Moment, momentAfter, momentBefore, stamp } from './calendar.ts';
import type { Values } from './fields.ts';
import {
  type Agent,
  type Customer,
  contactArn,
  type Gateway,
  gateways,
  type Queue,
  userArn,
} from './people.ts';
import type { Template } from './templates.ts';

type Note = { readonly kind: 'note'; readonly by: Agent; readonly at: Moment; readonly text: string };
type Contact = { readonly kind: 'contact'; readonly by: Agent; readonly name?: string };
type Update = { readonly kind: 'update'; readonly by: Agent; readonly values: Values };
type Sla = {
  readonly kind: 'sla';
  readonly by: Agent | Gateway;
  readonly name: string;
  readonly minutes: number;
  readonly fulfilledBy: Values;
};
export type Step = Note | Contact | Update | Sla;

/** A case as it is told in the files of `cases/`; the first step happens after the case has been opened. */
export type Tale = {
  /** Names the case in error messages and makes the ids of its contacts. */
  readonly key: string;
  readonly title: string;
  readonly received: Moment;
  readonly openedBy: Agent | Gateway;
  readonly values: Values;
  readonly story: readonly Step[];
};
export type SampleCase = Tale & { readonly template: Template; readonly language: Language };

export const tales = (template: Template, language: Language, told: readonly Tale[]): readonly SampleCase[] =>
  told.map((tale) => ({ ...tale, template, language }));

export const about = (case_reason: NonNullable<Values['case_reason']>, severity?: Values['severity']) => ({
  case_reason,
  ...(severity && { severity }),
});

export const from = (channel: NonNullable<Values['channel']>, customer_id?: Customer) => ({
  channel,
  ...(customer_id && { customer_id }),
});

export const order = (
  order_number: `TB-${number}`,
  order_total: number,
  product: string,
  product_category: NonNullable<Values['product_category']>,
) => ({ order_number, order_total, product, product_category });

export const sent = (delivery_method: NonNullable<Values['delivery_method']>, parcel?: string) => ({
  delivery_method,
  ...(parcel && { tracking_url: `https://track.tsubame.example/parcels/${parcel}` }),
});

export const desk = (assigned_queue: Queue, assigned_user?: Agent) => ({
  assigned_queue,
  ...(assigned_user && { assigned_user }),
});

/** Each of `lines` becomes a line of its own. */
export const note = (by: Agent, at: Moment, ...lines: readonly string[]): Step => ({
  kind: 'note',
  by,
  at,
  text: lines.join('\n'),
});

/** A name lets two cases share one contact: a caller with two matters. */
export const contact = (by: Agent, name?: string): Step => ({ kind: 'contact', by, ...(name && { name }) });

export const update = (by: Agent, values: Values): Step => ({ kind: 'update', by, values });

export const close = (
  by: Agent,
  resolution: NonNullable<Values['resolution']>,
  summary: string,
  more: Values = {},
): Step => update(by, { ...more, status: 'closed', resolution, summary });

export const reopen = (by: Agent, more: Values = {}): Step =>
  update(by, { ...more, status: 'open', resolution: null });

/** What is left of a promise: `'40m'`, `'4h'` or `'3d'`. */
type Left = `${number}${keyof typeof minutesIn}`;
const minutesIn = { m: 1, h: 60, d: 24 * 60 } as const;

/**
 * A promise to the customer, kept by a value of one field. Its clock starts when the sample is loaded, for the contract
 * backdates none: where the customer has waited already, less is left than the name says.
 */
export const sla = (by: Agent | Gateway, name: string, left: Left, fulfilledBy: Values): Step => {
  const [, amount, unit] = /^(\d+)([mhd])$/.exec(left) ?? [];
  if (unit !== 'm' && unit !== 'h' && unit !== 'd')
    throw new Error(`“${left}” is no time; write “40m” or “3d”.`);
  return { kind: 'sla', by, name, minutes: Number(amount) * minutesIn[unit], fulfilledBy };
};

/** A step with its dates and ids, ready to be sent. */
export type DatedStep =
  | { readonly kind: 'note'; readonly by: UserUnion; readonly at: Date; readonly body: string }
  | { readonly kind: 'contact'; readonly by: UserUnion; readonly contactArn: string }
  | { readonly kind: 'update'; readonly by: UserUnion; readonly values: Values }
  | (Pick<Sla, 'kind' | 'name' | 'minutes' | 'fulfilledBy'> & { readonly by: UserUnion });

export type DatedCase = {
  readonly template: Template;
  readonly openedBy: UserUnion;
  readonly values: Values;
  readonly steps: readonly DatedStep[];
};

/** The case as it stands in a calendar whose last moment is `now`. */
export const datedCase = (sample: SampleCase, now: Date): DatedCase => {
  const { key, language, title, template, openedBy, story } = sample;
  const received = momentBefore(now, sample.received);
  const datedValues = (values: Values): Values => ({
    ...values,
    ...(values.customer_request && { customer_request: dated(values.customer_request, received, language) }),
    ...(values.summary && { summary: dated(values.summary, received, language) }),
  });
  const step = (told: Step, index: number): DatedStep => {
    const by = performer(told.by);
    if (told.kind === 'sla') return { ...told, by };
    if (told.kind === 'contact') {
      return { kind: 'contact', by, contactArn: contactArn(told.name ?? `${key} ${index}`) };
    }
    if (told.kind === 'update') return { kind: 'update', by, values: datedValues(told.values) };
    const at = momentAfter(received, told.at);
    return { kind: 'note', by, at, body: stamp(at, language) + dated(told.text, received, language) };
  };
  return {
    template,
    openedBy: performer(openedBy),
    values: { title, ...datedValues(sample.values), language, received_at: received.toISOString() },
    steps: story.map(step),
  };
};

const performer = (by: Agent | Gateway): UserUnion =>
  gateways.some((gateway) => gateway === by) ? { customEntity: by } : { userArn: userArn(by) };
