import { describe, expect, it } from 'vitest';
import { givenFields } from '../../../lambdas/cases/given-fields.ts';
import type { FieldDefinitions } from '../../../lambdas/fields/field-definitions.ts';
import { builtInOptions, systemFields } from '../../../lambdas/fields/system-fields.ts';

const definitions: FieldDefinitions = new Map(
  systemFields.map((field) => [field.fieldId, { field, options: builtInOptions(field.fieldId) }]),
);
const text = (id: string, stringValue: string) => ({ id, value: { stringValue } });
const empty = (id: string) => ({ id, value: { emptyValue: {} } });
const held = { title: { stringValue: 'Lost parcel' } };

describe('what a request asks for', () => {
  it('is a value, or nothing where it clears the field', () => {
    const changes = givenFields([text('title', 'New'), empty('summary')], definitions, held);

    expect(changes).toEqual(
      new Map([
        ['title', { stringValue: 'New' }],
        ['summary', undefined],
      ]),
    );
  });

  it('may be a reference number at creation and not afterwards', () => {
    const reference = [text('reference_number', 'shop-1')];

    expect(givenFields(reference, definitions, undefined)).toEqual(
      new Map([['reference_number', { stringValue: 'shop-1' }]]),
    );
    expect(() => givenFields(reference, definitions, held)).toThrow(
      'fields[0].id: reference_number cannot be changed',
    );
  });

  it('may be the inactive option that the case holds', () => {
    const field = { fieldId: 'f', name: 'Channel', type: 'SingleSelect', namespace: 'Custom' } as const;
    const options = [{ name: 'Fax', value: 'Fax', active: false, position: '' }];
    const ofFax: FieldDefinitions = new Map([['f', { field, options }]]);

    expect(givenFields([text('f', 'Fax')], ofFax, { f: { stringValue: 'Fax' } })).toEqual(
      new Map([['f', { stringValue: 'Fax' }]]),
    );
    expect(() => givenFields([text('f', 'Fax')], ofFax, held)).toThrow(
      'fields[0].value: is an inactive option of the field',
    );
  });

  it.each([
    [
      'of a field that does not exist',
      [text('title', 'x'), text('colour', 'red')],
      'fields[1].id: there is no field colour',
    ],
    [
      'of a field twice',
      [text('title', 'x'), empty('title')],
      'fields[1].id: the field title stands in the request twice',
    ],
    ['to clear what the system sets', [empty('case_id')], 'fields[0].id: case_id is set by the system'],
    [
      'for a severity that is none',
      [text('severity', 'Worst')],
      'fields[0].value: is no option of the field',
    ],
  ])('is refused where it asks %s', (_, input, message) => {
    expect(() => givenFields(input, definitions, held)).toThrow(
      expect.objectContaining({ kind: 'ValidationException', message }),
    );
  });

  it('is refused for the first thing that is wrong', () => {
    expect(() => givenFields([text('severity', 'Worst'), text('colour', 'red')], definitions, held)).toThrow(
      'fields[0].value: is no option of the field',
    );
  });
});
