import type {
  LayoutConfiguration,
  RequiredField,
  TagPropagationConfiguration,
  TemplateStatus,
} from '@aws-sdk/client-connectcases';
import type { Field } from '../fields/field.ts';
import { type Tags, withTags } from '../tags/tags.ts';

/** A template as it is stored. */
export type Template = {
  readonly templateId: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly layoutConfiguration?: LayoutConfiguration | undefined;
  readonly requiredFields?: readonly RequiredField[] | undefined;
  readonly status: TemplateStatus;
  /** The case rules that act in this template, each with the field that it acts on. */
  readonly rules?: readonly TemplateRule[] | undefined;
  readonly tagPropagationConfigurations?: readonly TagPropagationConfiguration[] | undefined;
  /** ISO 8601. */
  readonly createdTime: string;
  readonly lastModifiedTime: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Softly: its cases live on, and it is still read by its id. */
  readonly deleted?: boolean;
};

/** All fields that the template names, some of them more than once. */
export const fieldIdsOf = ({ requiredFields = [], rules = [] }: Template): readonly string[] =>
  [...requiredFields, ...rules].flatMap(({ fieldId }) => (fieldId === undefined ? [] : [fieldId]));

/** A deleted field is required of nobody, and no rule acts on it. */
export const withoutDeletedFields = (template: Template, fields: ReadonlyMap<string, Field>): Template => {
  const { requiredFields, rules } = template;
  const isKept = ({ fieldId = '' }: { readonly fieldId?: string | undefined }) =>
    !fields.get(fieldId)?.deleted;
  return {
    ...template,
    ...(requiredFields && { requiredFields: requiredFields.filter(isKept) }),
    ...(rules && { rules: rules.filter(isKept) }),
  };
};

export type TemplateRule = { readonly caseRuleId: string; readonly fieldId?: string | undefined };

/**
 * The tags of a new case: those that its template hands down, and over them the request's own.
 * @throws ValidationException where they would be too many together.
 */
export const tagsOfNewCase = (template: Template, own: Tags = {}): Tags => {
  const handedDown = (template.tagPropagationConfigurations ?? [])
    .filter(({ resourceType }) => resourceType === 'Cases')
    .map(({ tagMap }) => tagMap ?? {});
  return withTags(Object.assign({}, ...handedDown), own);
};
