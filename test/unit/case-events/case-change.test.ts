import { describe, expect, it } from 'vitest';
import { ankenCaseChange, contractCaseChange } from '../../../lambdas/case-events/case-change.ts';
import { caseChangeDetailSchema } from '../../../lambdas/case-events/case-change-detail.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import {
  aCaseChange,
  aCaseChangeWith,
  aCaseConnection,
  aCaseDeletion,
  aContactLink,
  aCustomItemCreation,
  aDomainDeletion,
  aFileLink,
  aRelatedItemChange,
  aRelatedItemDeletion,
  aRelatedItemUpdate,
} from '../../builders/case-event.ts';

const ofTokyo = arns({ partition: 'aws', region: 'ap-northeast-1', accountId: '123456789012' });
const domainArn = 'arn:aws:cases:ap-northeast-1:123456789012:domain/0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21';
const caseArn = `${domainArn}/case/7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913`;

const agent = {
  user: { userArn: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/a-1' },
  iamPrincipalArn: 'arn:aws:iam::123456789012:role/agents',
};
const everything = {
  enabled: true,
  includedData: { caseData: { fields: [{ id: 'status' }] }, relatedItemData: { includeContent: true } },
};

const detailOf = (entry: { detail: string } | undefined): unknown =>
  entry ? JSON.parse(entry.detail) : undefined;

describe('ankenCaseChange', () => {
  it("tells of a case in the contract's detail, with all its fields, and of ours beside it", () => {
    const event = aCaseChangeWith({
      severity: { stringValue: 'Critical' },
      assigned_queue: { stringValue: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/queue/q-1' },
      assigned_user: { userArnValue: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/a-2' },
      order_total: { doubleValue: 1980 },
      is_gift: { booleanValue: false },
    });

    const entry = ankenCaseChange({ ...event, severityRaised: true }, ofTokyo);

    expect(entry).toMatchObject({
      source: 'anken.cases',
      detailType: 'Anken Case Change',
      time: '2026-11-23T04:05:06.789Z',
      resources: [domainArn, caseArn],
    });
    expect(detailOf(entry)).toEqual({
      version: '0',
      eventType: 'CASE.UPDATED',
      approximateChangeTime: '2026-11-23T04:05:06.789Z',
      changedFieldIds: ['status', 'last_updated_datetime'],
      performedBy: agent,
      case: {
        caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
        templateId: 'e2a4c8b0-1f3d-4e5a-8c7b-9d0e1f2a3b4c',
        createdDateTime: '2026-11-20T01:02:03.004Z',
        fields: {
          title: { value: { stringValue: '荷物が届かない' } },
          status: { value: { stringValue: 'open' } },
          reference_number: { value: { stringValue: '3CWPF7R2N' } },
          severity: { value: { stringValue: 'Critical' } },
          assigned_queue: {
            value: { stringValue: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/queue/q-1' },
          },
          assigned_user: {
            value: { userArnValue: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/a-2' },
          },
          order_total: { value: { doubleValue: 1980 } },
          is_gift: { value: { booleanValue: false } },
        },
      },
      eventId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      sequence: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21',
      caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
      severityRaised: true,
      title: '荷物が届かない',
      referenceNumber: '3CWPF7R2N',
      status: 'open',
      severity: 'Critical',
      assignedQueue: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/queue/q-1',
      assignedUser: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/agent/a-2',
    });
  });

  it('tells of a comment with its body, and never as a raised severity', () => {
    const entry = ankenCaseChange(aRelatedItemChange(), ofTokyo);

    expect(entry.resources).toEqual([domainArn, `${caseArn}/related-item/01KAS8XJ8ZB2C4D6E8F0G1H3JK`]);
    expect(detailOf(entry)).toEqual({
      version: '0',
      eventType: 'RELATED_ITEM.CREATED',
      approximateChangeTime: '2026-11-23T04:05:06.789Z',
      changedAttributes: ['comment.commentText'],
      performedBy: agent,
      relatedItem: {
        relatedItemType: 'Comment',
        relatedItemId: '01KAS8XJ8ZB2C4D6E8F0G1H3JK',
        caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
        createdDateTime: '2026-11-23T04:05:06.789Z',
        comment: { body: 'Gave a $5 refund' },
      },
      eventId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      sequence: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21',
      caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
      severityRaised: false,
      title: '荷物が届かない',
      referenceNumber: '3CWPF7R2N',
      status: 'open',
    });
  });

  it('tells of a linked contact with its channel and time', () => {
    const entry = ankenCaseChange(aContactLink(), ofTokyo);

    expect(detailOf(entry)).toMatchObject({
      changedAttributes: ['contact.contactArn'],
      relatedItem: {
        relatedItemType: 'Contact',
        contact: {
          contactArn: 'arn:aws:connect:ap-northeast-1:123456789012:instance/i-1/contact/c-1',
          channel: 'VOICE',
          connectedToSystemTime: '2026-11-23T04:00:00.000Z',
        },
      },
    });
  });

  it.each([
    ['a case', aCaseChange()],
    ['a related item', aRelatedItemChange()],
  ])('gives our own consumers of %s what they rely on', (_, event) => {
    const detail = detailOf(ankenCaseChange(event, ofTokyo));

    expect(caseChangeDetailSchema.safeParse(detail).error).toBeUndefined();
  });
});

describe('contractCaseChange', () => {
  it.each([
    ['has no configuration', undefined],
    ['has turned it off', { ...everything, enabled: false }],
  ])('is none where a domain %s', (_, configuration) => {
    expect(contractCaseChange(aCaseChange(), configuration, ofTokyo)).toBeUndefined();
  });

  it("holds the configured fields that have a value, in the contract's shape, and nothing of ours", () => {
    const event = aCaseChangeWith({ severity: { stringValue: 'High' } });
    const fields = [{ id: 'status' }, { id: 'title' }, { id: 'summary' }];

    const entry = contractCaseChange(
      event,
      { enabled: true, includedData: { caseData: { fields } } },
      ofTokyo,
    );

    expect(entry).toMatchObject({
      source: 'anken.cases',
      detailType: 'Amazon Connect Cases Change',
      time: '2026-11-23T04:05:06.789Z',
      resources: [domainArn, caseArn],
    });
    expect(detailOf(entry)).toEqual({
      version: '0',
      eventType: 'CASE.UPDATED',
      approximateChangeTime: '2026-11-23T04:05:06.789Z',
      changedFieldIds: ['status', 'last_updated_datetime'],
      performedBy: agent,
      case: {
        caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
        templateId: 'e2a4c8b0-1f3d-4e5a-8c7b-9d0e1f2a3b4c',
        createdDateTime: '2026-11-20T01:02:03.004Z',
        fields: {
          title: { value: { stringValue: '荷物が届かない' } },
          status: { value: { stringValue: 'open' } },
        },
      },
    });
  });

  it('tells a case by its ids alone where no field is configured', () => {
    const entry = contractCaseChange(aCaseChange(), { enabled: true }, ofTokyo);

    expect(detailOf(entry)).toMatchObject({ case: { fields: {} } });
  });

  it('holds the content of a related item where the configuration includes it', () => {
    const entry = contractCaseChange(aRelatedItemChange(), everything, ofTokyo);

    expect(detailOf(entry)).toEqual({
      version: '0',
      eventType: 'RELATED_ITEM.CREATED',
      approximateChangeTime: '2026-11-23T04:05:06.789Z',
      changedAttributes: ['comment.commentText'],
      performedBy: agent,
      relatedItem: {
        relatedItemType: 'Comment',
        relatedItemId: '01KAS8XJ8ZB2C4D6E8F0G1H3JK',
        caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
        createdDateTime: '2026-11-23T04:05:06.789Z',
        comment: { body: 'Gave a $5 refund' },
      },
    });
  });

  it.each([
    ['a comment', aRelatedItemChange()],
    ['a contact', aContactLink()],
  ])('keeps the content of %s to itself unless the configuration includes it', (_, event) => {
    const entry = contractCaseChange(
      event,
      { enabled: true, includedData: { relatedItemData: { includeContent: false } } },
      ofTokyo,
    );

    expect(detailOf(entry)).toMatchObject({
      relatedItem: {
        relatedItemType: event.after.type,
        relatedItemId: event.after.relatedItemId,
        caseId: event.caseId,
        createdDateTime: event.after.associationTime,
      },
    });
    expect(entry?.detail).not.toContain('"comment":');
    expect(entry?.detail).not.toContain('"contact":');
  });
});

describe('the event of a related item', () => {
  it.each([
    ['a file', aFileLink(), 'file.fileArn', { file: { fileArn: 'arn:file-1' } }],
    ['another case', aCaseConnection(), 'connectCase.caseId', { connectCase: { caseId: 'c-2' } }],
    [
      'a custom item',
      aCustomItemCreation(),
      'custom.fields',
      {
        custom: {
          fields: { plan: { value: { stringValue: 'Gold' } }, amount: { value: { doubleValue: 3 } } },
        },
      },
    ],
  ])('holds of %s what it says, in both shapes', (_, event, attribute, content) => {
    for (const entry of [ankenCaseChange(event, ofTokyo), contractCaseChange(event, everything, ofTokyo)]) {
      expect(detailOf(entry)).toMatchObject({
        eventType: 'RELATED_ITEM.CREATED',
        changedAttributes: [attribute],
        relatedItem: { relatedItemType: event.after.type, ...content },
      });
    }
    const withoutContent = contractCaseChange(event, { enabled: true }, ofTokyo);
    expect(detailOf(withoutContent)).toMatchObject({ relatedItem: { relatedItemType: event.after.type } });
    for (const name of Object.keys(content)) expect(withoutContent?.detail).not.toContain(`"${name}":`);
  });

  it('that was changed holds it as it is then', () => {
    const ours = ankenCaseChange(aRelatedItemUpdate(), ofTokyo);
    const contracts = contractCaseChange(aRelatedItemUpdate(), everything, ofTokyo);

    expect(ours.resources).toEqual([domainArn, `${caseArn}/related-item/01KAS8XJ8ZB2C4D6E8F0G1H3JK`]);
    const expected = {
      version: '0',
      eventType: 'RELATED_ITEM.UPDATED',
      approximateChangeTime: '2026-11-23T04:05:06.789Z',
      changedAttributes: ['comment.commentText'],
      performedBy: agent,
      relatedItem: {
        relatedItemType: 'Comment',
        relatedItemId: '01KAS8XJ8ZB2C4D6E8F0G1H3JK',
        caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
        createdDateTime: '2026-11-23T04:05:06.789Z',
        comment: { body: 'Gave a $6 refund' },
      },
    };
    expect(detailOf(contracts)).toEqual(expected);
    expect(detailOf(ours)).toEqual({
      ...expected,
      eventId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21',
      caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
      sequence: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      severityRaised: false,
      title: '荷物が届かない',
      referenceNumber: '3CWPF7R2N',
      status: 'open',
    });
    expect(caseChangeDetailSchema.safeParse(detailOf(ours)).success).toBe(true);
  });

  it('that is too large for the bus goes out without its content, and says so', () => {
    const { after, ...event } = aCustomItemCreation();
    const fields = Array.from({ length: 20 }, (_, index) => ({
      id: `field-${index}`,
      value: { stringValue: '😀'.repeat(4100) },
    }));

    const entry = ankenCaseChange(
      { ...event, after: { ...after, content: { custom: { fields } } } },
      ofTokyo,
    );

    expect(detailOf(entry)).toMatchObject({ truncated: true, relatedItem: { relatedItemType: 'Custom' } });
    expect(entry.detail).not.toContain('"custom":');
  });
});

describe('the event of a deletion', () => {
  const asItWas = {
    caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
    templateId: 'e2a4c8b0-1f3d-4e5a-8c7b-9d0e1f2a3b4c',
    createdDateTime: '2026-11-20T01:02:03.004Z',
  };

  it('of a case holds the case as it was, and never raises a severity', () => {
    const entry = ankenCaseChange(aCaseDeletion(), ofTokyo);

    expect(entry.resources).toEqual([domainArn, caseArn]);
    expect(detailOf(entry)).toEqual({
      version: '0',
      eventType: 'CASE.DELETED',
      approximateChangeTime: '2026-11-23T04:05:06.789Z',
      changedFieldIds: [],
      performedBy: agent,
      case: {
        ...asItWas,
        fields: {
          title: { value: { stringValue: '荷物が届かない' } },
          status: { value: { stringValue: 'open' } },
          reference_number: { value: { stringValue: '3CWPF7R2N' } },
        },
      },
      eventId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21',
      caseId: '7d1f3c52-8e4b-4a9a-b6b1-25c0e8f4d913',
      sequence: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      severityRaised: false,
      title: '荷物が届かない',
      referenceNumber: '3CWPF7R2N',
      status: 'open',
    });
    expect(caseChangeDetailSchema.safeParse(detailOf(entry)).success).toBe(true);
  });

  it("of a case goes out in the contract's shape with the configured fields", () => {
    expect(detailOf(contractCaseChange(aCaseDeletion(), everything, ofTokyo))).toMatchObject({
      eventType: 'CASE.DELETED',
      case: { ...asItWas, fields: { status: { value: { stringValue: 'open' } } } },
    });
  });

  it('of a related item holds the item as it was', () => {
    const ours = ankenCaseChange(aRelatedItemDeletion(), ofTokyo);
    const contracts = contractCaseChange(aRelatedItemDeletion(), everything, ofTokyo);

    expect(ours.resources).toEqual([domainArn, `${caseArn}/related-item/01KAS8XJ8ZB2C4D6E8F0G1H3JK`]);
    for (const entry of [ours, contracts]) {
      expect(detailOf(entry)).toMatchObject({
        eventType: 'RELATED_ITEM.DELETED',
        relatedItem: {
          relatedItemType: 'Comment',
          relatedItemId: '01KAS8XJ8ZB2C4D6E8F0G1H3JK',
          createdDateTime: '2026-11-23T04:05:06.789Z',
          comment: { body: 'Gave a $5 refund' },
        },
      });
    }
    expect(detailOf(ours)).toMatchObject({ severityRaised: false, referenceNumber: '3CWPF7R2N' });
  });

  it('of a domain goes out in our shape alone, for the contract knows none', () => {
    const entry = ankenCaseChange(aDomainDeletion(), ofTokyo);

    expect(entry.resources).toEqual([domainArn]);
    expect(detailOf(entry)).toEqual({
      version: '0',
      eventType: 'DOMAIN.DELETED',
      approximateChangeTime: '2026-11-23T04:05:06.789Z',
      performedBy: agent,
      domain: { domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21', name: 'Shop' },
      eventId: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      domainId: '0b6c2f6e-5a3d-4f53-9b0d-3f6d1c7a9e21',
      sequence: '01KAS8XJ8ZQ4N6V1T3W5Y7B9CD',
      severityRaised: false,
    });
    expect(contractCaseChange(aDomainDeletion(), everything, ofTokyo)).toBeUndefined();
  });
});
