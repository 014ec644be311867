import { describe, expect, it } from 'vitest';
import { auditEvent } from '../../../lambdas/case-events/audit.ts';
import {
  aCaseChange,
  aCaseChangeWith,
  aCaseConnection,
  aContactLink,
  aCustomItemCreation,
  aFileLink,
  aRelatedItemChange,
  aRelatedItemDeletion,
  aRelatedItemUpdate,
} from '../../builders/case-event.ts';

const gone = [{ fieldId: 'paid', oldValue: { booleanValue: true } }];

describe('an audit event', () => {
  it('tells of a change when it was, who made it, and each value before and after', () => {
    const event = aCaseChange();

    expect(auditEvent(event)).toEqual({
      eventId: event.eventId,
      type: 'Case.Updated',
      performedTime: new Date('2026-11-23T04:05:06.789Z'),
      performedBy: event.performedBy,
      fields: [
        {
          eventFieldId: 'status',
          oldValue: { stringValue: 'closed' },
          newValue: { stringValue: 'open' },
        },
      ],
    });
  });

  it('tells of a value that was cleared that there is none now', () => {
    const event = aCaseChange({
      changes: [{ fieldId: 'summary', oldValue: { stringValue: 'old' } }],
    });

    expect(auditEvent(event).fields).toEqual([
      { eventFieldId: 'summary', oldValue: { stringValue: 'old' }, newValue: { emptyValue: {} } },
    ]);
  });

  it('tells of a value that is new that there was none before', () => {
    const event = {
      ...aCaseChangeWith({ amount: { doubleValue: 0 } }),
      changes: [{ fieldId: 'amount' }],
    };

    expect(auditEvent(event).fields).toEqual([{ eventFieldId: 'amount', newValue: { doubleValue: 0 } }]);
  });

  it('tells of the case rules that a change breaks, as far as the contract’s longest text goes', () => {
    const violation = (name: string) => ({
      caseRuleId: 'rule-1',
      name,
      ruleType: 'Required' as const,
      fieldId: 'summary',
    });
    const told = (...names: string[]) =>
      auditEvent(aCaseChange({ changes: [], ruleViolations: names.map(violation) })).fields;

    expect(told('Reason', '🦊')).toEqual([
      {
        eventFieldId: 'ruleViolations',
        newValue: { stringValue: 'Required Reason (rule-1): summary; Required 🦊 (rule-1): summary' },
      },
    ]);
    const long = told(...Array.from({ length: 50 }, () => '🦊'.repeat(100)))?.[0];
    expect([...`${long?.newValue?.stringValue}`]).toHaveLength(4_100);
  });

  it.each([
    ['CASE.CREATED', 'Case.Created'],
    ['CASE.UPDATED', 'Case.Updated'],
  ] as const)('calls %s by the contract’s name %s', (type, name) => {
    expect(auditEvent(aCaseChange({ type }))).toMatchObject({ type: name });
    expect(auditEvent(aCaseChange({ type }))).not.toHaveProperty('relatedItemType');
  });

  it('tells of a comment what it says', () => {
    expect(auditEvent(aRelatedItemChange())).toMatchObject({
      type: 'RelatedItem.Created',
      relatedItemType: 'Comment',
      fields: [{ eventFieldId: 'comment.body', newValue: { stringValue: 'Gave a $5 refund' } }],
    });
  });

  it('tells of a contact which it is', () => {
    expect(auditEvent(aContactLink())).toMatchObject({
      type: 'RelatedItem.Created',
      relatedItemType: 'Contact',
      fields: [
        {
          eventFieldId: 'contact.contactArn',
          newValue: {
            stringValue: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/contact/c-1',
          },
        },
      ],
    });
  });

  it.each([
    ['file', aFileLink(), [{ eventFieldId: 'file.fileArn', newValue: { stringValue: 'arn:file-1' } }]],
    [
      'connected case',
      aCaseConnection(),
      [{ eventFieldId: 'connectCase.caseId', newValue: { stringValue: 'c-2' } }],
    ],
    [
      'custom item',
      aCustomItemCreation(),
      [
        { eventFieldId: 'plan', newValue: { stringValue: 'Gold' } },
        { eventFieldId: 'amount', newValue: { doubleValue: 3 } },
      ],
    ],
  ])('tells of a %s what it says', (_, event, fields) => {
    expect(auditEvent(event)).toMatchObject({
      type: 'RelatedItem.Created',
      relatedItemType: event.after.type,
      fields,
    });
  });

  it('tells of a changed custom item what each field that differs said and says', () => {
    const event = aRelatedItemUpdate({
      changes: [{ fieldId: 'plan', oldValue: { stringValue: 'Silver' } }, { fieldId: 'amount' }, ...gone],
      after: { ...aCustomItemCreation().after, version: 2 },
    });

    expect(auditEvent(event)).toMatchObject({ type: 'RelatedItem.Updated', relatedItemType: 'Custom' });
    expect(auditEvent(event).fields).toEqual([
      { eventFieldId: 'plan', oldValue: { stringValue: 'Silver' }, newValue: { stringValue: 'Gold' } },
      { eventFieldId: 'amount', newValue: { doubleValue: 3 } },
      { eventFieldId: 'paid', oldValue: { booleanValue: true }, newValue: { emptyValue: {} } },
    ]);
  });

  it('cuts the old text of a changed comment as it does the new one', () => {
    const event = aRelatedItemUpdate({
      changes: [{ fieldId: 'comment.body', oldValue: { stringValue: '😀'.repeat(4101) } }],
    });

    expect(auditEvent(event).fields?.[0]?.oldValue).toEqual({ stringValue: '😀'.repeat(4100) });
  });

  it.each([
    ['comment', aRelatedItemDeletion(), 'Comment', 'comment.body', 'Gave a $5 refund'],
    [
      'contact',
      aRelatedItemDeletion(aContactLink().after),
      'Contact',
      'contact.contactArn',
      'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/contact/c-1',
    ],
  ] as const)('tells of a deleted %s what it was', (_, event, relatedItemType, eventFieldId, stringValue) => {
    expect(auditEvent(event)).toMatchObject({
      type: 'RelatedItem.Deleted',
      relatedItemType,
      fields: [{ eventFieldId, oldValue: { stringValue }, newValue: { emptyValue: {} } }],
    });
  });

  it.each(['x', '案', '😀'])(
    'cuts a comment of %s after 4,100 characters, and never within one',
    (character) => {
      const commented = (length: number) => {
        const { after } = aRelatedItemChange();
        const comment = { body: character.repeat(length), contentType: 'Text/Plain' as const };
        const [field] =
          auditEvent(aRelatedItemChange({ after: { ...after, content: { comment } } })).fields ?? [];
        return field?.newValue;
      };

      expect(commented(4100)).toEqual({ stringValue: character.repeat(4100) });
      expect(commented(4101)).toEqual({ stringValue: character.repeat(4100) });
    },
  );
});
