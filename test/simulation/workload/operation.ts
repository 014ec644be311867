/** One request to the API and its answer; no status: none came. */
export type Attempt = {
  readonly sentAt: number;
  endedAt: number;
  status: number | undefined;
  body: Readonly<Record<string, unknown>>;
};

type Common = {
  /** Names the role that the request comes from, so that each event says whose it is. */
  readonly id: string;
  /** None before there is one. */
  readonly domainId: string;
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly attempts: Attempt[];
};

export type FieldGiven = { readonly id: string; readonly value: Readonly<Record<string, unknown>> };

/** The value of the field that fulfils an SLA; none: the field is cleared. */
export type SlaFulfilment = { readonly fieldId: string; readonly value: FieldGiven['value'] | undefined };

/** What configuring makes, and the member of its answer that names it. */
export const madeBy = {
  domain: 'domainId',
  template: 'templateId',
  field: 'fieldId',
  events: undefined,
} as const;

export type ClientOperation = Common &
  (
    | { readonly kind: 'create case'; readonly clientToken: string | undefined }
    | { readonly kind: 'update case'; readonly caseId: string; readonly fields: readonly FieldGiven[] }
    | { readonly kind: 'comment'; readonly caseId: string }
    | { readonly kind: 'contact'; readonly caseId: string; readonly contactArn: string }
    | { readonly kind: 'get case'; readonly caseId: string; readonly fieldIds: readonly string[] }
    | { readonly kind: 'audit'; readonly caseId: string }
    | { readonly kind: 'delete case'; readonly caseId: string }
    | { readonly kind: 'delete item'; readonly caseId: string; readonly relatedItemId: string }
    | {
        readonly kind: 'start sla';
        readonly caseId: string;
        readonly minutes: number;
        readonly fulfilment: SlaFulfilment | undefined;
      }
    | { readonly kind: 'cancel sla'; readonly caseId: string; readonly relatedItemId: string }
    | { readonly kind: 'delete domain' }
    | { readonly kind: 'configure'; readonly made: keyof typeof madeBy }
  );
export type KindOf<Kind extends ClientOperation['kind']> = Extract<ClientOperation, { readonly kind: Kind }>;

export const acknowledged = ({ attempts }: Common): readonly Attempt[] =>
  attempts.filter(({ status }) => status === 200);

/** Every attempt was answered, and each time with a no: nothing of it may be left. */
export const wasRefused = ({ attempts }: Common): boolean =>
  attempts.length > 0 &&
  attempts.every(({ status }) => status !== undefined && status >= 400 && status < 500);
