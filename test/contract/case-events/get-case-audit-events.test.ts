import {
  type AuditEvent,
  CreateRelatedItemCommand,
  GetCaseAuditEventsCommand,
  type GetCaseAuditEventsRequest,
  paginateGetCaseAuditEvents,
  UpdateCaseCommand,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase, aComment, aContact, aContactArn, text, update } from '../../builders/case.ts';
import { movableClock } from '../../builders/clock.ts';
import { aField, aShop } from '../../builders/shop.ts';
import { storedEvents } from '../../integration/support/stored.ts';
import { anAnken } from '../support/client.ts';

const agentsRole = 'arn:aws:iam::111122223333:role/Agents';
const empty = (id: string) => ({ id, value: { emptyValue: {} } });

const clock = movableClock();
const anken = await anAnken({ clock });
const { client } = anken;
const shop = await aShop(client);

const audit = (request: GetCaseAuditEventsRequest) => client.send(new GetCaseAuditEventsCommand(request));

const eventsOf = async (request: GetCaseAuditEventsRequest): Promise<readonly AuditEvent[]> => {
  const { auditEvents = [] } = await audit(request);
  return auditEvents.flatMap((event) => (event ? [event] : []));
};

const pagesOf = async (request: GetCaseAuditEventsRequest, pageSize?: number) => {
  const pages: AuditEvent[][] = [];
  // The SDK's paginator keeps its token in the request that it is given.
  const paginator = paginateGetCaseAuditEvents({ client, ...(pageSize && { pageSize }) }, { ...request });
  for await (const { auditEvents = [] } of paginator) {
    pages.push(auditEvents.flatMap((event) => (event ? [event] : [])));
  }
  return pages;
};

describe('the audit of a case', () => {
  it('begins with its creation and all the values that it began with', async () => {
    const opened = await aCase(client, shop, [text('title', 'Lost parcel'), text('severity', 'High')]);

    const [created, ...others] = await eventsOf(opened);

    expect(others).toEqual([]);
    expect(created).toEqual({
      eventId: expect.stringMatching(/^[0-9A-Z]{26}$/),
      type: 'Case.Created',
      performedTime: clock.now(),
      performedBy: { iamPrincipalArn: agentsRole },
      fields: expect.arrayContaining([
        { eventFieldId: 'title', newValue: { stringValue: 'Lost parcel' } },
        { eventFieldId: 'severity', newValue: { stringValue: 'High' } },
        { eventFieldId: 'status', newValue: { stringValue: 'open' } },
        { eventFieldId: 'case_id', newValue: { stringValue: opened.caseId } },
        { eventFieldId: 'created_by', newValue: { userArnValue: agentsRole } },
        { eventFieldId: 'created_datetime', newValue: { stringValue: clock.now().toISOString() } },
        { eventFieldId: 'reference_number', newValue: { stringValue: expect.any(String) } },
      ]),
    });
    expect(created?.fields).toHaveLength(7);
  });

  it('tells of each change with the values before and after it', async () => {
    const count = await aField(client, shop.domainId, 'Number');
    const isGift = await aField(client, shop.domainId, 'Boolean');
    const agent = await aField(client, shop.domainId, 'User');
    const opened = await aCase(client, shop, [
      text('summary', 'old'),
      { id: count, value: { doubleValue: 1.5 } },
      { id: agent, value: { userArnValue: 'arn:hanako' } },
    ]);
    clock.pass(60_000);

    await update(
      client,
      opened,
      empty('summary'),
      { id: count, value: { doubleValue: 2 } },
      { id: isGift, value: { booleanValue: false } },
      { id: agent, value: { userArnValue: 'arn:taro' } },
      text('status', 'closed'),
    );

    const [changed] = await eventsOf(opened);
    expect(changed).toEqual({
      eventId: expect.any(String),
      type: 'Case.Updated',
      performedTime: clock.now(),
      performedBy: { iamPrincipalArn: agentsRole },
      fields: [
        { eventFieldId: 'summary', oldValue: { stringValue: 'old' }, newValue: { emptyValue: {} } },
        { eventFieldId: count, oldValue: { doubleValue: 1.5 }, newValue: { doubleValue: 2 } },
        { eventFieldId: isGift, newValue: { booleanValue: false } },
        {
          eventFieldId: agent,
          oldValue: { userArnValue: 'arn:hanako' },
          newValue: { userArnValue: 'arn:taro' },
        },
        {
          eventFieldId: 'status',
          oldValue: { stringValue: 'open' },
          newValue: { stringValue: 'closed' },
        },
        { eventFieldId: 'last_closed_datetime', newValue: { stringValue: clock.now().toISOString() } },
      ],
    });
  });

  it('names the user or the entity in whose name somebody acted, beside the role that called', async () => {
    const opened = await aCase(client, shop);
    const performers = [
      { userArn: 'arn:aws:connect:us-east-1:1:instance/i/agent/a' },
      { customEntity: 'batch' },
    ];
    for (const performedBy of performers) {
      await client.send(
        new UpdateCaseCommand({
          ...opened,
          fields: [text('summary', JSON.stringify(performedBy))],
          performedBy,
        }),
      );
    }

    const [last, first] = await eventsOf(opened);

    expect([first?.performedBy, last?.performedBy]).toEqual(
      performers.map((user) => ({ user, iamPrincipalArn: agentsRole })),
    );
  });

  it('tells of comments and contacts, by whom and of which kind', async () => {
    const opened = await aCase(client, shop);
    await client.send(
      new CreateRelatedItemCommand({
        ...opened,
        type: 'Comment',
        content: { comment: { body: '返金しました', contentType: 'Text/Plain' } },
        performedBy: { customEntity: 'hanako' },
      }),
    );
    await aContact(client, opened);

    const [contact, comment] = await eventsOf(opened);

    expect(comment).toMatchObject({
      type: 'RelatedItem.Created',
      relatedItemType: 'Comment',
      performedBy: { user: { customEntity: 'hanako' }, iamPrincipalArn: agentsRole },
      fields: [{ eventFieldId: 'comment.body', newValue: { stringValue: '返金しました' } }],
    });
    expect(contact).toMatchObject({
      type: 'RelatedItem.Created',
      relatedItemType: 'Contact',
      fields: [{ eventFieldId: 'contact.contactArn', newValue: { stringValue: aContactArn() } }],
    });
  });

  it('cuts a long comment at the 4,100 characters that the contract allows a value', async () => {
    const opened = await aCase(client, shop);
    await aComment(client, opened, '😀'.repeat(4101));

    const [comment] = await eventsOf(opened);

    expect(comment?.fields).toEqual([
      { eventFieldId: 'comment.body', newValue: { stringValue: '😀'.repeat(4100) } },
    ]);
  });

  it('tells nothing of an update that changed nothing', async () => {
    const opened = await aCase(client, shop, [text('summary', 'same')]);
    await update(client, opened, text('summary', 'same'));

    expect(await eventsOf(opened)).toHaveLength(1);
  });

  it('says nothing of how an event is kept', async () => {
    const opened = await aCase(client, shop);
    await aComment(client, opened);

    const answer = await anken.send(
      'POST',
      `/domains/${opened.domainId}/cases/${opened.caseId}/audit-history`,
      '{}',
    );

    expect(Object.keys(JSON.parse(answer.body))).toEqual(['auditEvents']);
    for (const event of JSON.parse(answer.body).auditEvents) {
      const { relatedItemType: _, ...others } = event;
      expect(new Set(Object.keys(others))).toEqual(
        new Set(['eventId', 'type', 'performedTime', 'performedBy', 'fields']),
      );
    }
  });
});

describe('its pages', () => {
  const aCaseOfChanges = async (changes: number) => {
    const opened = await aCase(client, shop);
    for (let change = 1; change <= changes; change += 1) {
      clock.pass(1000);
      await (change % 3 === 0
        ? aComment(client, opened, `comment ${change}`)
        : update(client, opened, text('summary', `change ${change}`)));
    }
    const stored = (await storedEvents(anken)).filter(({ caseId }) => caseId === opened.caseId);
    return { opened, ids: stored.map(({ eventId }) => eventId).toReversed() };
  };
  const idsOf = (pages: readonly (readonly AuditEvent[])[]) =>
    pages.map((page) => page.map(({ eventId }) => eventId));

  it('hold 25 events, the newest first, unless the caller asks for fewer', async () => {
    const { opened, ids } = await aCaseOfChanges(29);

    expect(idsOf(await pagesOf(opened))).toEqual([ids.slice(0, 25), ids.slice(25)]);
    expect(idsOf(await pagesOf(opened, 12))).toEqual([ids.slice(0, 12), ids.slice(12, 24), ids.slice(24)]);
  });

  it('end without a token where the last one is full', async () => {
    const { opened, ids } = await aCaseOfChanges(3);

    expect(idsOf(await pagesOf(opened, 2))).toEqual([ids.slice(0, 2), ids.slice(2)]);
  });

  it('are of the case that the token was given for', async () => {
    const { opened } = await aCaseOfChanges(2);
    const { opened: other } = await aCaseOfChanges(2);
    const { nextToken = '' } = await audit({ ...opened, maxResults: 1 });

    for (const request of [
      { ...other, nextToken },
      { ...opened, nextToken: `A${nextToken}` },
      { ...opened, nextToken: 'x' },
    ]) {
      await expect(audit(request)).rejects.toMatchObject({
        name: 'ValidationException',
        message: 'nextToken: is not a token that this request was answered with',
      });
    }
  });

  it.each([0, 26])('cannot be of %d events', async (maxResults) => {
    const opened = await aCase(client, shop);

    await expect(audit({ ...opened, maxResults })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/^maxResults: must be/),
    });
  });

  it('end before 4 MB, also where JSON makes each character six times as long', async () => {
    const fieldIds: string[] = [];
    while (fieldIds.length < 40) fieldIds.push(await aField(client, shop.domainId));
    const opened = await aCase(client, shop);
    const changes = ['\u0001', '\u0002', '\u0003', '\u0004'];
    for (const character of changes) {
      await update(client, opened, ...fieldIds.map((id) => text(id, character.repeat(4050))));
    }
    const path = `/domains/${opened.domainId}/cases/${opened.caseId}/audit-history`;

    const pages: { auditEvents: { fields: { newValue: { stringValue?: string } }[] }[]; size: number }[] = [];
    let nextToken: string | undefined;
    do {
      const { status, body } = await anken.send('POST', path, JSON.stringify({ nextToken }));
      expect(status).toBe(200);
      const answer = JSON.parse(body);
      pages.push({ ...answer, size: Buffer.byteLength(body) });
      nextToken = answer.nextToken;
    } while (nextToken);

    expect(Math.max(...pages.map(({ size }) => size))).toBeLessThan(4 * 1024 * 1024);
    expect(pages.length).toBeGreaterThan(1);
    const events = pages.flatMap(({ auditEvents }) => auditEvents);
    const told = events.map(({ fields }) => fields[0]?.newValue.stringValue?.[0]);
    expect(told.slice(0, 4)).toEqual(changes.toReversed());
    expect(events).toHaveLength(5);
  });
});

it.each([
  ['Case', 'caseId'],
  ['Domain', 'domainId'],
])('says which %s does not exist', async (resourceType, member) => {
  const opened = await aCase(client, shop);

  for (const id of ['no-such-thing', '😀'.repeat(500)]) {
    await expect(audit({ ...opened, [member]: id })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      resourceId: id,
      resourceType,
      $metadata: { httpStatusCode: 404 },
    });
  }
});
