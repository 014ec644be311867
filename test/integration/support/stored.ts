import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { caseEventSchema, type EventOfCase } from '../../../lambdas/case-events/case-event.ts';

type Stored = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
type Place = { readonly documents: DynamoDBDocumentClient; readonly tableName: string };

/** All items of the table, in the order of their keys. */
export const storedItems = async ({ documents, tableName }: Place): Promise<readonly Stored[]> => {
  const items: Stored[] = [];
  const pages = paginateScan({ client: documents }, { TableName: tableName, ConsistentRead: true });
  for await (const { Items = [] } of pages) items.push(...(Items as Stored[]));
  return items.toSorted((one, other) => (`${one.pk} ${one.sk}` < `${other.pk} ${other.sk}` ? -1 : 1));
};

/** The items that are events, the oldest first, as they stand in the table. */
export const storedEventItems = async (place: Place): Promise<readonly Stored[]> =>
  (await storedItems(place)).filter(({ sk }) => sk.startsWith('EVENT#'));

/** The events of cases that there are, as their readers see them, the oldest of a case first. */
export const storedEvents = async (place: Place): Promise<readonly EventOfCase[]> =>
  (await storedEventItems(place))
    .filter(({ pk }) => !pk.endsWith('#DELETED'))
    .map((item) => caseEventSchema.parse(item) as EventOfCase);
