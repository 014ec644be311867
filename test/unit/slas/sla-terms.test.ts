import { describe, expect, it } from 'vitest';
import type { FieldDefinitions } from '../../../lambdas/fields/field-definitions.ts';
import { builtInOptions, systemFields } from '../../../lambdas/fields/system-fields.ts';
import type { SlaTerms } from '../../../lambdas/slas/sla.ts';
import { checkTerms } from '../../../lambdas/slas/sla-terms.ts';
import { aStoredSla } from '../../builders/sla.ts';

const option = (value: string, active = true) => ({ name: value, value, active, position: '' });
const field = (fieldId: string, type: 'Text' | 'Number' | 'Boolean' | 'SingleSelect' | 'User' | 'DateTime') =>
  ({ fieldId, name: fieldId, type, namespace: 'Custom' }) as const;

const definitions: FieldDefinitions = new Map(
  [
    { field: field('channel', 'SingleSelect'), options: [option('Mail'), option('Fax', false)] },
    { field: field('count', 'Number'), options: [] },
    { field: field('is_gift', 'Boolean'), options: [] },
    { field: field('agent', 'User'), options: [] },
    { field: field('received', 'DateTime'), options: [] },
    { field: field('summary', 'Text'), options: [] },
    { field: { ...field('gone', 'Text'), deleted: true }, options: [] },
    ...systemFields.map((each) => ({ field: each, options: builtInOptions(each.fieldId) })),
  ].map((definition) => [definition.field.fieldId, definition]),
);

type Target = NonNullable<SlaTerms['targetFieldValues']>[number];
const check = (fieldId: string | undefined, target: Target | undefined) => () =>
  checkTerms(aStoredSla({ fieldId, targetFieldValues: target && [target] }).terms, definitions);

describe('the terms of an SLA', () => {
  it.each<[string | undefined, Target | undefined]>([
    ['channel', { stringValue: 'Mail' }],
    ['count', { doubleValue: 0 }],
    ['is_gift', { booleanValue: false }],
    ['agent', { userArnValue: 'arn:hanako' }],
    ['received', { stringValue: '2026-11-23T04:05:06Z' }],
    ['summary', { stringValue: '' }],
    ['summary', { emptyValue: {} }],
    ['title', { stringValue: '返金済み' }],
    ['status', { stringValue: 'closed' }],
    ['assigned_user', { emptyValue: {} }],
    ['channel', { emptyValue: {} }],
    [undefined, undefined],
  ])('may ask of the field %s for the value %j', (fieldId, target) => {
    expect(check(fieldId, target)).not.toThrow();
  });

  it.each<[string | undefined, Target | undefined, string]>([
    ['channel', undefined, 'targetFieldValues: is required where fieldId is given'],
    [undefined, { stringValue: 'x' }, 'fieldId: is required where targetFieldValues is given'],
    ['nowhere', { stringValue: 'x' }, 'fieldId: there is no field nowhere'],
    ['gone', { stringValue: 'x' }, 'fieldId: the field gone is deleted'],
    ['channel', { stringValue: 'Telex' }, 'targetFieldValues[0]: is no option of the field'],
    ['channel', { stringValue: 'Fax' }, 'targetFieldValues[0]: is an inactive option of the field'],
    [
      'count',
      { stringValue: '1' },
      'targetFieldValues[0]: must be a doubleValue, since the field is of type Number',
    ],
    [
      'summary',
      { userArnValue: 'arn:hanako' },
      'targetFieldValues[0]: must be a stringValue, since the field is of type Text',
    ],
    ['case_id', { stringValue: 'x' }, 'fieldId: case_id is set by the system'],
    [
      'next_sla_breach_datetime',
      { emptyValue: {} },
      'fieldId: next_sla_breach_datetime is set by the system',
    ],
    ['last_updated_user', { userArnValue: 'arn:hanako' }, 'fieldId: last_updated_user is set by the system'],
    ['reference_number', { stringValue: 'A1' }, 'fieldId: reference_number cannot be changed'],
    ['title', { emptyValue: {} }, 'targetFieldValues[0]: title cannot be emptied'],
    ['title', { stringValue: ' ' }, 'targetFieldValues[0]: title cannot be emptied'],
    ['status', { emptyValue: {} }, 'targetFieldValues[0]: status cannot be emptied'],
    [
      'received',
      { stringValue: '2026-02-30T04:05:06Z' },
      'targetFieldValues[0]: must be a date and time in ISO 8601 with its offset or Z',
    ],
  ])('may not ask of the field %s for the value %j', (fieldId, target, reason) => {
    expect(check(fieldId, target)).toThrow(`content.sla.slaInputConfiguration.${reason}`);
  });
});
