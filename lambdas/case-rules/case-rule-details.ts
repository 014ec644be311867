import * as z from 'zod/mini';
import { double, id, list, mappedOption, oneOf, operandText } from '../contract/limits.ts';
import type { CaseRuleDetails, Condition } from './case-rule.ts';

const comparison = z.object({
  operandOne: oneOf({ fieldId: id }),
  operandTwo: oneOf({
    stringValue: operandText,
    booleanValue: z.boolean(),
    doubleValue: double,
    emptyValue: z.object({}),
  }),
  result: z.boolean(),
});

const conditions = list(
  z.lazy(() => condition),
  0,
  100,
);
const compound = z.object({ conditions });
const condition: z.ZodMiniType<Condition> = oneOf({
  equalTo: comparison,
  notEqualTo: comparison,
  andAll: compound,
  orAll: compound,
});
const conditional = z.object({ defaultValue: z.boolean(), conditions });

/** A rule as a request brings it: how many conditions it has, and how deep, is checked with what they refer to. */
export const caseRuleDetails: z.ZodMiniType<CaseRuleDetails> = oneOf({
  required: conditional,
  hidden: conditional,
  fieldOptions: z.object({
    parentFieldId: z.optional(id),
    childFieldId: z.optional(id),
    parentChildFieldOptionsMappings: list(
      z.object({
        parentFieldOptionValue: mappedOption,
        childFieldOptionValues: list(mappedOption, 0, 1500),
      }),
      1,
      200,
    ),
  }),
});
