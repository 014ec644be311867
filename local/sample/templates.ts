import type { Field } from './fields.ts';

export const domainName = 'つばめ通販 / Tsubame Mail Order';

type Panel = { readonly name: string; readonly fields: readonly Field[] };

type SampleTemplate = {
  readonly name: string;
  readonly description: string;
  readonly requiredFields: readonly Field[];
  /** The template's own layout: what is always in sight, and what stands in the tab behind it. */
  readonly layout: { readonly name: string; readonly topPanel: Panel; readonly moreInfo: Panel };
};

const people: readonly Field[] = ['assigned_queue', 'assigned_user', 'specialist'];
const how: readonly Field[] = ['channel', 'language', 'reference_number'];

export const templates = {
  delivery: {
    name: '配送 / Delivery',
    description:
      '遅延、未着、破損、お届け先の変更など / Late, lost or damaged parcels and changes of address',
    requiredFields: ['title', 'case_reason', 'received_at', 'order_number'],
    layout: {
      name: '配送の画面 / Delivery layout',
      topPanel: {
        name: 'お届けの状況 / The delivery',
        fields: ['severity', 'case_reason', 'received_at', 'order_number', 'delivery_method', 'tracking_url'],
      },
      moreInfo: {
        name: '詳細 / Details',
        fields: [
          'customer_id',
          'customer_request',
          'product',
          'order_total',
          'gift_order',
          ...people,
          ...how,
          'resolution',
          'summary',
        ],
      },
    },
  },
  returns: {
    name: '返品・返金 / Returns and refunds',
    description: '返品、交換、返金に関するお問い合わせ / Returns, exchanges and refunds',
    requiredFields: ['title', 'case_reason', 'received_at', 'order_number', 'product'],
    layout: {
      name: '返品・返金の画面 / Returns layout',
      topPanel: {
        name: '返品の内容 / The return',
        fields: ['severity', 'case_reason', 'received_at', 'order_number', 'product', 'refund_amount'],
      },
      moreInfo: {
        name: '詳細 / Details',
        fields: [
          'customer_id',
          'customer_request',
          'product_category',
          'order_total',
          'gift_order',
          'tracking_url',
          ...people,
          ...how,
          'resolution',
          'summary',
        ],
      },
    },
  },
  defect: {
    name: '商品不良 / Product defect',
    description: '初期不良、故障、部品不足、安全に関するお申し出 / Defects, missing parts, safety concerns',
    requiredFields: ['title', 'case_reason', 'received_at', 'product', 'product_category'],
    layout: {
      name: '商品不良の画面 / Defect layout',
      topPanel: {
        name: '商品と症状 / Product and fault',
        fields: ['severity', 'case_reason', 'received_at', 'product', 'product_category', 'specialist'],
      },
      moreInfo: {
        name: '詳細 / Details',
        fields: [
          'customer_id',
          'customer_request',
          'order_number',
          'order_total',
          'refund_amount',
          'assigned_queue',
          'assigned_user',
          ...how,
          'resolution',
          'summary',
        ],
      },
    },
  },
  account: {
    name: '会員・お支払い / Account and billing',
    description:
      'ログイン、請求、領収書、定期便、ポイント / Sign-in, charges, receipts, subscriptions, points',
    requiredFields: ['title', 'case_reason', 'received_at'],
    layout: {
      name: '会員・お支払いの画面 / Account layout',
      topPanel: {
        name: 'お問い合わせ / The question',
        fields: ['severity', 'case_reason', 'received_at', 'customer_id', 'customer_request'],
      },
      moreInfo: {
        name: '詳細 / Details',
        fields: ['order_number', 'order_total', 'refund_amount', ...people, ...how, 'resolution', 'summary'],
      },
    },
  },
} as const satisfies Record<string, SampleTemplate>;
export type Template = keyof typeof templates;

export const templateEntries: readonly (readonly [string, SampleTemplate])[] = Object.entries(templates);

/** What events in the contract's own shape say of a case (PutCaseEventConfiguration). */
export const eventFields: readonly Field[] = [
  'title',
  'status',
  'severity',
  'case_reason',
  'reference_number',
  'assigned_queue',
  'assigned_user',
  'order_number',
  'received_at',
];
