import * as z from 'zod/mini';
import type { FieldValue } from '../fields/field-value.ts';

/** One member of the contract's FieldValueUnion, as it travels and as it is stored. */
export const fieldValueSchema = z.union([
  z.object({ stringValue: z.string() }),
  z.object({ doubleValue: z.number() }),
  z.object({ booleanValue: z.boolean() }),
  z.object({ userArnValue: z.string() }),
]);

const customContentSchema = z.object({
  /** In the order in which they were given. */
  fields: z.array(z.object({ id: z.string(), value: fieldValueSchema })),
});
export type CustomContent = z.output<typeof customContentSchema>;

export const itemContentSchema = z.union([
  z.object({ comment: z.object({ body: z.string(), contentType: z.literal('Text/Plain') }) }),
  z.object({
    contact: z.object({ contactArn: z.string(), channel: z.string(), connectedToSystemTime: z.string() }),
  }),
  z.object({ file: z.object({ fileArn: z.string() }) }),
  z.object({ connectCase: z.object({ caseId: z.string() }) }),
  z.object({ custom: customContentSchema }),
]);
/** The content of a related item as the item holds it. That of an SLA is computed. */
export type StoredContent = z.output<typeof itemContentSchema>;

export const storedItemTypeSchema = z.enum(['Comment', 'Contact', 'File', 'ConnectCase', 'Custom']);
export type StoredItemType = z.output<typeof storedItemTypeSchema>;

export const slaStatusSchema = z.enum(['Active', 'Overdue', 'Met', 'NotMet']);

/** An SLA as the contract shows it, at one instant; times in ISO 8601. */
const slaSnapshotSchema = z.object({
  name: z.string(),
  type: z.literal('CaseField'),
  status: slaStatusSchema,
  fieldId: z.optional(z.string()),
  targetFieldValues: z.optional(z.array(z.union([fieldValueSchema, z.object({ emptyValue: z.object({}) })]))),
  targetTime: z.optional(z.string()),
  completionTime: z.optional(z.string()),
});
export type SlaSnapshot = z.output<typeof slaSnapshotSchema>;

export const slaContentSchema = z.object({ sla: z.object({ slaConfiguration: slaSnapshotSchema }) });
/** The content of a related item as an event holds it. */
export type ToldContent = StoredContent | z.output<typeof slaContentSchema>;

/** What the audit tells of the content, by the names of its event fields: a custom item's are the ids of its fields. */
export const toldValues = (content: StoredContent): ReadonlyMap<string, FieldValue> => {
  if ('custom' in content) return new Map(content.custom.fields.map(({ id, value }) => [id, value]));
  const [name, stringValue] = mainText(content);
  return new Map([[name, { stringValue }]]);
};

const mainText = (content: Exclude<StoredContent, { custom: unknown }>): [name: string, text: string] => {
  if ('comment' in content) return ['comment.body', content.comment.body];
  if ('contact' in content) return ['contact.contactArn', content.contact.contactArn];
  if ('file' in content) return ['file.fileArn', content.file.fileArn];
  return ['connectCase.caseId', content.connectCase.caseId];
};
