import * as z from 'zod/mini';
import { ankenCaseChange, contractCaseChange } from '../../lambdas/case-events/case-change.ts';
import type { CaseEvent } from '../../lambdas/case-events/case-event.ts';
import {
  ankenCaseChanges,
  contractCaseChanges,
  type PublishedEvents,
} from '../../lambdas/case-events/published/published-events.ts';
import { arns } from '../../lambdas/contract/arn.ts';

const ofTokyo = arns({ partition: 'aws', region: 'ap-northeast-1', accountId: '123456789012' });
const [ours, contracts] = [ankenCaseChanges(), contractCaseChanges()];

type Described = { readonly told: unknown; readonly described: unknown };

/** What a detail says, and as much of it as its description knows: the two are one where it is described whole. */
const described = ({ details }: PublishedEvents, detail: string): Described => {
  const told: { readonly eventType: string } = JSON.parse(detail);
  const schema = details.get(told.eventType);
  return { told, described: schema ? z.safeParse(schema, told).data : undefined };
};

/** An event as it goes out in both shapes, the contract's with these fields and all content; each beside its description. */
export const describedOf = (event: CaseEvent): readonly Described[] => {
  const fieldIds = Object.keys(
    'after' in event && 'fields' in event.after ? event.after.fields : { title: {}, status: {} },
  );
  const everything = {
    enabled: true,
    includedData: {
      caseData: { fields: fieldIds.map((id) => ({ id })) },
      relatedItemData: { includeContent: true },
    },
  };
  const contract = contractCaseChange(event, everything, ofTokyo);
  const metadata = contractCaseChange(event, { enabled: true }, ofTokyo);
  return [
    described(ours, ankenCaseChange(event, ofTokyo).detail),
    ...[contract, metadata].flatMap((entry) => (entry ? [described(contracts, entry.detail)] : [])),
  ];
};
