import * as z from 'zod/mini';
import { description, id, list, tags } from '../contract/limits.ts';

/** What a template holds besides its name, as a request gives it; all of it may be left out. */
export const templateMembers = {
  description: z.optional(description),
  layoutConfiguration: z.optional(z.object({ defaultLayout: z.optional(id) })),
  requiredFields: z.optional(list(z.object({ fieldId: id }), 0, 100)),
  status: z.optional(z.enum(['Active', 'Inactive'])),
  rules: z.optional(list(z.object({ caseRuleId: id, fieldId: z.optional(id) }), 0, 50)),
  tagPropagationConfigurations: z.optional(
    list(z.object({ resourceType: z.enum(['Cases']), tagMap: tags(10) }), 0, 1),
  ),
};
const members = z.object(templateMembers);
export type TemplateMembers = z.output<typeof members>;
