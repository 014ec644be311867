/** A case rule as it is stored. */
export type CaseRule = {
  readonly caseRuleId: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly rule: CaseRuleDetails;
  /** ISO 8601. */
  readonly createdTime: string;
  readonly lastModifiedTime: string;
  /** Softly: it is still read by its id. */
  readonly deleted?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
};

/** What a rule decides, in the contract's shape (docs/contract.md §3); its lists are those of AWS's response types. */
export type CaseRuleDetails =
  | { readonly required: Conditional }
  | { readonly hidden: Conditional }
  | { readonly fieldOptions: FieldOptions };

export type Conditional = { readonly defaultValue: boolean; readonly conditions: Condition[] };

export type Condition =
  | { readonly equalTo: Comparison }
  | { readonly notEqualTo: Comparison }
  | { readonly andAll: Compound }
  | { readonly orAll: Compound };

export type Compound = { readonly conditions: Condition[] };

export type Comparison = {
  readonly operandOne: { readonly fieldId: string };
  readonly operandTwo: Operand;
  /** What the rule yields where the comparison holds. */
  readonly result: boolean;
};

export type Operand =
  | { readonly stringValue: string }
  | { readonly booleanValue: boolean }
  | { readonly doubleValue: number }
  | { readonly emptyValue: Readonly<Record<string, never>> };

export type FieldOptions = {
  readonly parentFieldId?: string | undefined;
  readonly childFieldId?: string | undefined;
  readonly parentChildFieldOptionsMappings: OptionsMapping[];
};

export type OptionsMapping = {
  /** Empty where the parent has no value. */
  readonly parentFieldOptionValue: string;
  readonly childFieldOptionValues: string[];
};

export type RuleType = 'Required' | 'Hidden' | 'FieldOptions';

export const ruleTypeOf = (rule: CaseRuleDetails): RuleType => {
  if ('required' in rule) return 'Required';
  return 'hidden' in rule ? 'Hidden' : 'FieldOptions';
};
