import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseRule, Condition, Operand } from '../../../lambdas/case-rules/case-rule.ts';
import { checkRules } from '../../../lambdas/case-rules/check-rules.ts';
import type { Configuration } from '../../../lambdas/domains/configuration.store.ts';
import type { Domain } from '../../../lambdas/domains/domain.ts';
import type { Field } from '../../../lambdas/fields/field.ts';
import type { FieldValue, FieldValues } from '../../../lambdas/fields/field-value.ts';
import type { Template, TemplateRule } from '../../../lambdas/templates/template.ts';

/** Few fields with few values, so that conditions are often true, and rules often meet on one field. */
const values: Readonly<Record<string, readonly FieldValue[]>> = {
  parent: ['a', 'b', ' '].map((stringValue) => ({ stringValue })),
  child: ['x', 'y', ''].map((stringValue) => ({ stringValue })),
  amount: [0, 1].map((doubleValue) => ({ doubleValue })),
  gift: [true, false].map((booleanValue) => ({ booleanValue })),
  owner: ['u', 'v'].map((userArnValue) => ({ userArnValue })),
};
const fieldIds = Object.keys(values);
const anId = fc.constantFrom(...fieldIds);

const someFields: fc.Arbitrary<FieldValues> = fc
  .record(
    Object.fromEntries(
      fieldIds.map((id) => [id, fc.constantFrom(...(values[id] ?? []), undefined)] as const),
    ),
  )
  .map((fields) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([id, value]): [string, FieldValue][] => (value ? [[id, value]] : [])),
    ),
  );

const operand: fc.Arbitrary<Operand> = fc.constantFrom<Operand>(
  ...['a', 'x', 'u', ' '].map((stringValue) => ({ stringValue })),
  { doubleValue: 0 },
  { booleanValue: true },
  { emptyValue: {} },
);
const comparison = fc.record({
  operandOne: anId.map((fieldId) => ({ fieldId })),
  operandTwo: operand,
  result: fc.boolean(),
});
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  comparison.map((equalTo) => ({ equalTo })),
  comparison.map((notEqualTo) => ({ notEqualTo })),
);
const compoundOf = (inner: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> => {
  const conditions = fc.array(inner, { maxLength: 3 });
  return fc.oneof(
    inner,
    conditions.map((conditions) => ({ andAll: { conditions } })),
    conditions.map((conditions) => ({ orAll: { conditions } })),
  );
};
const conditional = fc.record({
  defaultValue: fc.boolean(),
  conditions: fc.array(compoundOf(compoundOf(leaf)), { maxLength: 3 }),
});
const mappings = fc.uniqueArray(
  fc.record({
    parentFieldOptionValue: fc.constantFrom('', 'a', 'b'),
    childFieldOptionValues: fc.subarray(['x', 'y']),
  }),
  { minLength: 1, selector: ({ parentFieldOptionValue }) => parentFieldOptionValue },
);
const details = fc.oneof(
  conditional.map((required) => ({ required })),
  conditional.map((hidden) => ({ hidden })),
  fc
    .record({
      parentFieldId: fc.constantFrom('parent', undefined),
      childFieldId: fc.constantFrom('child', undefined),
      parentChildFieldOptionsMappings: mappings,
    })
    .map((fieldOptions) => ({ fieldOptions })),
);
const someRules: fc.Arbitrary<readonly CaseRule[]> = fc
  .array(fc.record({ rule: details, isDeleted: fc.boolean() }), { minLength: 1, maxLength: 5 })
  .map((rules) =>
    rules.map(({ rule, isDeleted }, index) => ({
      caseRuleId: `rule-${index}`,
      name: `Rule ${index}`,
      rule,
      createdTime: '',
      lastModifiedTime: '',
      ...(isDeleted && index > 2 && { deleted: true as const }),
    })),
  );
const attached = fc.array(
  fc
    .record({ index: fc.nat(5), fieldId: fc.option(anId, { nil: undefined }) })
    .map(({ index, fieldId }): TemplateRule => ({ caseRuleId: `rule-${index}`, fieldId })),
  { maxLength: 8 },
);
/** Mostly one that is there, and seldom one that was deleted. */
const deletedFields = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray(fieldIds) },
);

const check = (
  rules: readonly CaseRule[],
  templateRules: readonly TemplateRule[],
  deleted: readonly string[],
  before: FieldValues | undefined,
  after: FieldValues,
) => {
  const fieldOf = (fieldId: string) => ({ fieldId, ...(deleted.includes(fieldId) && { deleted: true }) });
  const configuration: Partial<Configuration> = {
    caseRules: async (ids) =>
      new Map(
        rules.filter(({ caseRuleId }) => ids.includes(caseRuleId)).map((rule) => [rule.caseRuleId, rule]),
      ),
    fields: async (ids) => new Map(ids.map((id) => [id, fieldOf(id) as Field])),
  };
  return checkRules(
    {
      domain: { settings: { ruleEnforcement: 'report' } } as Domain,
      configuration: configuration as Configuration,
      template: { rules: templateRules } as Template,
    },
    before,
    after,
  );
};

/** A value as a person would say it; `null` is none. */
const plain = (value: FieldValue | undefined): unknown => {
  const [said = null] = Object.values(value ?? {});
  return typeof said === 'string' && said.trim() === '' ? null : said;
};

type Say = (fieldId: string) => unknown;

/** Written as one reads it: first whether a condition is true, and apart from that what it would yield. */
const isTrue = (condition: Condition, raw: FieldValues, say: Say): boolean => {
  if ('andAll' in condition) {
    const { conditions } = condition.andAll;
    return conditions.length > 0 && !conditions.some((each) => !isTrue(each, raw, say));
  }
  if ('orAll' in condition)
    return condition.orAll.conditions.filter((each) => isTrue(each, raw, say)).length > 0;
  if ('notEqualTo' in condition) return !isTrue({ equalTo: condition.notEqualTo }, raw, say);
  const { operandOne, operandTwo } = condition.equalTo;
  if ('emptyValue' in operandTwo) return say(operandOne.fieldId) === null;
  return Object.values(operandTwo)[0] === Object.values(raw[operandOne.fieldId] ?? {})[0];
};
const resultOf = (condition: Condition, raw: FieldValues, say: Say): boolean => {
  if ('equalTo' in condition) return condition.equalTo.result;
  if ('notEqualTo' in condition) return condition.notEqualTo.result;
  const { conditions } = 'andAll' in condition ? condition.andAll : condition.orAll;
  const [first] = conditions.filter((each) => isTrue(each, raw, say));
  return first !== undefined && resultOf(first, raw, say);
};

type Conditional = { readonly defaultValue: boolean; readonly conditions: readonly Condition[] };

/** The violations as `rule field`, one for each rule of the template. */
const naively = (
  rules: readonly CaseRule[],
  templateRules: readonly TemplateRule[],
  deleted: readonly string[],
  fields: FieldValues,
): readonly string[] => {
  const say: Say = (fieldId) => plain(fields[fieldId]);
  const decide = ({ defaultValue, conditions }: Conditional) => {
    for (const condition of conditions) {
      if (isTrue(condition, fields, say)) return resultOf(condition, fields, say);
    }
    return defaultValue;
  };
  const isHidden = (fieldId: string) =>
    templateRules.some((each) => {
      const rule = rules.find(({ caseRuleId, deleted }) => caseRuleId === each.caseRuleId && !deleted);
      return each.fieldId === fieldId && rule && 'hidden' in rule.rule && decide(rule.rule.hidden);
    });
  const found: string[] = [];
  for (const { caseRuleId, fieldId } of templateRules) {
    const rule = rules.find((each) => each.caseRuleId === caseRuleId);
    if (!rule || rule.deleted) continue;
    if (
      'required' in rule.rule &&
      fieldId !== undefined &&
      !deleted.includes(fieldId) &&
      !isHidden(fieldId)
    ) {
      if (say(fieldId) === null && decide(rule.rule.required)) found.push(`${caseRuleId} ${fieldId}`);
    }
    if ('fieldOptions' in rule.rule) {
      const {
        parentFieldId,
        childFieldId = fieldId,
        parentChildFieldOptionsMappings,
      } = rule.rule.fieldOptions;
      if (parentFieldId === undefined || childFieldId === undefined) continue;
      if (deleted.includes(parentFieldId)) continue;
      if (deleted.includes(childFieldId) || isHidden(childFieldId) || say(childFieldId) === null) continue;
      const offered: unknown[] = parentChildFieldOptionsMappings
        .filter((each) => each.parentFieldOptionValue === (say(parentFieldId) ?? ''))
        .flatMap((each) => each.childFieldOptionValues);
      if (!offered.includes(say(childFieldId))) found.push(`${caseRuleId} ${childFieldId}`);
    }
  }
  return found;
};

const named = (violations: Awaited<ReturnType<typeof check>>) =>
  violations.map(({ caseRuleId, fieldId }) => `${caseRuleId} ${fieldId}`);

it('finds on a new case what a naive reading of the rules finds', async () => {
  let broken = 0;
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      someRules,
      attached,
      deletedFields,
      someFields,
      async (rules, template, deleted, fields) => {
        const expected = naively(rules, template, deleted, fields);
        if (expected.length > 0) broken += 1;
        else kept += 1;

        expect(named(await check(rules, template, deleted, undefined, fields))).toEqual(expected);
      },
    ),
    { numRuns: 3_000 },
  );
  // Both happen often, or the property says little.
  expect(Math.min(broken, kept)).toBeGreaterThan(300);
});

it('finds on an update what is new, and what the update touches', async () => {
  let passed = 0;
  const fieldsOf = (rule: CaseRule | undefined): readonly string[] =>
    fieldIds.filter((id) => JSON.stringify(rule?.rule ?? {}).includes(`ieldId":"${id}"`));
  await fc.assert(
    fc.asyncProperty(
      someRules,
      attached,
      deletedFields,
      someFields,
      fc.subarray(fieldIds, { maxLength: 2 }),
      someFields,
      async (rules, template, deleted, before, changing, others) => {
        const after = Object.fromEntries(
          fieldIds.flatMap((id) => {
            const value = (changing.includes(id) ? others : before)[id];
            return value ? [[id, value] as const] : [];
          }),
        );
        const changed = fieldIds.filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]));
        const known = naively(rules, template, deleted, before);
        const all = naively(rules, template, deleted, after);
        const expected = all.filter((violation) => {
          const [caseRuleId, fieldId = ''] = violation.split(' ');
          const rule = rules.find((each) => each.caseRuleId === caseRuleId);
          const concerns = [fieldId, ...fieldsOf(rule)];
          return !known.includes(violation) || concerns.some((id) => changed.includes(id));
        });
        if (expected.length < all.length) passed += 1;

        expect(named(await check(rules, template, deleted, before, after))).toEqual(expected);
      },
    ),
    { numRuns: 3_000 },
  );
  expect(passed).toBeGreaterThan(150);
});
