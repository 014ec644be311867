/** One request to the API and its answer; no status: none came. */
export type Attempt = {
  readonly sentAt: number;
  endedAt: number;
  status: number | undefined;
  body: Readonly<Record<string, unknown>>;
  /** The version that the answer's ETag names. */
  version: number | undefined;
};

type Common = {
  /** Names the role that the request comes from, so that each event says whose it is. */
  readonly id: string;
  /** None before there is one. */
  readonly domainId: string;
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
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
  rule: 'caseRuleId',
  settings: undefined,
  events: undefined,
} as const;

type OfCase = { readonly caseId: string };
/** A case, or a related item of it. */
type OfTagged = OfCase & { readonly relatedItemId: string | undefined };
/** Its cases by their ids or reference numbers; the answer tells which they were. */
type OfBatch = { readonly clientToken: string | undefined };

export type ClientOperation = Common &
  (
    | {
        readonly kind: 'create case';
        readonly clientToken: string | undefined;
        readonly fields: readonly FieldGiven[];
      }
    | (OfCase & {
        readonly kind: 'update case';
        readonly fields: readonly FieldGiven[];
        readonly ifMatch: number | undefined;
      })
    | (OfCase & { readonly kind: 'add item' })
    | (OfCase & { readonly kind: 'contact'; readonly contactArn: string })
    | (OfCase & {
        readonly kind: 'update item';
        readonly relatedItemId: string;
        readonly content: Readonly<Record<string, unknown>>;
      })
    | (OfCase & { readonly kind: 'get case'; readonly fieldIds: readonly string[] })
    | (OfCase & { readonly kind: 'audit' })
    | (OfCase & { readonly kind: 'delete case' })
    | (OfCase & { readonly kind: 'delete item'; readonly relatedItemId: string })
    | (OfCase & {
        readonly kind: 'start sla';
        readonly minutes: number;
        readonly fulfilment: SlaFulfilment | undefined;
      })
    | (OfCase & { readonly kind: 'cancel sla'; readonly relatedItemId: string })
    | (OfTagged & { readonly kind: 'tag'; readonly tags: Readonly<Record<string, string>> })
    | (OfTagged & { readonly kind: 'untag'; readonly tagKeys: readonly string[] })
    | (OfTagged & { readonly kind: 'list tags' })
    | (OfBatch & { readonly kind: 'batch update'; readonly fields: readonly FieldGiven[] })
    | (OfBatch & { readonly kind: 'batch comment' })
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
