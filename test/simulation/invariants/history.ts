import type { CaseChange, CaseEvent, RelatedItemChange } from '../../../lambdas/case-events/case-event.ts';
import type { Case } from '../../../lambdas/cases/case.ts';
import type { RelatedItem } from '../../../lambdas/related-items/related-item.ts';
import type { World } from '../world/world.ts';

/** What stands in the table of one case. */
export type CaseHistory = {
  readonly caseId: string;
  readonly current: Case | undefined;
  /** Of the case itself, by version. */
  readonly changes: readonly CaseChange[];
  readonly additions: readonly RelatedItemChange[];
  readonly relatedItems: readonly RelatedItem[];
  /** Related item by contact ARN's hash. */
  readonly links: readonly { readonly sk: string; readonly relatedItemId: string }[];
};

export type History = {
  readonly cases: ReadonlyMap<string, CaseHistory>;
  readonly events: readonly (CaseEvent & { readonly outbox?: string })[];
  /** When each event was committed. */
  readonly committedAt: ReadonlyMap<string, number>;
};

export const historyOf = ({ table, changes }: World): History => {
  const byCase = Map.groupBy(
    table.items.filter((item) => /^D#[^#]+#C#/.test(`${item['pk']}`)),
    (item) => `${item['pk']}`.split('#')[3] ?? '',
  );
  const cases = new Map(
    [...byCase].map(([caseId, items]) => {
      const of = <Stored>(prefix: string) =>
        items.filter(({ sk }) => `${sk}`.startsWith(prefix)) as unknown as readonly Stored[];
      const events = of<CaseEvent>('EVENT#');
      return [
        caseId,
        {
          caseId,
          current: of<Case>('CASE')[0],
          changes: events
            .filter((event): event is CaseChange => event.type !== 'RELATED_ITEM.CREATED')
            .toSorted((one, other) => one.after.version - other.after.version),
          additions: events.filter((event) => event.type === 'RELATED_ITEM.CREATED'),
          relatedItems: of<RelatedItem>('ITEM#'),
          links: of<CaseHistory['links'][number]>('CONTACT#'),
        },
      ] as const;
    }),
  );
  return {
    cases,
    events: [...byCase.values()]
      .flat()
      .filter(({ sk }) => `${sk}`.startsWith('EVENT#')) as unknown as History['events'],
    committedAt: new Map(
      changes
        .filter(({ key, before }) => key.sk.startsWith('EVENT#') && before === undefined)
        .map(({ key, at }) => [key.sk.slice('EVENT#'.length), at]),
    ),
  };
};

/** Whose operation an event is of. */
export const operationOf = ({ performedBy: { user } }: Pick<CaseEvent, 'performedBy'>): string =>
  user && 'customEntity' in user ? user.customEntity : '';
