import { GetCaseCommand } from '@aws-sdk/client-connectcases';
import { describe, expect, it } from 'vitest';
import { aCase } from '../../builders/case.ts';
import { aShop } from '../../builders/shop.ts';
import { anAnken } from '../support/client.ts';
import { refusal } from '../support/refusals.ts';

const { client, send, table } = await anAnken();
const shop = await aShop(client);

const denied = {
  status: 403,
  kind: 'AccessDeniedException',
  message: 'The request is not authenticated.',
};

/** Who made the case, as its `created_by` says. */
const creatorSeenFrom = async (userArn: string): Promise<unknown> => {
  const fields = [{ id: 'title', value: { stringValue: 'A case' } }];
  const { body } = await send(
    'POST',
    `/domains/${shop.domainId}/cases`,
    JSON.stringify({ templateId: shop.templateId, fields }),
    { authorizer: { iam: { accountId: '111122223333', userArn } } },
  );
  const read = await client.send(
    new GetCaseCommand({
      domainId: shop.domainId,
      caseId: JSON.parse(body).caseId,
      fields: [{ id: 'created_by' }],
    }),
  );
  return read.fields?.[0]?.value?.userArnValue;
};

describe('a request that no door let in', () => {
  it.each([
    ['no context of an authorizer', undefined],
    ['an empty one', null],
    ['one that is a text', 'iam'],
    ['one without a principal', {}],
    ['one whose principal is empty', { iam: {} }],
    ['one without an ARN', { iam: { accountId: '111122223333' } }],
    ['one whose ARN is no text', { iam: { accountId: '111122223333', userArn: 1 } }],
    ['one of a door that is not built', { jwt: { claims: { sub: 'hanako' } } }],
  ])('is refused with %s', async (_what, authorizer) => {
    const answered = await send('POST', '/domains-list', undefined, { authorizer });

    expect(refusal(answered)).toEqual(denied);
  });

  it('learns nothing: not what paths there are, nor what is wrong with its body', async () => {
    for (const [path, body] of [
      ['/nothing', undefined],
      ['/domains', 'not JSON'],
      [`/domains/${shop.domainId}`, undefined],
    ] as const) {
      expect(refusal(await send('POST', path, body, { authorizer: undefined }))).toEqual(denied);
    }
  });

  it('writes nothing', async () => {
    const before = await table.count({ pk: 'DOMAINS', prefix: '' });

    await send('POST', '/domains', JSON.stringify({ name: 'Smuggled' }), { authorizer: undefined });

    expect(await table.count({ pk: 'DOMAINS', prefix: '' })).toBe(before);
  });
});

describe('the caller', () => {
  it('is the role, whatever its session is called', async () => {
    const role = 'arn:aws:iam::111122223333:role/Agents';

    expect(await creatorSeenFrom('arn:aws:sts::111122223333:assumed-role/Agents/hanako')).toBe(role);
    expect(await creatorSeenFrom('arn:aws:sts::111122223333:assumed-role/Agents/a@b.example')).toBe(role);
  });

  it('keeps the partition of its ARN', async () => {
    expect(await creatorSeenFrom('arn:aws-cn:sts::111122223333:assumed-role/Agents/hanako')).toBe(
      'arn:aws-cn:iam::111122223333:role/Agents',
    );
  });

  it.each([
    'arn:aws:iam::111122223333:user/hanako',
    'arn:aws:iam::111122223333:root',
    'arn:aws:sts::111122223333:federated-user/hanako',
  ])('that is no role stays as it is: %s', async (userArn) => {
    expect(await creatorSeenFrom(userArn)).toBe(userArn);
  });

  it('of another account than the deployment is a caller too, when the door let it in', async () => {
    const { caseId } = await aCase(client, shop);

    const answered = await send(
      'POST',
      `/domains/${shop.domainId}/cases/${caseId}`,
      JSON.stringify({ fields: [{ id: 'title' }] }),
      {
        authorizer: {
          iam: { accountId: '999999999999', userArn: 'arn:aws:sts::999999999999:assumed-role/Other/x' },
        },
      },
    );

    expect(answered.status).toBe(200);
  });
});
