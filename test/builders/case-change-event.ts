import type { CaseChangeDetail, CaseChangeEvent } from '../../lambdas/case-events/case-change-detail.ts';

/** A case of a mail-order shop, opened as critical. */
export const aCaseChangeEvent = (detail: Partial<CaseChangeDetail> = {}): CaseChangeEvent => ({
  id: '5f1e9a52-7c0d-4d3e-9a6b-0c1d2e3f4a5b',
  'detail-type': 'Anken Case Change',
  source: 'anken.cases',
  account: '123456789012',
  region: 'ap-northeast-1',
  time: '2026-11-23T05:05:10Z',
  resources: ['arn:aws:cases:ap-northeast-1:123456789012:domain/d-shop'],
  detail: {
    eventId: '01KAQW5M3T8Z6Y4X2V0N9R7P5K',
    domainId: '0b6f2c1e-51a4-4d7c-8b53-2f9c0d7f3a11',
    sequence: '01KAQW5M3T8Z6Y4X2V0N9R7P5K',
    eventType: 'CASE.CREATED',
    approximateChangeTime: '2026-11-23T05:05:09.123Z',
    performedBy: {
      user: { customEntity: 'suzuki.hanako@shop.example' },
      iamPrincipalArn: 'arn:aws:iam::123456789012:role/shop/contact-flow',
    },
    caseId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    title: '配送遅延のお問い合わせ：誕生日プレゼントが届かない',
    referenceNumber: '3CWPF7R2N',
    status: 'open',
    severity: 'Critical',
    severityRaised: true,
    assignedQueue:
      'arn:aws:connect:ap-northeast-1:123456789012:instance/3d0f6a4e-1c2b-4f7a-9b1e-8a6d5c4b3a21/queue/escalations',
    ...detail,
  },
});
