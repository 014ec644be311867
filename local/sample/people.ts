import { createHash } from 'node:crypto';

/** Four work in Japanese; Hannah and Liam answer in English. Ishii leads the floor and takes what is escalated. */
export type Agent = 'sasaki' | 'morita' | 'ogawa' | 'ishii' | 'hannah' | 'liam';

/** What opens a case where no agent does. */
export const gateways = ['web-form', 'mail-gateway', 'chat-widget'] as const;
export type Gateway = (typeof gateways)[number];

export type Queue = 'delivery' | 'returns' | 'quality' | 'billing' | 'english' | 'escalation';

/** Invented people; some come back with a second matter. */
export type Customer =
  | 'watanabe'
  | 'kobayashi'
  | 'yoshida'
  | 'matsumoto'
  | 'nakajima'
  | 'hayashi'
  | 'shimizu'
  | 'okada'
  | 'fujita'
  | 'ueda'
  | 'maeda'
  | 'kondo'
  | 'noguchi'
  | 'harada'
  | 'sugiyama'
  | 'tamura'
  | 'kawai'
  | 'iwasaki'
  | 'hirose'
  | 'harris'
  | 'tan'
  | 'oconnor'
  | 'nguyen'
  | 'patel'
  | 'wright'
  | 'lindqvist'
  | 'mbeki'
  | 'fraser'
  | 'delgado'
  | 'whitlock'
  | 'petrov'
  | 'hughes'
  | 'kaur'
  | 'moreau'
  | 'bianchi'
  | 'okafor'
  | 'sato-miller'
  | 'reyes';

/** The account of the local stack, so that nothing here can be taken for a real instance. */
const account = 'us-east-1:000000000000';

/** The same name always gives the same id, so that two loads tell the same story. */
const uuidOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

const instanceArn = `arn:aws:connect:${account}:instance/${uuidOf('tsubame')}`;
export const userArn = (agent: string): string => `${instanceArn}/agent/${uuidOf(`agent ${agent}`)}`;
export const queueArn = (queue: string): string => `${instanceArn}/queue/${uuidOf(`queue ${queue}`)}`;
export const contactArn = (contact: string): string =>
  `${instanceArn}/contact/${uuidOf(`contact ${contact}`)}`;
export const profileArn = (customer: string): string =>
  `arn:aws:profile:${account}:domains/tsubame/profiles/${uuidOf(`customer ${customer}`).replaceAll('-', '')}`;
