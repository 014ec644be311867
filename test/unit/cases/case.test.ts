import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applied,
  effectiveChanges,
  type FieldChanges,
  initialFields,
  isRequired,
  isSeverityRaised,
  missingFields,
  performer,
} from '../../../lambdas/cases/case.ts';
import type { FieldValue, FieldValues } from '../../../lambdas/fields/field-value.ts';
import type { Template } from '../../../lambdas/templates/template.ts';

const text = (stringValue: string): FieldValue => ({ stringValue });
const iamPrincipalArn = 'arn:aws:iam::111122223333:role/Agents';
const moment = { now: '2026-01-02T03:04:05.678Z', performedBy: { iamPrincipalArn } };

const aTemplate = (...fieldIds: readonly string[]): Template => ({
  templateId: 't',
  name: 'Return',
  status: 'Active',
  requiredFields: fieldIds.map((fieldId) => ({ fieldId })),
  createdTime: moment.now,
  lastModifiedTime: moment.now,
});

describe('required fields', () => {
  it.each<[string, FieldValue | undefined]>([
    ['left out', undefined],
    ['left empty', text('')],
    ['filled with spaces alone', text(' 　\t\n')],
  ])('are missing where %s', (_, value) => {
    const fields: FieldValues = { title: text('x'), ...(value && { customer_id: value }) };

    expect(missingFields(aTemplate('title', 'customer_id'), fields)).toEqual(['customer_id']);
  });

  it.each<[string, FieldValue]>([
    ['zero', { doubleValue: 0 }],
    ['false', { booleanValue: false }],
    ['a user', { userArnValue: 'arn' }],
    ['a text', text('x')],
  ])('are there where the value is %s', (_, value) => {
    expect(missingFields(aTemplate('f'), { title: text('x'), f: value })).toEqual([]);
  });

  it('include the title always, and once', () => {
    expect(missingFields(aTemplate(), {})).toEqual(['title']);
    expect(missingFields(aTemplate('title'), {})).toEqual(['title']);
  });

  it('of a case that exists are the title, the status and the template’s own', () => {
    const required = ['title', 'status', 'customer_id', 'summary'].filter((fieldId) =>
      isRequired(aTemplate('customer_id'), fieldId),
    );

    expect(required).toEqual(['title', 'status', 'customer_id']);
    expect(isRequired(undefined, 'title')).toBe(true);
  });
});

describe('who acts', () => {
  it('is the calling principal, and the user that it acts for', () => {
    const caller = { accountId: '111122223333', iamPrincipalArn };

    expect(performer(undefined, caller)).toEqual({ iamPrincipalArn });
    expect(performer({ customEntity: 'batch' }, caller)).toEqual({
      user: { customEntity: 'batch' },
      iamPrincipalArn,
    });
  });
});

describe('a new case’s fields', () => {
  const identity = { caseId: 'c', referenceNumber: 'R' };

  it('cannot be taken over by what the caller gave', () => {
    const given = { case_id: text('x'), created_by: text('x'), created_datetime: text('x') };

    expect(initialFields(given, identity, moment)).toMatchObject({
      case_id: text('c'),
      created_by: { userArnValue: iamPrincipalArn },
      created_datetime: text(moment.now),
    });
  });

  it('have a time of closing where the case begins closed, and only there', () => {
    const closed = initialFields({ status: text('closed') }, identity, moment);
    const waiting = initialFields({ status: text('waiting') }, identity, moment);

    expect(closed['last_closed_datetime']).toEqual(text(moment.now));
    expect(waiting).not.toHaveProperty('last_closed_datetime');
  });
});

describe('what an update really changes', () => {
  const later = { ...moment, now: '2026-01-02T03:05:00.000Z' };
  const begun = initialFields({ title: text('x') }, { caseId: 'c', referenceNumber: 'R' }, moment);

  it('is nothing where the values are the same', () => {
    const given: FieldChanges = new Map([
      ['title', text('x')],
      ['summary', undefined],
    ]);

    expect(effectiveChanges(begun, given, later)).toEqual(new Map());
  });

  it('is the changed value and the time of it, not the user where that is the same', () => {
    const given: FieldChanges = new Map([
      ['title', text('y')],
      ['status', text('open')],
    ]);

    expect(effectiveChanges(begun, given, later)).toEqual(
      new Map([
        ['title', text('y')],
        ['last_updated_datetime', text(later.now)],
      ]),
    );
  });

  it('is the user too where it is another', () => {
    const other = { now: later.now, performedBy: { user: { userArn: 'arn:user' }, iamPrincipalArn } };

    expect(effectiveChanges(begun, new Map([['title', text('y')]]), other).get('last_updated_user')).toEqual({
      userArnValue: 'arn:user',
    });
  });

  it.each<[string, string, readonly string[]]>([
    ['open', 'closed', ['last_closed_datetime']],
    ['waiting', 'closed', ['last_closed_datetime']],
    ['closed', 'open', ['last_reopened_datetime']],
    ['closed', 'waiting', ['last_reopened_datetime']],
    ['open', 'waiting', []],
    ['waiting', 'open', []],
  ])('from the status %s to %s brings the times %j', (from, to, times) => {
    const fields = { ...begun, status: text(from) };

    const changes = effectiveChanges(fields, new Map([['status', text(to)]]), later);

    const brought = [...changes.keys()].filter((fieldId) => /closed|reopened/.test(fieldId));
    expect(brought).toEqual(times);
    for (const time of times) expect(changes.get(time)).toEqual(text(later.now));
  });

  const someValues = fc.dictionary(
    fc.constantFrom('title', 'summary', 'a', 'b', 'c'),
    fc.oneof(
      fc.constantFrom('x', 'y').map(text),
      fc.constantFrom(1, 2).map((doubleValue): FieldValue => ({ doubleValue })),
    ),
  );

  it('makes of the case before exactly the case that was asked for', () => {
    const someGiven = fc.dictionary(
      fc.constantFrom('title', 'summary', 'a', 'b', 'c'),
      fc.option(fc.constantFrom('x', 'y').map(text), { nil: undefined }),
    );
    fc.assert(
      fc.property(someValues, someGiven, (fields, given) => {
        const after = applied(fields, effectiveChanges(fields, new Map(Object.entries(given)), later));

        for (const [fieldId, value] of Object.entries(given)) expect(after[fieldId]).toEqual(value);
        for (const [fieldId, value] of Object.entries(fields)) {
          if (!Object.hasOwn(given, fieldId)) expect(after[fieldId]).toEqual(value);
        }
      }),
    );
  });

  it('leaves the case that it changes untouched', () => {
    const before = structuredClone(begun);

    applied(begun, effectiveChanges(begun, new Map([['title', undefined]]), later));

    expect(begun).toEqual(before);
  });
});

describe('a severity is raised', () => {
  const severities = ['Critical', 'High', 'Medium', 'Low', undefined] as const;
  const raised = (highSeverities: readonly string[]) =>
    severities.flatMap((before) =>
      severities
        .filter((after) =>
          isSeverityRaised(
            before ? text(before) : undefined,
            after ? text(after) : undefined,
            highSeverities,
          ),
        )
        .map((after) => `${before ?? 'none'} → ${after ?? 'none'}`),
    );

  it('by a change up into the high ones or up among them, and by no other', () => {
    expect(raised(['Critical', 'High'])).toEqual([
      'High → Critical',
      'Medium → Critical',
      'Medium → High',
      'Low → Critical',
      'Low → High',
      'none → Critical',
      'none → High',
    ]);
  });

  it('in the order of the setting alone', () => {
    expect(raised(['Low'])).toEqual(['Critical → Low', 'High → Low', 'Medium → Low', 'none → Low']);
  });

  it('never where none is high', () => {
    expect(raised([])).toEqual([]);
  });
});
