import type { CaseChange } from '../../../lambdas/case-events/case-event.ts';
import { entriesIn } from '../workload/desk.ts';
import type { ClientOperation, FieldGiven } from '../workload/operation.ts';
import type { Workload } from '../workload/workload.ts';
import { isSame } from '../world/item.ts';
import { versionsDuring } from './history.ts';
import type { Evidence, Invariant } from './invariants.ts';

type Fields = Readonly<Record<string, unknown>>;
type Enforcement = 'enforce' | 'report';

/**
 * The rules of the workload's templates, worked out again from the committed order: where they are enforced, no change
 * breaks one, where they are reported, each that does says so; and nobody is refused for anything else.
 */
export const caseRulesHold: Invariant = (evidence) => {
  const ruled = ruledDomains(evidence.workload);
  return [
    ...[...evidence.history.cases.values()].flatMap(({ domainId, changes }) =>
      changes.flatMap((event, index) =>
        event.type === 'CASE.TAGGED'
          ? []
          : misjudged(event, changes[index - 1]?.after.fields, ruled.get(domainId)),
      ),
    ),
    ...evidence.workload.operations.flatMap((operation) =>
      refusedWithoutReason(evidence, operation, ruled.get(operation.domainId)),
    ),
  ];
};

const ruledDomains = ({ operations }: Workload): ReadonlyMap<string, Enforcement> => {
  const made = (what: string) =>
    operations.flatMap((operation) =>
      operation.kind === 'configure' && operation.made === what ? [operation.domainId] : [],
    );
  return new Map([
    ...made('rule').map((domainId) => [domainId, 'enforce'] as const),
    ...made('settings').map((domainId) => [domainId, 'report'] as const),
  ]);
};

const textOf = (fields: Fields, fieldId: string): string | undefined =>
  (fields[fieldId] as { readonly stringValue?: string } | undefined)?.stringValue;

/** The two rules of `configure.ts`: what each asks for, and the fields whose change makes an update answer for it. */
const rules = [
  {
    name: 'Required customer_id',
    touches: ['customer_id', 'severity'],
    isBroken: (fields: Fields) =>
      textOf(fields, 'severity') === 'Critical' && textOf(fields, 'customer_id') === undefined,
  },
  {
    name: 'FieldOptions severity',
    touches: ['severity', 'status'],
    isBroken: (fields: Fields) =>
      textOf(fields, 'status') === 'closed' && /^(?:Critical|High)$/.test(textOf(fields, 'severity') ?? ''),
  },
];

const brokenBy = (before: Fields | undefined, after: Fields): readonly string[] =>
  rules
    .filter(
      ({ isBroken, touches }) =>
        isBroken(after) &&
        (before === undefined ||
          !isBroken(before) ||
          touches.some((fieldId) => !isSame(before[fieldId], after[fieldId]))),
    )
    .map(({ name }) => name);

const misjudged = (
  { eventId, after, ruleViolations = [] }: CaseChange,
  before: Fields | undefined,
  enforcement: Enforcement | undefined,
): readonly string[] => {
  const broken = enforcement === undefined ? [] : brokenBy(before, after.fields);
  if (enforcement === 'enforce' && broken.length > 0) return [`${eventId} breaks ${broken}`];
  const told = ruleViolations.map(({ ruleType, fieldId }) => `${ruleType} ${fieldId}`);
  return isSame(told.toSorted(), broken.toSorted())
    ? []
    : [`${eventId} tells of [${told}], not of [${broken}]`];
};

/** What a client of the workload asks for is valid but for the rules. */
const refusedWithoutReason = (
  { history }: Evidence,
  operation: ClientOperation,
  enforcement: Enforcement | undefined,
): readonly string[] => {
  if (!('fields' in operation)) return [];
  const { id, attempts, fields } = operation;
  return attempts.flatMap(({ status, body, sentAt, endedAt }) => {
    const mayBreak = (caseId: string): boolean =>
      enforcement === 'enforce' &&
      versionsDuring(history, history.cases.get(caseId)?.changes ?? [], sentAt, endedAt).some(
        ({ after }) => brokenBy(after.fields, changed(after.fields, fields)).length > 0,
      );
    const isReasonable = (): boolean => {
      if (operation.kind === 'update case') return mayBreak(operation.caseId);
      // A deleted case's reference number may be that of another one by now, which the batch names as well.
      if (operation.kind === 'batch update') return JSON.stringify(operation.body).includes('referenceId');
      return enforcement === 'enforce' && brokenBy(undefined, changed({}, fields)).length > 0;
    };
    const ofBatch = operation.kind === 'batch update' ? entriesIn(body['failedCases']) : [];
    return [
      ...(status === 400 && !isReasonable() ? [`${id} was refused without a reason`] : []),
      ...ofBatch
        .filter(
          ({ errorCode, caseIdentifier: { caseId } }) =>
            errorCode === 'VALIDATION_ERROR' && !mayBreak(caseId),
        )
        .map(({ caseIdentifier: { caseId } }) => `${id} was refused for ${caseId} without a reason`),
    ];
  });
};

const changed = (fields: Fields, given: readonly FieldGiven[]): Fields => ({
  ...fields,
  ...Object.fromEntries(given.map(({ id, value }) => [id, 'emptyValue' in value ? undefined : value])),
});
