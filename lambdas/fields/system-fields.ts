import type { FieldType } from '@aws-sdk/client-connectcases';
import { builtInSeverities } from '../settings/severities.ts';
import type { Field } from './field.ts';
import type { FieldOption } from './field-option.ts';

/** Who may give a system field its value: the caller at any time, at creation only, or nobody but Anken. */
type SetBy = 'caller' | 'creator' | 'anken';

type SystemField = Field & { readonly setBy: SetBy; readonly maxLength?: number };

const system = (fieldId: string, name: string, type: FieldType, setBy: SetBy): SystemField => ({
  fieldId,
  name,
  type,
  setBy,
  namespace: 'System',
});

/** The fields that every domain has (docs/contract.md §2), and ours: `severity` (docs/architecture.md §7). */
export const systemFields: readonly SystemField[] = [
  system('case_id', 'Case ID', 'Text', 'anken'),
  system('title', 'Title', 'Text', 'caller'),
  system('status', 'Status', 'SingleSelect', 'caller'),
  system('severity', 'Severity', 'SingleSelect', 'caller'),
  { ...system('summary', 'Summary', 'Text', 'caller'), maxLength: 3000 },
  system('case_reason', 'Case Reason', 'SingleSelect', 'caller'),
  system('customer_id', 'Customer', 'Text', 'caller'),
  system('assigned_queue', 'Assigned queue', 'Text', 'caller'),
  system('assigned_user', 'Assigned user', 'Text', 'caller'),
  system('reference_number', 'Reference number', 'Text', 'creator'),
  system('created_by', 'Created By', 'User', 'anken'),
  system('last_updated_user', 'Last Updated User', 'User', 'anken'),
  system('created_datetime', 'Date/Time Opened', 'DateTime', 'anken'),
  system('last_updated_datetime', 'Date/Time Updated', 'DateTime', 'anken'),
  system('last_closed_datetime', 'Date/Time Closed', 'DateTime', 'anken'),
  system('last_reopened_datetime', 'Date/Time Reopened', 'DateTime', 'anken'),
  system('next_sla_breach_datetime', 'Next SLA Breach', 'DateTime', 'anken'),
];

const byId = new Map(systemFields.map((field) => [field.fieldId, field]));

export const systemField = (fieldId: string): SystemField | undefined => byId.get(fieldId);

const options = (...names: readonly (readonly [value: string, name: string])[]): readonly FieldOption[] =>
  names.map(([value, name]) => ({ name, value, active: true, position: '' }));

const builtIn = new Map([
  ['status', options(['open', 'Open'], ['closed', 'Closed'])],
  ['severity', options(...builtInSeverities.map((value) => [value, value] as const))],
]);

/** Options that are there from the start; none of them can be deactivated. */
export const builtInOptions = (fieldId: string): readonly FieldOption[] => builtIn.get(fieldId) ?? [];
