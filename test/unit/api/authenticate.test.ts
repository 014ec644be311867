import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../lambdas/api/authenticate.ts';

const behindIam = (userArn: string) => ({ iam: { accountId: '111122223333', userArn, callerId: 'AROA:x' } });

describe('the caller behind the IAM door', () => {
  it.each([
    ['arn:aws:sts::1:assumed-role/Agents/hanako', 'arn:aws:iam::1:role/Agents'],
    ['arn:aws-us-gov:sts::1:assumed-role/Agents/hanako', 'arn:aws-us-gov:iam::1:role/Agents'],
    ['arn:aws:sts::1:assumed-role/Agents/a/b', 'arn:aws:iam::1:role/Agents'],
    ['arn:aws:sts::1:assumed-role/a+b=c,d.e@f-g/x', 'arn:aws:iam::1:role/a+b=c,d.e@f-g'],
    ['arn:aws:sts::1:assumed-role/Agents/', 'arn:aws:iam::1:role/Agents'],
  ])('is the role of the session %s', (userArn, role) => {
    expect(authenticate(behindIam(userArn)).iamPrincipalArn).toBe(role);
  });

  it.each([
    'arn:aws:iam::1:user/hanako',
    'arn:aws:iam::1:user/path/hanako',
    'arn:aws:iam::1:root',
    'arn:aws:sts::1:federated-user/hanako',
    'arn:aws:sts::1:assumed-role/without-a-session',
  ])('stays as it is where there is no session of a role: %s', (userArn) => {
    expect(authenticate(behindIam(userArn)).iamPrincipalArn).toBe(userArn);
  });

  it('belongs to the account that the door names', () => {
    expect(authenticate(behindIam('arn:aws:iam::1:root')).accountId).toBe('111122223333');
  });
});

it.each([undefined, null, '', 0, [], {}, { iam: null }, { iam: { userArn: 'x' } }, { jwt: {}, lambda: {} }])(
  'refuses a request that no door let in: %j',
  (authorizer) => {
    expect(() => authenticate(authorizer)).toThrow(
      expect.objectContaining({ kind: 'AccessDeniedException', status: 403 }),
    );
  },
);
