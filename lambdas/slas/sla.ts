/**
 * What one SLA is and what can become of it. How a case and its SLAs change together, which is the state machine of both,
 * stands in cases/state-change.ts.
 */

import type { PerformedBy } from '../case-events/case-event.ts';
import type { SlaSnapshot } from '../case-events/item-content.ts';
import { isEmpty } from '../cases/case.ts';
import type { FieldValueUnion } from '../contract/model.generated.ts';
import { dateOf } from '../contract/timestamp.ts';
import {
  type FieldValue,
  type FieldValues,
  isSameValue,
  storedValue,
  textOf,
} from '../fields/field-value.ts';
import { type Tags, tagsMember } from '../tags/tags.ts';
import { alwaysOpen } from './calendar.ts';
import { type ClockEvent, type Evaluation, evaluate, type Threshold } from './evaluate.ts';

/** What an SLA asks for, as its creator said it. */
export type SlaTerms = {
  readonly name: string;
  readonly type: 'CaseField';
  /** The field that fulfils it; without one it only ever runs out. */
  readonly fieldId?: string | undefined;
  /** The one value that does; `emptyValue` asks for the field to be cleared. */
  readonly targetFieldValues?: readonly FieldValueUnion[] | undefined;
  readonly targetSlaMinutes: number;
};

/** An SLA of a case, as it is stored: what happened to its clock, and what can still happen. Its status is computed. */
export type Sla = {
  readonly domainId: string;
  readonly caseId: string;
  /** ULID. */
  readonly relatedItemId: string;
  readonly type: 'Sla';
  /** ISO 8601: when it was started. */
  readonly associationTime: string;
  readonly version: number;
  readonly performedBy: PerformedBy;
  readonly terms: SlaTerms;
  /** Counts the runs of its clock: one so far, since the contract knows no second (docs/contract.md, last section). */
  readonly cycle: number;
  readonly clock: readonly ClockEvent[];
  /** What time will cross next in this cycle and has to be told then. */
  readonly nextThreshold?: Threshold;
  readonly tags?: Tags;
};

const MILLISECONDS_PER_MINUTE = 60_000;

export const evaluationOf = (sla: Sla, now: Date): Evaluation =>
  evaluate(
    sla.clock,
    { targetMilliseconds: sla.terms.targetSlaMinutes * MILLISECONDS_PER_MINUTE },
    alwaysOpen,
    now.getTime(),
  );

const isRunning = (sla: Sla): boolean => !sla.clock.some(({ kind }) => kind === 'fulfilled');

/** The instant of its target, ISO 8601; none where no calendar will ever reach it. */
export const targetTime = (sla: Sla): string | undefined =>
  isoOf(evaluationOf(sla, dateOf(sla.associationTime)).due);

const isoOf = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

/** The SLA as the contract shows it at an instant. */
export const snapshot = (sla: Sla, now: Date): SlaSnapshot => {
  const { status, due, completed } = evaluationOf(sla, now);
  const { name, type, fieldId, targetFieldValues } = sla.terms;
  const targetTime = isoOf(due);
  const completionTime = isoOf(completed);
  return {
    name,
    type,
    status,
    ...(fieldId !== undefined && { fieldId }),
    ...(targetFieldValues && { targetFieldValues: [...targetFieldValues] }),
    ...(targetTime !== undefined && { targetTime }),
    ...(completionTime !== undefined && { completionTime }),
  };
};

/** What became of SLAs by one change of their case. */
export type SlaChanges = {
  readonly started: readonly Sla[];
  readonly moved: readonly { readonly from: Sla; readonly to: Sla }[];
  readonly cancelled: readonly Sla[];
};

/** Whether the case, with these values, has what the SLA asks for. */
const isFulfilledBy = ({ terms: { fieldId, targetFieldValues = [] } }: Sla, fields: FieldValues): boolean =>
  fieldId !== undefined &&
  targetFieldValues.some((target) => isAskedFor(fields[fieldId], storedValue(target)));

/** As case rules compare (docs/contract.md, last section): a blank text is as good as none, and a user is its ARN. */
const isAskedFor = (held: FieldValue | undefined, target: FieldValue | undefined): boolean => {
  if (target === undefined || isEmpty(target)) return isEmpty(held);
  const text = textOf(target);
  return text === undefined ? isSameValue(held, target) : held !== undefined && textOf(held) === text;
};

/** The SLA after the thresholds that time has crossed at this instant have been told; itself where there is nothing to tell. */
export const told = (sla: Sla, now: Date): Sla => {
  const { nextThreshold, ...rest } = sla;
  if (nextThreshold === undefined || !evaluationOf(sla, now).crossed.includes(nextThreshold)) return sla;
  return { ...rest, version: sla.version + 1 };
};

/** The SLA after the case came to these values; itself where that changes nothing. What is fulfilled stays so. */
export const fulfilled = (sla: Sla, fields: FieldValues, at: string): Sla => {
  if (!isRunning(sla) || !isFulfilledBy(sla, fields)) return sla;
  const { nextThreshold: _, ...rest } = sla;
  return { ...rest, version: sla.version + 1, clock: [...sla.clock, { kind: 'fulfilled', at }] };
};

/** The SLA with these tags in place of its own. */
export const retagged = ({ tags: _, ...sla }: Sla, tags: Tags): Sla => ({
  ...sla,
  version: sla.version + 1,
  ...tagsMember(tags),
});

/** The earliest target of those that are not fulfilled, passed ones too: what an agent should see to first. */
export const nextBreach = (slas: readonly Sla[]): FieldValue | undefined => {
  const [earliest] = slas
    .filter(isRunning)
    .flatMap((sla) => targetTime(sla) ?? [])
    .sort();
  return earliest === undefined ? undefined : { stringValue: earliest };
};
