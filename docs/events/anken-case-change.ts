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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
  readonly ruleViolations?: readonly {
    readonly caseRuleId: string;
    readonly name: string;
    readonly ruleType: 'Required' | 'Hidden' | 'FieldOptions';
    readonly fieldId: string;
  }[];
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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
  readonly ruleViolations?: readonly {
    readonly caseRuleId: string;
    readonly name: string;
    readonly ruleType: 'Required' | 'Hidden' | 'FieldOptions';
    readonly fieldId: string;
  }[];
};

/** Tags of a case changed: `tags` are those it has now, `oldTags` those it had. */
export type CaseTagged = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'CASE.TAGGED';
  readonly performedBy: PerformedBy;
  readonly tags: Readonly<Record<string, string>>;
  readonly oldTags: Readonly<Record<string, string>>;
  readonly case: Case;
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
};

/** A comment, a contact or another related item came to a case. */
export type RelatedItemCreated = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'RELATED_ITEM.CREATED';
  readonly performedBy: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Comment' | 'Contact' | 'File' | 'ConnectCase' | 'Custom';
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
  };
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
};

/** A related item of a case changed. */
export type RelatedItemUpdated = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'RELATED_ITEM.UPDATED';
  readonly performedBy: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Comment' | 'Contact' | 'File' | 'ConnectCase' | 'Custom';
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
  };
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
};

/** A related item is gone; it stands in the event as it was. */
export type RelatedItemDeleted = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'RELATED_ITEM.DELETED';
  readonly performedBy: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Comment' | 'Contact' | 'File' | 'ConnectCase' | 'Custom';
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
  };
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
};

/** An SLA was set to a case and runs. */
export type SlaStarted = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'SLA.STARTED';
  readonly performedBy?: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Sla';
    readonly relatedItemId: string;
    readonly caseId: string;
    readonly createdDateTime: string;
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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
  readonly sla: {
    readonly relatedItemId: string;
    readonly name: string;
    readonly status: SlaStatus;
    readonly cycle: number;
    readonly targetTime?: string;
    readonly completionTime?: string;
  };
};

/** The time of an SLA ran out. Nobody did it: there is no `performedBy`. */
export type SlaBreached = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'SLA.BREACHED';
  readonly performedBy?: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Sla';
    readonly relatedItemId: string;
    readonly caseId: string;
    readonly createdDateTime: string;
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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
  readonly sla: {
    readonly relatedItemId: string;
    readonly name: string;
    readonly status: SlaStatus;
    readonly cycle: number;
    readonly targetTime?: string;
    readonly completionTime?: string;
  };
};

/** What an SLA asks for was done in time. */
export type SlaMet = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'SLA.MET';
  readonly performedBy?: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Sla';
    readonly relatedItemId: string;
    readonly caseId: string;
    readonly createdDateTime: string;
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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
  readonly sla: {
    readonly relatedItemId: string;
    readonly name: string;
    readonly status: SlaStatus;
    readonly cycle: number;
    readonly targetTime?: string;
    readonly completionTime?: string;
  };
};

/** What an SLA asks for was done, and too late. */
export type SlaNotMet = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'SLA.NOT_MET';
  readonly performedBy?: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Sla';
    readonly relatedItemId: string;
    readonly caseId: string;
    readonly createdDateTime: string;
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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
  readonly sla: {
    readonly relatedItemId: string;
    readonly name: string;
    readonly status: SlaStatus;
    readonly cycle: number;
    readonly targetTime?: string;
    readonly completionTime?: string;
  };
};

/** An SLA was taken off its case; it stands in the event as it was. */
export type SlaCancelled = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'SLA.CANCELLED';
  readonly performedBy?: PerformedBy;
  readonly changedAttributes: readonly string[];
  readonly relatedItem: {
    readonly relatedItemType: 'Sla';
    readonly relatedItemId: string;
    readonly caseId: string;
    readonly createdDateTime: string;
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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
  readonly sla: {
    readonly relatedItemId: string;
    readonly name: string;
    readonly status: SlaStatus;
    readonly cycle: number;
    readonly targetTime?: string;
    readonly completionTime?: string;
  };
};

/** Tags of a related item changed: `tags` are those it has now, `oldTags` those it had. */
export type RelatedItemTagged = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'RELATED_ITEM.TAGGED';
  readonly performedBy: PerformedBy;
  readonly tags: Readonly<Record<string, string>>;
  readonly oldTags: Readonly<Record<string, string>>;
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
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
  readonly caseId: string;
  readonly title: string;
  readonly referenceNumber: string;
  readonly status: string;
  readonly severity?: string;
  readonly assignedQueue?: string;
  readonly assignedUser?: string;
};

/** A domain is gone with all its cases, whose ends no events of their own tell. */
export type DomainDeleted = {
  readonly version: '0';
  readonly approximateChangeTime: string;
  readonly truncated?: true;
  readonly eventType: 'DOMAIN.DELETED';
  readonly performedBy: PerformedBy;
  readonly domain: {
    readonly domainId: string;
    readonly name: string;
  };
  readonly eventId: string;
  readonly domainId: string;
  readonly sequence: string;
  readonly severityRaised: boolean;
};

/** The whole event of EventBridge, as a queue behind a rule receives it. */
export type AnkenCaseChange = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': 'Anken Case Change';
  readonly source: 'anken.cases';
  readonly account: string;
  readonly region: string;
  readonly time: string;
  readonly resources: readonly string[];
  readonly detail:
    | CaseCreated
    | CaseUpdated
    | CaseTagged
    | CaseDeleted
    | RelatedItemCreated
    | RelatedItemUpdated
    | RelatedItemDeleted
    | SlaStarted
    | SlaBreached
    | SlaMet
    | SlaNotMet
    | SlaCancelled
    | RelatedItemTagged
    | DomainDeleted;
};
