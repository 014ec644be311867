import {
  CreateCaseCommand,
  CreateRelatedItemCommand,
  GetCaseAuditEventsCommand,
  SearchRelatedItemsCommand,
  UpdateCaseCommand,
  UpdateRelatedItemCommand,
  type UserUnion,
} from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCaseRequest, text, valuesOf } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';

const { client, send } = await anAnken();
const shop = await aShop(client);
const role = 'arn:aws:iam::111122223333:role/Agents';
const hanako = { userArn: 'arn:aws:connect:us-east-1:111122223333:instance/i/agent/hanako' };
const batch = { customEntity: 'night batch/2026:a@b.example_-' };
const said = (body: string) => ({ comment: { body, contentType: 'Text/Plain' as const } });

/** A case that one made and another changed, with a comment that one wrote and another changed. */
const aStory = async (creator: UserUnion | undefined, changer: UserUnion | undefined) => {
  const by = (performedBy: UserUnion | undefined) => (performedBy ? { performedBy } : {});
  const { caseId } = await client.send(new CreateCaseCommand({ ...aCaseRequest(shop), ...by(creator) }));
  const opened = { domainId: shop.domainId, caseId: `${caseId}` };
  await client.send(new UpdateCaseCommand({ ...opened, fields: [text('summary', 'new')], ...by(changer) }));
  const { relatedItemId } = await client.send(
    new CreateRelatedItemCommand({ ...opened, type: 'Comment', content: said('a'), ...by(creator) }),
  );
  const changed = await client.send(
    new UpdateRelatedItemCommand({ ...opened, relatedItemId, content: said('b'), ...by(changer) }),
  );
  return { opened, changed };
};

describe('who did it', () => {
  it.each<[string, UserUnion | undefined, UserUnion | undefined]>([
    ['a user, then something else', hanako, batch],
    ['something else, then a user', batch, hanako],
    ['something else both times', batch, { customEntity: 'x' }],
    ['nobody but the calling role', undefined, undefined],
  ])('is told everywhere: %s', async (_, creator, changer) => {
    const { opened, changed } = await aStory(creator, changer);
    // A case's fields of this kind take an ARN alone: of something else it is that of the role.
    const arnOf = (user: UserUnion | undefined) => ({ userArnValue: user?.userArn ?? role });
    const performedBy = (user: UserUnion | undefined) => ({
      ...(user && { user }),
      iamPrincipalArn: role,
    });

    expect(await valuesOf(client, opened, 'created_by', 'last_updated_user')).toEqual({
      created_by: arnOf(creator),
      last_updated_user: arnOf(changer),
    });
    expect([changed.createdBy, changed.lastUpdatedUser]).toEqual([creator, changer]);
    const { relatedItems = [] } = await client.send(new SearchRelatedItemsCommand(opened));
    expect(relatedItems.map((item) => item?.performedBy)).toEqual([creator]);
    const { auditEvents = [] } = await client.send(new GetCaseAuditEventsCommand(opened));
    expect(auditEvents.map((event) => event?.performedBy)).toEqual(
      [changer, creator, changer, creator].map(performedBy),
    );
  });

  const path = `/domains/${shop.domainId}/cases`;
  const comment = { type: 'Comment', content: said('x') };
  it.each<[string, method: string, path: string, body: object]>([
    ['CreateCase', 'POST', path, { templateId: shop.templateId, fields: [text('title', 'x')] }],
    ['UpdateCase', 'PUT', `${path}/a-case`, { fields: [] }],
    ['CreateRelatedItem', 'POST', `${path}/a-case/related-items/`, comment],
    ['UpdateRelatedItem', 'PUT', `${path}/a-case/related-items/an-item`, { content: said('x') }],
  ])('is exactly one, of %s too, and well-formed', async (_, method, at, body) => {
    const answerTo = async (performedBy: object) => {
      const { status, body: answer } = await send(method, at, JSON.stringify({ ...body, performedBy }));
      return { status, message: JSON.parse(answer).message };
    };
    const refused = (message: string) => ({ status: 400, message: expect.stringContaining(message) });

    expect(await answerTo({})).toEqual(refused('performedBy: must hold exactly one of'));
    expect(await answerTo({ ...hanako, ...batch })).toEqual(refused('performedBy: must hold exactly one of'));
    expect(await answerTo({ userArn: '' })).toEqual(refused('performedBy.userArn: must be 1 to 500'));
    expect(await answerTo({ customEntity: 'x'.repeat(501) })).toEqual(
      refused('performedBy.customEntity: must be 1 to 500'),
    );
    expect(await answerTo({ customEntity: 'ends in a space ' })).toEqual(
      refused('performedBy.customEntity: must hold only letters'),
    );
    expect(await answerTo({ customEntity: '花子' })).toEqual(
      refused('performedBy.customEntity: must hold only letters'),
    );
  });
});
