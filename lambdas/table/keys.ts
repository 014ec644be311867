import { decodeTime, encodeTime, isValid } from 'ulid';
import { digest } from '../platform/ids.ts';
import {
  deletionsPartition,
  eventSortKeyPrefix,
  outboxPartitions,
  outboxShards,
} from '../settings/table-schema.ts';

export { tableSchema } from '../settings/table-schema.ts';

/**
 * The single table, drawn. A key string anywhere else is a defect.
 *
 *   item                     pk                        sk                      index keys
 *   ───────────────────────  ────────────────────────  ──────────────────────  ─────────────────────────────
 *   domain in the list       DOMAINS                   DOMAIN#<domain>
 *   unique domain name       DOMAINS                   NAME#<folded name>
 *   page-token key           DOMAINS                   KEY
 *   domain                   D#<domain>                DOMAIN
 *   event configuration      D#<domain>                EVENTS
 *   tags of the domain       D#<domain>                TAGS
 *   field, layout,           D#<domain>                FIELD#<id>, LAYOUT#<id>,
 *     template, case rule                              TEMPLATE#<id>, CASERULE#<id>
 *   option of a field        D#<domain>                OPTION#<field>#<value>
 *   unique name in a domain  D#<domain>                NAME#<kind>#<folded name>
 *   history of all these     D#<domain>#HISTORY        <ulid>, and <ulid>#OLD for the old values of a large change
 *   case, current state      D#<domain>#C#<case>       CASE                    lookup D#<domain>#CASES#<shard>
 *   SLA of a case            D#<domain>#C#<case>       CASE#SLA#<ulid>         lookup D#<domain>#ITEMS#<case>
 *                                                                              timer  TIMER#<shard>, while it can breach
 *   other related item       D#<domain>#C#<case>       ITEM#<ulid>             lookup D#<domain>#ITEMS#<case>
 *   link of a contact        D#<domain>#C#<case>       CONTACT#<hash of ARN>   lookup D#<domain>#CONTACT#<hash>
 *   event                    D#<domain>#C#<case>       EVENT#<ulid>            outbox OUTBOX#<shard> or PARKED#<shard>
 *                                                                              feed   D#<domain>#FEED#<shard>
 *   event of a deleted case  D#<domain>#DELETED        EVENT#<ulid>            outbox, feed as above; once purged: ids,
 *     or domain                                                                feed, (expiresAt: TTL)
 *   client token of a case   D#<domain>#T#<hash>       TOKEN                   (expiresAt: TTL)
 *   client token of a batch  D#<domain>                TOKEN#<hash>            (expiresAt: TTL)
 *   its work on a case       D#<domain>#C#<case>       TOKEN#<hash>            (expiresAt: TTL)
 *   reference number         D#<domain>#R#<UPPER>      REFERENCE
 *   mail marker              D#<domain>#MAIL#<event>   MAIL                    (expiresAt: TTL)
 *
 * Indexes (hash, range): lookup (lookup, lookupSort) · timer (timer, due) · outbox (outbox, sk) · feed (feed, sk).
 * Source: docs/architecture.md §2.
 */
export type Key = { readonly pk: string; readonly sk: string };

/** A range of one partition: all that begins with the prefix, in the order of the sort key; '' for the whole of it. */
export type Range = { readonly pk: string; readonly prefix: string };

/** One shard takes some 1,000 write units a second (a partition's limit), so these bound a domain's write rate. */
const CASE_SHARDS = 8;
const FEED_SHARDS = 4;
/** All domains together: the clock asks each of them once a minute. */
const TIMER_SHARDS = 8;

const domainPartition = (domainId: string) => `D#${domainId}`;
const TOKEN = 'TOKEN#';
const historyPartition = (domainId: string) => `D#${domainId}#HISTORY`;
const casePartition = (domainId: string, caseId: string) => `D#${domainId}#C#${caseId}`;

export const domainsRange: Range = { pk: 'DOMAINS', prefix: 'DOMAIN#' };
export const listedDomainKey = (domainId: string): Key => ({ pk: 'DOMAINS', sk: `DOMAIN#${domainId}` });
export const domainNameKey = (name: string): Key => ({ pk: 'DOMAINS', sk: `NAME#${folded(name)}` });
export const pageTokenSecretKey: Key = { pk: 'DOMAINS', sk: 'KEY' };

export const domainKey = (domainId: string): Key => ({ pk: domainPartition(domainId), sk: 'DOMAIN' });
export const eventConfigurationKey = (domainId: string): Key => ({
  pk: domainPartition(domainId),
  sk: 'EVENTS',
});
/** Beside the domain's item, which is read with every request and stays small. */
export const domainTagsKey = (domainId: string): Key => ({ pk: domainPartition(domainId), sk: 'TAGS' });
/** The domain itself and all that configures it; its cases have partitions of their own. */
export const domainRange = (domainId: string): Range => ({ pk: domainPartition(domainId), prefix: '' });

/** What configures a domain and is listed by kind. */
export type Kind = 'FIELD' | 'LAYOUT' | 'TEMPLATE' | 'CASERULE';
export const configurationKey = (domainId: string, kind: Kind, id: string): Key => ({
  pk: domainPartition(domainId),
  sk: `${kind}#${id}`,
});
export const configurationRange = (domainId: string, kind: Kind): Range => ({
  pk: domainPartition(domainId),
  prefix: `${kind}#`,
});
export const optionKey = (domainId: string, fieldId: string, value: string): Key => ({
  pk: domainPartition(domainId),
  sk: `OPTION#${fieldId}#${value}`,
});
export const optionsRange = (domainId: string, fieldId: string): Range => ({
  pk: domainPartition(domainId),
  prefix: `OPTION#${fieldId}#`,
});
export const nameKey = (domainId: string, kind: Kind, name: string): Key => ({
  pk: domainPartition(domainId),
  sk: `NAME#${kind}#${folded(name)}`,
});
/** One for each thing of the kind that is not deleted: where quotas are counted. */
export const namesRange = (domainId: string, kind: Kind): Range => ({
  pk: domainPartition(domainId),
  prefix: `NAME#${kind}#`,
});

export const historyKey = (domainId: string, changeId: string): Key => ({
  pk: historyPartition(domainId),
  sk: changeId,
});
/** Beside its entry, where one item does not take both old and new values. */
export const historyOldValuesKey = (domainId: string, changeId: string): Key => ({
  pk: historyPartition(domainId),
  sk: `${changeId}#OLD`,
});
export const historyRange = (domainId: string): Range => ({ pk: historyPartition(domainId), prefix: '' });

export const caseKey = (domainId: string, caseId: string): Key => ({
  pk: casePartition(domainId, caseId),
  sk: 'CASE',
});
/** A case and its SLAs: what a change of it must know. */
export const caseStateRange = (domainId: string, caseId: string): Range => ({
  pk: casePartition(domainId, caseId),
  prefix: 'CASE',
});
export const slaKey = (domainId: string, caseId: string, relatedItemId: string): Key => ({
  pk: casePartition(domainId, caseId),
  sk: `CASE#SLA#${relatedItemId}`,
});
/** All of a case. */
export const caseRange = (domainId: string, caseId: string): Range => ({
  pk: casePartition(domainId, caseId),
  prefix: '',
});
export const relatedItemKey = (domainId: string, caseId: string, relatedItemId: string): Key => ({
  pk: casePartition(domainId, caseId),
  sk: `ITEM#${relatedItemId}`,
});
export const relatedItemsRange = (domainId: string, caseId: string): Range => ({
  pk: casePartition(domainId, caseId),
  prefix: 'ITEM#',
});
export const contactLinkKey = (domainId: string, caseId: string, contactHash: string): Key => ({
  pk: casePartition(domainId, caseId),
  sk: `CONTACT#${contactHash}`,
});
export const eventKey = (domainId: string, caseId: string, eventId: string): Key => ({
  pk: casePartition(domainId, caseId),
  sk: `${eventSortKeyPrefix}${eventId}`,
});
export const eventsRange = (domainId: string, caseId: string): Range => ({
  pk: casePartition(domainId, caseId),
  prefix: eventSortKeyPrefix,
});
const deletedPartition = (domainId: string) =>
  `${deletionsPartition.begin}${domainId}${deletionsPartition.end}`;
/** Outlives the partition of what it tells the end of. */
export const deletedEventKey = (domainId: string, eventId: string): Key => ({
  pk: deletedPartition(domainId),
  sk: `${eventSortKeyPrefix}${eventId}`,
});
export const deletedRange = (domainId: string): Range => ({
  pk: deletedPartition(domainId),
  prefix: eventSortKeyPrefix,
});
export const clientTokenKey = (domainId: string, tokenHash: string): Key => ({
  pk: `D#${domainId}#T#${tokenHash}`,
  sk: 'TOKEN',
});
/** Of a request about several cases: no case's transaction names it, and it goes with the domain. */
export const batchTokenKey = (domainId: string, tokenHash: string): Key => ({
  pk: domainPartition(domainId),
  sk: `${TOKEN}${tokenHash}`,
});
/** Says of one case that the work of such a request is done. */
export const caseTokenKey = (domainId: string, caseId: string, tokenHash: string): Key => ({
  pk: casePartition(domainId, caseId),
  sk: `${TOKEN}${tokenHash}`,
});
export const referenceKey = (domainId: string, referenceNumber: string): Key => ({
  pk: `D#${domainId}#R#${referenceNumber.toUpperCase()}`,
  sk: 'REFERENCE',
});
export const mailMarkerKey = (domainId: string, eventId: string): Key => ({
  pk: `D#${domainId}#MAIL#${eventId}`,
  sk: 'MAIL',
});

/** The cases of a domain by creation; written once with the case. */
export const casesLookup = (domainId: string, caseId: string, createdUlid: string) => ({
  lookup: `${casesLookupPrefix(domainId)}${shard(caseId, CASE_SHARDS)}`,
  lookupSort: createdUlid,
});
const casesLookupPrefix = (domainId: string) => `D#${domainId}#CASES#`;
/** Together they hold all cases of the domain. */
export const casesLookupPartitions = (domainId: string): readonly string[] =>
  everyShard(casesLookupPrefix(domainId), CASE_SHARDS);
/** The related items of a case by type and time: where the quotas are counted. */
export const itemsLookup = (domainId: string, caseId: string, type: string, relatedItemId: string) => ({
  lookup: itemsLookupPartition(domainId, caseId),
  lookupSort: `${itemsLookupPrefix(type)}${relatedItemId}`,
});
export const itemsLookupPrefix = (type: string): string => `${type}#`;
export const itemsLookupPartition = (domainId: string, caseId: string): string =>
  `D#${domainId}#ITEMS#${caseId}`;
/** The cases of a contact. */
export const contactLookup = (domainId: string, contactHash: string, linkedUlid: string) => ({
  lookup: contactLookupPartition(domainId, contactHash),
  lookupSort: linkedUlid,
});
export const contactLookupPartition = (domainId: string, contactHash: string): string =>
  `D#${domainId}#CONTACT#${contactHash}`;
/** What a new event carries: `outbox` until it is published, `feed` for good. `id` is what it tells of: case or domain. */
export const eventIndexKeys = (domainId: string, id: string) => ({
  outbox: `${outboxPartitions.waiting}${shard(id, outboxShards)}`,
  feed: `D#${domainId}#FEED#${shard(id, FEED_SHARDS)}`,
});

const everyShard = (partition: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${partition}${index}`);
/** The partitions of `outbox` whose events have to be published. */
export const waitingPartitions = everyShard(outboxPartitions.waiting, outboxShards);
/** Those whose events nobody tries to publish any more, until a person has seen to them. */
export const parkedPartitions = everyShard(outboxPartitions.parked, outboxShards);

const TIMER = 'TIMER#';
/** What an SLA carries while time can still do something to it; `due` is ISO 8601 and sorts as it runs. */
export const timerKeys = (caseId: string, due: string) => ({
  timer: `${TIMER}${shard(caseId, TIMER_SHARDS)}`,
  due,
});
/** Together they hold what can fall due, of all domains. */
export const timerPartitions = everyShard(TIMER, TIMER_SHARDS);
/** Where an event of this partition goes when it is parked: its shard stays. */
export const parkedPartition = (waiting: string): string =>
  `${outboxPartitions.parked}${waiting.slice(outboxPartitions.waiting.length)}`;
export const isWaiting = (partition: string): boolean => partition.startsWith(outboxPartitions.waiting);
/** Sorts after every event that was made before this moment, and not after any other. */
export const eventsBefore = (moment: Date): string => `${eventSortKeyPrefix}${encodeTime(moment.getTime())}`;
/** When the event of this key was made; none where the key is no event's. */
export const eventMoment = ({ sk }: Key): Date | undefined => {
  const eventId = sk.slice(eventSortKeyPrefix.length);
  return isValid(eventId) ? instantOfUlid(eventId) : undefined;
};
/** The instant that a ULID was made for. */
export const instantOfUlid = (ulid: string): Date => new Date(decodeTime(ulid));

/** A compatibility form can be eighteen times as long as its name, and a sort key ends at 1,024 bytes. */
const MAX_FOLDED_BYTES = 512;

/** Names are compared without regard to case, width and surrounding space: 「ＡＢＣ」 and "abc" are one name. */
const folded = (name: string): string => {
  const form = name.normalize('NFKC').trim().toLowerCase();
  return Buffer.byteLength(form) <= MAX_FOLDED_BYTES ? form : digest(form);
};

/** FNV-1a over the id: spreads evenly, and gives one case the same shard for ever. */
const shard = (id: string, count: number): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash % count;
};
