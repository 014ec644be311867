import type { PerformedBy } from '../case-events/case-event.ts';
import type { UserUnion } from '../contract/model.generated.ts';
import type { Caller } from '../contract/operation.ts';
import { type FieldValue, type FieldValues, isSameValue } from '../fields/field-value.ts';
import { systemField } from '../fields/system-fields.ts';
import type { Template } from '../templates/template.ts';

/** A case's current state as it is stored. */
export type Case = {
  readonly domainId: string;
  readonly caseId: string;
  readonly templateId: string;
  /** ISO 8601. */
  readonly createdTime: string;
  /** Counts the changes of the case. */
  readonly version: number;
  /** ULID of the case's last event; the next one is made greater. */
  readonly lastEventId: string;
  /** ISO 8601: that event's time. Its id may be of a later one, since it had to be greater than the id before it. */
  readonly lastEventTime: string;
  readonly fields: FieldValues;
  /** The version of each SLA, by its id: whoever reads them together sees by it whether they belong together. */
  readonly slaVersions?: Readonly<Record<string, number>>;
  readonly tags?: Readonly<Record<string, string>>;
  /** Of the client token that made it, which goes with the case. */
  readonly tokenHash?: string;
};

/** What a caller or Anken sets (a value) or clears (nothing). */
export type FieldChanges = ReadonlyMap<string, FieldValue | undefined>;

export type Moment = { readonly now: string; readonly performedBy: PerformedBy };

export const performer = (user: UserUnion | undefined, { iamPrincipalArn }: Caller): PerformedBy => ({
  ...(user && { user }),
  iamPrincipalArn,
});

/**
 * The required fields of the template that were left out or left empty; every case needs a title besides. What Anken
 * sets is no caller's to give, so it is never missing.
 */
export const missingFields = (template: Template, fields: FieldValues): readonly string[] => {
  const required = new Set(['title', ...requiredFieldIds(template)]);
  return [...required].filter(
    (fieldId) => systemField(fieldId)?.setBy !== 'anken' && isEmpty(fields[fieldId]),
  );
};

/** Fields that a case must not lose once it has them. */
export const isRequired = (template: Template | undefined, fieldId: string): boolean =>
  fieldId === 'title' || fieldId === 'status' || requiredFieldIds(template).includes(fieldId);

const requiredFieldIds = (template: Template | undefined): readonly string[] =>
  (template?.requiredFields ?? []).flatMap(({ fieldId }) => (fieldId === undefined ? [] : [fieldId]));

export const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || ('stringValue' in value && value.stringValue.trim() === '');

const text = (stringValue: string): FieldValue => ({ stringValue });

/** A User field takes an ARN: the user's, or else the principal's. */
const userOf = ({ user, iamPrincipalArn }: PerformedBy): FieldValue => ({
  userArnValue: user && 'userArn' in user ? user.userArn : iamPrincipalArn,
});

/** A new case's fields: what the caller gave, and what the system fields begin with (docs/contract.md §2). */
export const initialFields = (
  given: FieldValues,
  { caseId, referenceNumber }: { readonly caseId: string; readonly referenceNumber: string },
  { now, performedBy }: Moment,
): FieldValues => {
  const status = given['status'] ?? text('open');
  return {
    ...given,
    status,
    case_id: text(caseId),
    reference_number: text(referenceNumber),
    created_by: userOf(performedBy),
    last_updated_user: userOf(performedBy),
    created_datetime: text(now),
    last_updated_datetime: text(now),
    ...(isClosed(status) && { last_closed_datetime: text(now) }),
  };
};

/** What an update really changes: the given values that differ, and the system fields that follow from them. */
export const effectiveChanges = (
  fields: FieldValues,
  given: FieldChanges,
  { now, performedBy }: Moment,
): FieldChanges => {
  const differing = [...given].filter(([fieldId, value]) => !isSameValue(fields[fieldId], value));
  if (differing.length === 0) return new Map();
  const status = new Map(differing).get('status');
  return new Map([
    ...differing,
    ...statusTimes(fields['status'], status, now),
    ...[
      ['last_updated_datetime', text(now)] as const,
      ['last_updated_user', userOf(performedBy)] as const,
    ].filter(([fieldId, value]) => !isSameValue(fields[fieldId], value)),
  ]);
};

const statusTimes = (
  before: FieldValue | undefined,
  after: FieldValue | undefined,
  now: string,
): readonly (readonly [string, FieldValue])[] => {
  if (after === undefined) return [];
  if (isClosed(after)) return [['last_closed_datetime', text(now)]];
  return isClosed(before) ? [['last_reopened_datetime', text(now)]] : [];
};

/** Only the built-in `closed` closes a case; a team's own statuses count as open (docs/contract.md §2). */
const isClosed = (status: FieldValue | undefined): boolean =>
  status !== undefined && 'stringValue' in status && status.stringValue === 'closed';

export const applied = (fields: FieldValues, changes: FieldChanges): FieldValues =>
  Object.fromEntries(
    [...Object.entries(fields).filter(([fieldId]) => !changes.has(fieldId)), ...changes].flatMap(
      ([fieldId, value]) => (value === undefined ? [] : [[fieldId, value]]),
    ),
  );

/**
 * True when the new severity is a high one and the old one was absent, not high, or less high (docs/architecture.md §7).
 * `highSeverities` is worst first.
 */
export const isSeverityRaised = (
  before: FieldValue | undefined,
  after: FieldValue | undefined,
  highSeverities: readonly string[],
): boolean => {
  const rank = (value: FieldValue | undefined): number => {
    const place = value && 'stringValue' in value ? highSeverities.indexOf(value.stringValue) : -1;
    return place === -1 ? highSeverities.length : place;
  };
  return rank(after) < rank(before);
};
