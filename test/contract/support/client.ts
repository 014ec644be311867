import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, expect } from 'vitest';
import { type CaseEvent, caseEventSchema } from '../../../lambdas/case-events/case-event.ts';
import { describedOf } from '../../builders/published-event.ts';
import { aTable } from '../../integration/support/engine.ts';
import { type AnkenOptions, ankenOver } from './anken.ts';

/** The official client before the router, over a table of its own; what its tests tell of is described (docs/events). */
export const anAnken = async (options: AnkenOptions = {}) => {
  const anken = ankenOver(await aTable(options.clock), options);
  afterAll(async () => {
    for (const event of await eventsIn(anken)) {
      for (const { told, described } of describedOf(event)) expect(described).toEqual(told);
    }
  });
  return anken;
};

/** All event items of a table. */
const eventsIn = async ({ documents, tableName }: ReturnType<typeof ankenOver>): Promise<CaseEvent[]> => {
  const events: CaseEvent[] = [];
  for (let after: Record<string, unknown> | undefined; ; ) {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new ScanCommand({ TableName: tableName, ExclusiveStartKey: after }),
    );
    for (const item of Items) {
      if (`${item['sk']}`.startsWith('EVENT#')) events.push(caseEventSchema.parse(item));
    }
    if (!LastEvaluatedKey) return events;
    after = LastEvaluatedKey;
  }
};
