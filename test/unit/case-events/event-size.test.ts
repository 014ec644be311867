import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BusEntry, entryBytes, requests } from '../../../lambdas/case-events/bus-entry.ts';
import { ankenCaseChange, contractCaseChange } from '../../../lambdas/case-events/case-change.ts';
import { type CaseChange, caseSummary } from '../../../lambdas/case-events/case-event.ts';
import { arns } from '../../../lambdas/contract/arn.ts';
import {
  aCaseChange,
  aCaseChangeWith,
  aCaseTagging,
  aRelatedItemChange,
  aRelatedItemTagging,
} from '../../builders/case-event.ts';

const ofTokyo = arns({ partition: 'aws', region: 'ap-northeast-1', accountId: '123456789012' });
const LIMIT_BYTES = 256 * 1024;

type Fields = CaseChange['after']['fields'];
type CaseDetail = {
  readonly truncated?: boolean;
  readonly title: string;
  readonly case: { readonly fields: Readonly<Record<string, { readonly value: unknown }>> };
};
const detailOf = ({ detail }: BusEntry) => JSON.parse(detail) as CaseDetail;

/** What EventBridge documents, counted anew. */
const documentedBytes = ({ source, detailType, detail, resources }: BusEntry): number =>
  14 + [source, detailType, detail, ...resources].reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** The event as a queue behind the bus receives it. */
const deliveredBytes = ({ source, detailType, time, detail, resources }: BusEntry): number =>
  Buffer.byteLength(
    JSON.stringify({
      version: '0',
      id: '7bf73129-1428-4cd3-a780-95db273d1602',
      'detail-type': detailType,
      source,
      account: '123456789012',
      time,
      region: 'ap-northeast-1',
      resources,
      detail: JSON.parse(detail),
    }),
  );

const memberBytes = (fieldId: string, value: unknown) =>
  Buffer.byteLength(JSON.stringify(fieldId)) + 1 + Buffer.byteLength(JSON.stringify(value));

/** One to six bytes each in JSON. */
const aCharacter = fc.constantFrom('a', '"', 'é', '案', '🛠', '\u0000', '\u2028');
const aText = (longest: number) =>
  fc.tuple(aCharacter, fc.nat(longest)).map(([character, length]) => character.repeat(length));
const aLongText = aText(4_100);

const someFields: fc.Arbitrary<Fields> = fc
  .tuple(
    fc.dictionary(
      fc.uuid(),
      aLongText.map((stringValue) => ({ stringValue })),
      {
        maxKeys: 60,
        size: 'max',
      },
    ),
    fc.record({
      title: aLongText.map((stringValue) => ({ stringValue })),
      status: fc.constant({ stringValue: 'open' }),
      assigned_queue: aLongText.map((stringValue) => ({ stringValue })),
      assigned_user: aLongText.map((userArnValue) => ({ userArnValue })),
      reference_number: aText(50).map((stringValue) => ({ stringValue })),
    }),
  )
  .map(([custom, system]) => ({ ...custom, ...system }));

/** A smaller case would be one below the limit: shrinking takes minutes and finds little. */
const atOnce = { endOnFailure: true };

describe('an event on the bus', () => {
  it('stays below the limit whatever its case holds, and on the way behind the bus too', () => {
    fc.assert(
      fc.property(someFields, (fields) => {
        const event = aCaseChangeWith(fields);
        const configured = {
          enabled: true,
          includedData: { caseData: { fields: Object.keys(event.after.fields).map((id) => ({ id })) } },
        };

        const entries = [ankenCaseChange(event, ofTokyo), contractCaseChange(event, configured, ofTokyo)];

        for (const entry of entries.filter((each) => each !== undefined)) {
          expect(entryBytes(entry)).toBe(documentedBytes(entry));
          expect(documentedBytes(entry)).toBeLessThan(LIMIT_BYTES);
          expect(deliveredBytes(entry)).toBeLessThan(LIMIT_BYTES);
        }
      }),
      atOnce,
    );
  });

  it('gives up its largest values first, no more of them than it must, and says so', () => {
    fc.assert(
      fc.property(someFields, (fields) => {
        const event = aCaseChangeWith(fields);

        const entry = ankenCaseChange(event, ofTokyo);

        const detail = detailOf(entry);
        const all = Object.entries(event.after.fields).map(([fieldId, value]) => ({
          value: { value },
          stayed: fieldId in detail.case.fields,
          size: memberBytes(fieldId, { value }),
          found: detail.case.fields[fieldId],
        }));
        const left = all.filter(({ stayed }) => !stayed);
        const stayed = all.filter(({ stayed }) => stayed);
        expect(stayed.map(({ found }) => found)).toEqual(stayed.map(({ value }) => value));
        expect(detail.truncated).toBe(left.length > 0 ? true : undefined);
        const smallestLeft = Math.min(...left.map(({ size }) => size));
        expect(Math.max(0, ...stayed.map(({ size }) => size))).toBeLessThanOrEqual(smallestLeft);
        if (left.length > 0) {
          const commasAndEnvelope = all.length + 1024;
          expect(documentedBytes(entry) + smallestLeft + commasAndEnvelope).toBeGreaterThan(LIMIT_BYTES);
        }
      }),
      atOnce,
    );
  });

  it('keeps what rules and mails rely on when all values have to leave', () => {
    const huge = Object.fromEntries(
      Array.from({ length: 4 }, (_, index) => [`field-${index}`, { stringValue: '案'.repeat(100_000) }]),
    );
    const { after, ...change } = aCaseChange();

    const entry = ankenCaseChange({ ...change, after: { ...after, fields: huge } }, ofTokyo);

    expect(detailOf(entry)).toMatchObject({
      truncated: true,
      case: { caseId: after.caseId, fields: {} },
      severityRaised: false,
    });
  });

  it('cuts the title above 4,100 characters, never through one', () => {
    const event = aCaseChangeWith({ title: { stringValue: '🛠'.repeat(4_101) } });

    const detail = detailOf(ankenCaseChange(event, ofTokyo));

    expect(detail).toMatchObject({ title: '🛠'.repeat(4_100), truncated: true });
  });

  it('keeps a title of 4,100 characters whole', () => {
    const event = aCaseChangeWith({ title: { stringValue: '🛠'.repeat(4_100) } });

    const detail = detailOf(ankenCaseChange(event, ofTokyo));

    expect(detail.title).toBe('🛠'.repeat(4_100));
    expect(detail.truncated).toBeUndefined();
  });

  it('stays below the limit with the longest comment under the longest summary', () => {
    const longest = '\u0000'.repeat(4_100);
    const body = '\u0000'.repeat(15_000);
    const { after } = aRelatedItemChange();
    const event = aRelatedItemChange({
      summary: {
        title: longest,
        referenceNumber: longest,
        status: longest,
        severity: longest,
        assignedQueue: longest,
        assignedUser: longest,
      },
      after: { ...after, content: { comment: { body, contentType: 'Text/Plain' } } },
    });

    const entry = ankenCaseChange(event, ofTokyo);

    expect(deliveredBytes(entry)).toBeLessThan(LIMIT_BYTES);
    expect(JSON.parse(entry.detail)).toMatchObject({ relatedItem: { comment: { body } }, title: longest });
  });
});

describe('the entries of an event', () => {
  const anEntry = (detailBytes: number): BusEntry => ({
    source: 'anken.cases',
    detailType: 'Anken Case Change',
    time: '2026-11-23T04:05:06.789Z',
    resources: [],
    detail: 'x'.repeat(detailBytes),
  });
  const [small, large] = [anEntry(1_000), anEntry(140_000)];

  it('go out in one call', () => {
    expect(requests([small, large])).toEqual([[small, large]]);
  });

  it('go out one by one where one call would be too large for both', () => {
    expect(requests([large, large])).toEqual([[large], [large]]);
  });
});

describe('an event of ours', () => {
  const longest = { stringValue: '\u0000'.repeat(4_100) };
  const fields: Fields = Object.fromEntries([
    ...['title', 'reference_number', 'status', 'severity', 'assigned_queue', 'assigned_user'].map(
      (fieldId) => [fieldId, longest] as const,
    ),
    ...Array.from({ length: 30 }, () => [crypto.randomUUID(), longest] as const),
  ]);

  it('fits with all the case rules that a change can break', () => {
    const ruleViolations = Array.from({ length: 50 }, () => ({
      caseRuleId: crypto.randomUUID(),
      name: '\u0000'.repeat(100),
      ruleType: 'FieldOptions' as const,
      fieldId: crypto.randomUUID(),
    }));

    const entry = ankenCaseChange({ ...aCaseChangeWith(fields), ruleViolations }, ofTokyo);

    expect(deliveredBytes(entry)).toBeLessThan(LIMIT_BYTES);
    expect(JSON.parse(entry.detail)).toMatchObject({ truncated: true, ruleViolations });
  });

  const tags = (value: string) =>
    Object.fromEntries(
      Array.from({ length: 50 }, (_, number) => [`${number}`.padStart(128, 'k'), value.repeat(256)]),
    );

  it('fits with the most and longest tags of a case, those before and those after', () => {
    const { after } = aCaseTagging();

    const entry = ankenCaseChange(
      aCaseTagging({ oldTags: tags('o'), after: { ...after, fields, tags: tags('n') } }),
      ofTokyo,
    );

    expect(deliveredBytes(entry)).toBeLessThan(LIMIT_BYTES);
    expect(JSON.parse(entry.detail)).toMatchObject({ truncated: true, tags: tags('n'), oldTags: tags('o') });
  });

  it('fits with the most and longest tags of a related item of the largest case, without its content', () => {
    const comment = { body: '\u0000'.repeat(20_000), contentType: 'Text/Plain' as const };
    const { after } = aRelatedItemChange();

    const entry = ankenCaseChange(
      {
        ...aRelatedItemTagging(),
        summary: caseSummary(fields),
        oldTags: tags('o'),
        after: { ...after, content: { comment }, tags: tags('n') },
      },
      ofTokyo,
    );

    expect(deliveredBytes(entry)).toBeLessThan(LIMIT_BYTES);
    const detail = JSON.parse(entry.detail);
    expect(detail).toMatchObject({ truncated: true, tags: tags('n'), oldTags: tags('o') });
    expect(detail.relatedItem).toMatchObject({ relatedItemId: after.relatedItemId });
    expect(detail.relatedItem).not.toHaveProperty('comment');
  });
});
