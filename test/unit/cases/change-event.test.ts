import { describe, expect, it } from 'vitest';
import { caseEventSchema } from '../../../lambdas/case-events/case-event.ts';
import type { Case } from '../../../lambdas/cases/case.ts';
import { creationEvent, updateEvent } from '../../../lambdas/cases/change-event.ts';

const highSeverities = ['Critical', 'High'];
const performedBy = { iamPrincipalArn: 'arn:aws:iam::111122223333:role/Agents' };
const moment = { now: '2026-01-02T03:04:05.678Z', performedBy };

const aStoredCase = (more: Partial<Case> = {}): Case => ({
  domainId: 'domain-1',
  caseId: 'case-1',
  templateId: 'template-1',
  createdTime: '2026-01-01T00:00:00.000Z',
  version: 7,
  lastEventId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
  lastEventTime: '2026-01-02T03:04:05.678Z',
  fields: { title: { stringValue: 'Lost parcel' }, summary: { stringValue: 'old' } },
  ...more,
});

describe('the event of a new case', () => {
  it('is the case’s last one, and names every field as new', () => {
    const event = creationEvent(aStoredCase({ version: 1 }), moment, highSeverities);

    expect(event).toEqual({
      eventId: '01KDYAK3SE1WF0NQMENYKBDAYJ',
      domainId: 'domain-1',
      caseId: 'case-1',
      type: 'CASE.CREATED',
      time: moment.now,
      performedBy,
      changes: [{ fieldId: 'title' }, { fieldId: 'summary' }],
      severityRaised: false,
      after: {
        caseId: 'case-1',
        templateId: 'template-1',
        createdTime: '2026-01-01T00:00:00.000Z',
        version: 1,
        fields: { title: { stringValue: 'Lost parcel' }, summary: { stringValue: 'old' } },
      },
    });
    expect(caseEventSchema.parse(event)).toEqual(event);
  });
});

describe('the event of an update', () => {
  it('holds the old values, the next version and the case as it is then, its tags among it', () => {
    const before = aStoredCase({ tags: { team: 'returns' } });
    const changes = new Map([
      ['summary', undefined],
      ['severity', { stringValue: 'High' }],
    ]);

    const event = updateEvent(before, changes, '01KDYAK3SE1WF0NQMENYKBDAYK', moment, highSeverities);

    expect(event).toMatchObject({
      eventId: '01KDYAK3SE1WF0NQMENYKBDAYK',
      type: 'CASE.UPDATED',
      changes: [{ fieldId: 'summary', oldValue: { stringValue: 'old' } }, { fieldId: 'severity' }],
      severityRaised: true,
      after: {
        version: 8,
        tags: { team: 'returns' },
        fields: { title: { stringValue: 'Lost parcel' }, severity: { stringValue: 'High' } },
      },
    });
    expect(event.after.fields).not.toHaveProperty('summary');
    expect(caseEventSchema.parse(event)).toEqual(event);
  });
});
