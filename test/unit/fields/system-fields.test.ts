import { describe, expect, it } from 'vitest';
import { builtInOptions, systemField, systemFields } from '../../../lambdas/fields/system-fields.ts';

describe('the system fields', () => {
  it('have ids and names of their own', () => {
    expect(new Set(systemFields.map(({ fieldId }) => fieldId)).size).toBe(systemFields.length);
    expect(new Set(systemFields.map(({ name }) => name)).size).toBe(systemFields.length);
  });

  it('are found by their ids, and nothing else is', () => {
    for (const field of systemFields) expect(systemField(field.fieldId)).toBe(field);
    for (const id of ['', 'Title', 'constructor', '__proto__']) expect(systemField(id)).toBeUndefined();
  });

  it.each([
    [
      'caller',
      [
        'title',
        'status',
        'severity',
        'summary',
        'case_reason',
        'customer_id',
        'assigned_queue',
        'assigned_user',
      ],
    ],
    ['creator', ['reference_number']],
    [
      'anken',
      [
        'case_id',
        'created_by',
        'last_updated_user',
        'created_datetime',
        'last_updated_datetime',
        'last_closed_datetime',
        'last_reopened_datetime',
        'next_sla_breach_datetime',
      ],
    ],
  ])('that the %s sets are these', (by, fieldIds) => {
    const set = systemFields.filter(({ setBy }) => setBy === by).map(({ fieldId }) => fieldId);

    expect(set).toEqual(fieldIds);
  });
});

describe('the options that are there from the start', () => {
  it.each([
    ['status', ['open', 'closed']],
    ['severity', ['Critical', 'High', 'Medium', 'Low']],
    ['case_reason', []],
    ['constructor', []],
  ])('of %s are %j, all of them active', (fieldId, values) => {
    const options = builtInOptions(fieldId);

    expect(options.map(({ value }) => value)).toEqual(values);
    expect(options.every(({ active }) => active)).toBe(true);
  });
});
