import { isDeepStrictEqual } from 'node:util';
import {
  type AuditEvent,
  type ConnectCasesClient,
  GetCaseCommand,
  paginateGetCaseAuditEvents,
  paginateSearchRelatedItems,
} from '@aws-sdk/client-connectcases';
import { type CaseLedger, COMMENT, type Ledger, valueAt, type WrittenValue } from './ledger.ts';

/** Cases that are read at once. */
const READERS = 10;

/**
 * What was acknowledged and does not stand, or stands and was never asked for: of each case that is in the ledger, its
 * audit, whose old and new values follow from each other, and its fields and comments, which are as the audit leaves them.
 */
export const lostOf = async (
  client: ConnectCasesClient,
  domainId: string,
  ledger: Ledger,
): Promise<readonly string[]> => {
  const left = [...ledger.cases];
  const found: string[] = [];
  const reader = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [caseId, written] = next;
      const reasons = await lostOfCase(client, { domainId, caseId }, written);
      found.push(...reasons.map((reason) => `${caseId}: ${reason}`));
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return found;
};

type CaseOf = { readonly domainId: string; readonly caseId: string };

const lostOfCase = async (
  client: ConnectCasesClient,
  aCase: CaseOf,
  { written }: CaseLedger,
): Promise<readonly string[]> => {
  const audit = (await auditOf(client, aCase)).toReversed();
  const { breaks, fields, comments } = followed(audit);
  const fieldIds = [...fields.keys()];
  const stored = await client.send(new GetCaseCommand({ ...aCase, fields: fieldIds.map((id) => ({ id })) }));
  const values = new Map((stored.fields ?? []).map(({ id, value }) => [id, value]));
  const bodies = await commentsOf(client, aCase);
  return [
    ...breaks,
    ...disorder(audit, written),
    ...unlikeWhatWasWritten(audit, written),
    ...fieldIds
      .filter((id) => !isDeepStrictEqual(values.get(id), fields.get(id)))
      .map((id) => `${id} is not what its last event says`),
    ...(isDeepStrictEqual(bodies.toSorted(), [...comments].toSorted())
      ? []
      : ['its comments are not what their last events say']),
  ];
};

const auditOf = async (client: ConnectCasesClient, aCase: CaseOf): Promise<readonly AuditEvent[]> => {
  const events: AuditEvent[] = [];
  for await (const { auditEvents = [] } of paginateGetCaseAuditEvents({ client }, { ...aCase })) {
    events.push(...auditEvents.flatMap((event) => (event ? [event] : [])));
  }
  return events;
};

const commentsOf = async (client: ConnectCasesClient, aCase: CaseOf): Promise<readonly string[]> => {
  const bodies: string[] = [];
  for await (const { relatedItems = [] } of paginateSearchRelatedItems({ client }, { ...aCase })) {
    for (const item of relatedItems) if (item?.content?.comment) bodies.push(`${item.content.comment.body}`);
  }
  return bodies;
};

/** What the events lead to, one after the other, and where one says of a value that it was what it was not. */
export const followed = (oldestFirst: readonly AuditEvent[]) => {
  const fields = new Map<string, unknown>();
  const comments = new Set<string>();
  const breaks: string[] = [];
  for (const { eventId, type, fields: changed = [] } of oldestFirst) {
    for (const field of changed) {
      const { eventFieldId = '', oldValue, newValue } = field ?? {};
      if (eventFieldId !== COMMENT) {
        if (!isDeepStrictEqual(oldValue, fields.get(eventFieldId))) {
          breaks.push(`${eventId} says what ${eventFieldId} never was at that time`);
        }
        fields.set(eventFieldId, newValue);
        continue;
      }
      // The audit names no item; but no two comments ever have the same text.
      const wasThere = comments.delete(`${oldValue?.stringValue}`);
      if (wasThere !== (type === 'RelatedItem.Updated')) {
        breaks.push(`${eventId} says what no comment said at that time`);
      }
      comments.add(`${newValue?.stringValue}`);
    }
  }
  return { fields, comments, breaks };
};

/** The values of an event, as the ledger names them. */
const valuesIn = ({ fields = [] }: AuditEvent): readonly string[] =>
  fields.map((field) => valueAt(field?.eventFieldId ?? '', `${field?.newValue?.stringValue}`));

const unlikeWhatWasWritten = (
  audit: readonly AuditEvent[],
  written: ReadonlyMap<string, WrittenValue>,
): readonly string[] => {
  const told = new Map<string, number>();
  for (const value of audit.flatMap(valuesIn)) told.set(value, (told.get(value) ?? 0) + 1);
  return [...written].flatMap(([value, { answeredAt }]) => {
    const times = told.get(value) ?? 0;
    if (times > 1) return [`${value} is told of ${times} times`];
    return times === 0 && answeredAt !== undefined ? [`${value} was acknowledged, and is not told of`] : [];
  });
};

/** What was acknowledged before something else was sent, comes before it. */
const disorder = (
  oldestFirst: readonly AuditEvent[],
  written: ReadonlyMap<string, WrittenValue>,
): readonly string[] => {
  let latestSent = Number.NEGATIVE_INFINITY;
  return oldestFirst
    .filter(({ type }) => type === 'Case.Created' || type === 'Case.Updated')
    .flatMap(valuesIn)
    .flatMap((value) => {
      const { sentAt = latestSent, answeredAt = Number.POSITIVE_INFINITY } = written.get(value) ?? {};
      const isLate = answeredAt < latestSent;
      latestSent = Math.max(latestSent, sentAt);
      return isLate ? [`${value} is told of after what was sent when it had been acknowledged`] : [];
    });
};
