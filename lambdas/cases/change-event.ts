import type {
  CaseChange,
  CaseDeletion,
  CaseTagging,
  EventOfCase,
  RuleViolation,
} from '../case-events/case-event.ts';
import { type Tags, tagsMember } from '../tags/tags.ts';
import { applied, type Case, type FieldChanges, isSeverityRaised, type Moment } from './case.ts';

/** The first event of a case: all that it was created with. */
export const creationEvent = (
  created: Case,
  { now, performedBy }: Moment,
  highSeverities: readonly string[],
  ruleViolations: readonly RuleViolation[] = [],
): CaseChange => ({
  eventId: created.lastEventId,
  domainId: created.domainId,
  caseId: created.caseId,
  type: 'CASE.CREATED',
  time: now,
  performedBy,
  changes: Object.keys(created.fields).map((fieldId) => ({ fieldId })),
  severityRaised: isSeverityRaised(undefined, created.fields['severity'], highSeverities),
  ...(ruleViolations.length > 0 && { ruleViolations: [...ruleViolations] }),
  after: after(created),
});

/** The event of an update: what changed with the values it had, and once the whole case as it is then. */
export const updateEvent = (
  before: Case,
  changes: FieldChanges,
  eventId: string,
  { now, performedBy }: Moment,
  highSeverities: readonly string[],
): CaseChange => {
  const fields = applied(before.fields, changes);
  return {
    eventId,
    domainId: before.domainId,
    caseId: before.caseId,
    type: 'CASE.UPDATED',
    time: now,
    performedBy,
    changes: [...changes.keys()].map((fieldId) => {
      const oldValue = before.fields[fieldId];
      return oldValue === undefined ? { fieldId } : { fieldId, oldValue };
    }),
    severityRaised: isSeverityRaised(before.fields['severity'], fields['severity'], highSeverities),
    after: after({ ...before, fields, version: before.version + 1 }),
  };
};

/** The event of other tags: those that the case had, and once the whole case with those it has then. */
export const taggingEvent = (
  before: Case,
  tags: Tags,
  eventId: string,
  { now, performedBy }: Moment,
): CaseTagging => {
  const { tags: oldTags = {}, ...untagged } = before;
  return {
    eventId,
    domainId: before.domainId,
    caseId: before.caseId,
    type: 'CASE.TAGGED',
    time: now,
    performedBy,
    oldTags,
    after: after({ ...untagged, version: before.version + 1, ...tagsMember(tags) }),
  };
};

/** The event of the case's change says which case rules it breaks, where there are any. */
export const withViolations = (
  events: readonly EventOfCase[],
  ruleViolations: readonly RuleViolation[],
): readonly EventOfCase[] =>
  ruleViolations.length === 0
    ? events
    : events.map((event) =>
        event.type === 'CASE.UPDATED' ? { ...event, ruleViolations: [...ruleViolations] } : event,
      );

/** The event of a deletion: once more the whole case, as it was. */
export const deletionEvent = (
  deleted: Case,
  eventId: string,
  { now, performedBy }: Moment,
): CaseDeletion => ({
  eventId,
  domainId: deleted.domainId,
  caseId: deleted.caseId,
  type: 'CASE.DELETED',
  time: now,
  performedBy,
  before: after(deleted),
});

const after = ({ caseId, templateId, createdTime, version, fields, tags }: Case): CaseChange['after'] => ({
  caseId,
  templateId,
  createdTime,
  version,
  fields,
  ...(tags && { tags }),
});
