/** Names that the stack gives the table and the functions rely on; nobody else spells them. */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  indexes: {
    lookup: { partitionKey: 'lookup', sortKey: 'lookupSort' },
    timer: { partitionKey: 'timer', sortKey: 'due' },
    outbox: { partitionKey: 'outbox', sortKey: 'sk' },
    feed: { partitionKey: 'feed', sortKey: 'sk' },
  },
  /** What an index keeps besides its keys. An attribute that a case's update never touches costs the index nothing. */
  projections: {
    lookup: ['domainId', 'caseId', 'templateId', 'relatedItemId', 'type'],
    timer: ['domainId', 'caseId'],
    feed: ['domainId', 'caseId', 'type', 'after'],
  },
} as const;

/** Where an event stands in the index `outbox` until the bus has taken it; the number of its shard follows. */
export const outboxPartitions = { waiting: 'OUTBOX#', parked: 'PARKED#' } as const;
export const outboxShards = 8;

/** Sort keys of event items: what the stream's one reader is let through (docs/architecture.md §1). */
export const eventSortKeyPrefix = 'EVENT#';

/** What stands around a domain's id in the partition of its deletions, whose events order a purge. */
export const deletionsPartition = { begin: 'D#', end: '#DELETED' } as const;
