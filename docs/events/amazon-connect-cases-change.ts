// Made by `npm run generate:docs`, not by hand.
export type Case = {
  readonly caseId: string;
  readonly templateId: string;
  readonly createdDateTime: string;
  readonly fields: Readonly<
    Record<
      string,
      {
        readonly value: FieldValue;
      }
    >
  >;
};

export type FieldValue =
  | {
      readonly stringValue: string;
    }
  | {
      readonly doubleValue: number;
    }
  | {
      readonly booleanValue: boolean;
    }
  | {
      readonly userArnValue: string;
    };

export type SlaStatus = 'Active' | 'Overdue' | 'Met' | 'NotMet';

export type PerformedBy = {
  readonly user?:
    | {
        readonly userArn: string;
      }
    | {
        readonly customEntity: string;
      };
  readonly iamPrincipalArn: string;
};

/** A case was opened. */
export type CaseCreated = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'CASE.CREATED';
  readonly performedBy: PerformedBy;
  readonly changedFieldIds: readonly string[];
  readonly case: Case;
};

/** Fields of a case changed, by whoever or by an SLA of the case. */
export type CaseUpdated = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'CASE.UPDATED';
  readonly performedBy: PerformedBy;
  readonly changedFieldIds: readonly string[];
  readonly case: Case;
};

/** A case is gone; it stands in the event as it was. */
export type CaseDeleted = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'CASE.DELETED';
  readonly performedBy: PerformedBy;
  readonly changedFieldIds: readonly string[];
  readonly case: Case;
};

/** A comment, a contact or another related item came to a case. */
export type RelatedItemCreated = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'RELATED_ITEM.CREATED';
  readonly performedBy?: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Comment' | 'Contact' | 'File' | 'ConnectCase' | 'Custom' | 'Sla';
    readonly relatedItemId: string;
    readonly caseId: string;
    readonly createdDateTime: string;
    readonly comment?: {
      readonly body: string;
    };
    readonly contact?: {
      readonly contactArn: string;
      readonly channel: string;
      readonly connectedToSystemTime: string;
    };
    readonly file?: {
      readonly fileArn: string;
    };
    readonly connectCase?: {
      readonly caseId: string;
    };
    readonly custom?: {
      readonly fields: Readonly<
        Record<
          string,
          {
            readonly value: FieldValue;
          }
        >
      >;
    };
    readonly sla?: {
      readonly slaConfiguration: {
        readonly name: string;
        readonly type: 'CaseField';
        readonly status: SlaStatus;
        readonly fieldId?: string;
        readonly targetFieldValues?: readonly (
          | FieldValue
          | {
              readonly emptyValue: Record<string, never>;
            }
        )[];
        readonly targetTime?: string;
        readonly completionTime?: string;
      };
    };
  };
};

/** A related item of a case changed. */
export type RelatedItemUpdated = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'RELATED_ITEM.UPDATED';
  readonly performedBy?: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Comment' | 'Contact' | 'File' | 'ConnectCase' | 'Custom' | 'Sla';
    readonly relatedItemId: string;
    readonly caseId: string;
    readonly createdDateTime: string;
    readonly comment?: {
      readonly body: string;
    };
    readonly contact?: {
      readonly contactArn: string;
      readonly channel: string;
      readonly connectedToSystemTime: string;
    };
    readonly file?: {
      readonly fileArn: string;
    };
    readonly connectCase?: {
      readonly caseId: string;
    };
    readonly custom?: {
      readonly fields: Readonly<
        Record<
          string,
          {
            readonly value: FieldValue;
          }
        >
      >;
    };
    readonly sla?: {
      readonly slaConfiguration: {
        readonly name: string;
        readonly type: 'CaseField';
        readonly status: SlaStatus;
        readonly fieldId?: string;
        readonly targetFieldValues?: readonly (
          | FieldValue
          | {
              readonly emptyValue: Record<string, never>;
            }
        )[];
        readonly targetTime?: string;
        readonly completionTime?: string;
      };
    };
  };
};

/** A related item is gone; it stands in the event as it was. */
export type RelatedItemDeleted = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'RELATED_ITEM.DELETED';
  readonly performedBy?: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Comment' | 'Contact' | 'File' | 'ConnectCase' | 'Custom' | 'Sla';
    readonly relatedItemId: string;
    readonly caseId: string;
    readonly createdDateTime: string;
    readonly comment?: {
      readonly body: string;
    };
    readonly contact?: {
      readonly contactArn: string;
      readonly channel: string;
      readonly connectedToSystemTime: string;
    };
    readonly file?: {
      readonly fileArn: string;
    };
    readonly connectCase?: {
      readonly caseId: string;
    };
    readonly custom?: {
      readonly fields: Readonly<
        Record<
          string,
          {
            readonly value: FieldValue;
          }
        >
      >;
    };
    readonly sla?: {
      readonly slaConfiguration: {
        readonly name: string;
        readonly type: 'CaseField';
        readonly status: SlaStatus;
        readonly fieldId?: string;
        readonly targetFieldValues?: readonly (
          | FieldValue
          | {
              readonly emptyValue: Record<string, never>;
            }
        )[];
        readonly targetTime?: string;
        readonly completionTime?: string;
      };
    };
  };
};

/** The whole event of EventBridge, as a queue behind a rule receives it. */
export type AmazonConnectCasesChange = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': 'Amazon Connect Cases Change';
  readonly source: 'anken.cases';
  readonly account: string;
  readonly region: string;
  readonly time: string;
  readonly resources: readonly string[];
  readonly detail:
    | CaseCreated
    | CaseUpdated
    | CaseDeleted
    | RelatedItemCreated
    | RelatedItemUpdated
    | RelatedItemDeleted;
};
