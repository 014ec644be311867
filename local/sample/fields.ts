import type { FieldType } from '@aws-sdk/client-connectcases';
import type { Agent, Customer, Queue } from './people.ts';

type SampleField = {
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
  readonly multiline?: true;
};

/** Of every type that the contract knows, at least one. */
export const customFields = {
  /** The contract cannot backdate `created_datetime`, so the story's calendar stands in this field. */
  received_at: {
    name: 'received_at',
    type: 'DateTime',
    description: '受付日時。お客様から最初にご連絡をいただいた時刻 / When the customer first reached us',
  },
  order_number: {
    name: '注文番号 / Order number',
    type: 'Text',
    description: '「TB-」で始まる番号 / The number that begins with TB-',
  },
  order_total: {
    name: '注文金額(円) / Order total (JPY)',
    type: 'Number',
    description: '税込・送料込 / Tax and postage included',
  },
  product: {
    name: '商品名 / Product',
    type: 'Text',
    description: 'お問い合わせの対象となった商品 / The article in question',
  },
  product_category: {
    name: '商品分類 / Product category',
    type: 'SingleSelect',
    description: '商品部の担当分け / Decides which buyer is asked',
  },
  customer_request: {
    name: 'お客様のお申し出 / What the customer says',
    type: 'Text',
    multiline: true,
    description: 'できるだけお客様の言葉のままで / In the customer’s own words where possible',
  },
  channel: {
    name: '受付経路 / Received by',
    type: 'SingleSelect',
    description: '最初のご連絡の手段 / How the customer first reached us',
  },
  language: {
    name: '対応言語 / Language',
    type: 'SingleSelect',
    description: 'お客様とやり取りする言語 / The language we answer in',
  },
  delivery_method: {
    name: '配送方法 / Delivery method',
    type: 'SingleSelect',
    description: '出荷時の配送方法 / How the parcel was sent',
  },
  tracking_url: {
    name: '配送状況のページ / Tracking page',
    type: 'Url',
    description: 'お客様にもお知らせできるページ / May be passed on to the customer',
  },
  gift_order: {
    name: 'ギフト注文 / Gift order',
    type: 'Boolean',
    description: '贈り先には金額を伝えない / Never tell the recipient the price',
  },
  refund_amount: {
    name: '返金額(円) / Refund (JPY)',
    type: 'Number',
    description: '確定した返金額 / The refund that was agreed',
  },
  resolution: {
    name: '解決方法 / Resolution',
    type: 'SingleSelect',
    description: 'クローズ時に記録 / Set when the case is closed',
  },
  specialist: {
    name: '相談先 / Specialist',
    type: 'User',
    description: '品質・返金などで判断を仰いだ担当者 / The colleague whose decision was asked for',
  },
} as const satisfies Record<string, SampleField>;

export const customFieldEntries: readonly (readonly [string, SampleField])[] = Object.entries(customFields);

/** The system fields that the sample sets (docs/contract.md §2). */
export const systemFields = [
  'title',
  'status',
  'summary',
  'case_reason',
  'customer_id',
  'assigned_queue',
  'assigned_user',
  'severity',
  'reference_number',
] as const;

type OptionValue<Options extends readonly (readonly [string, string])[]> = Options[number][0];

/** Value, then the name that agents read. `open` and `closed` of `status`, and all of `severity`, are built in. */
export const options = {
  status: [
    ['waiting_customer', 'お客様のご返答待ち / Waiting for customer'],
    ['waiting_partner', '社外確認待ち / Waiting for partner'],
  ],
  case_reason: [
    ['late_delivery', '配送の遅れ / Late delivery'],
    ['not_received', '商品が届かない / Not received'],
    ['delivery_change', 'お届け先・日時の変更 / Change of address or date'],
    ['damaged_in_transit', '輸送中の破損 / Damaged in transit'],
    ['wrong_item', '商品違い・のし違い / Wrong item or wrapping'],
    ['customs', '通関・関税 / Customs and duties'],
    ['return_request', '返品のご希望 / Return request'],
    ['exchange', '交換のご希望 / Exchange'],
    ['refund_pending', '返金の未着・金額 / Refund missing or different'],
    ['defective', '初期不良・故障 / Defective or broken'],
    ['missing_parts', '部品・付属品の不足 / Missing parts'],
    ['safety', '安全に関するお申し出 / Safety concern'],
    ['billing_error', '請求の誤り・不正利用 / Billing error or fraud'],
    ['invoice', '領収書・請求書 / Receipt or invoice'],
    ['sign_in', 'ログイン・会員情報 / Sign-in and account'],
    ['subscription', '定期便 / Subscription'],
    ['points', 'ポイント / Loyalty points'],
    ['privacy', '個人情報 / Personal data'],
  ],
  product_category: [
    ['kitchen', 'キッチン用品 / Kitchen'],
    ['bedding', '寝具・タオル / Bedding and towels'],
    ['food', '食品・お茶 / Food and tea'],
    ['appliance', '家電 / Appliances'],
    ['furniture', '家具・収納 / Furniture and storage'],
    ['clothing', '衣類・履物 / Clothing and footwear'],
    ['stationery', '文具・雑貨 / Stationery and gifts'],
  ],
  channel: [
    ['phone', '電話 / Phone'],
    ['email', 'メール / E-mail'],
    ['chat', 'チャット / Chat'],
    ['web_form', 'お問い合わせフォーム / Web form'],
  ],
  language: [
    ['ja', '日本語 / Japanese'],
    ['en', '英語 / English'],
  ],
  delivery_method: [
    ['parcel', '宅配便 / Parcel'],
    ['chilled', '冷蔵便 / Chilled parcel'],
    ['letterbox', 'ポスト投函便 / Letterbox'],
    ['large_item', '大型配送 / Large item'],
    ['international', '国際便 / International'],
  ],
  resolution: [
    ['delivered', 'お届け完了 / Delivered'],
    ['reshipped', '再送 / Sent again'],
    ['refunded', '返金 / Refunded'],
    ['exchanged', '交換 / Exchanged'],
    ['repaired', '修理 / Repaired'],
    ['explained', 'ご案内 / Explained'],
    ['corrected', '登録・請求の訂正 / Record corrected'],
  ],
} as const satisfies Record<string, readonly (readonly [string, string])[]>;

/** No longer to be chosen: the catalogue has not been printed since last year. */
export const retiredReason = ['catalogue', 'カタログ請求 / Catalogue request'] as const;

/** The values of a case as its story tells them: people by name; `null` empties a field. */
export type Values = {
  readonly title?: string;
  readonly status?: 'open' | 'closed' | OptionValue<typeof options.status>;
  readonly summary?: string;
  readonly case_reason?: OptionValue<typeof options.case_reason>;
  readonly customer_id?: Customer;
  readonly assigned_queue?: Queue;
  readonly assigned_user?: Agent | null;
  readonly severity?: 'Critical' | 'High' | 'Medium' | 'Low';
  readonly reference_number?: string;
  readonly received_at?: string;
  readonly order_number?: string;
  readonly order_total?: number;
  readonly product?: string;
  readonly product_category?: OptionValue<typeof options.product_category>;
  readonly customer_request?: string;
  readonly channel?: OptionValue<typeof options.channel>;
  readonly language?: OptionValue<typeof options.language>;
  readonly delivery_method?: OptionValue<typeof options.delivery_method>;
  readonly tracking_url?: string;
  readonly gift_order?: boolean;
  readonly refund_amount?: number;
  readonly resolution?: OptionValue<typeof options.resolution> | null;
  readonly specialist?: Agent;
};
export type Field = keyof Values;
