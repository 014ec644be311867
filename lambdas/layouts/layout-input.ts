import * as z from 'zod/mini';
import { fieldIdentifiers, groupName, list, oneOf } from '../contract/limits.ts';

const section = oneOf({
  fieldGroup: z.object({ name: z.optional(groupName), fields: fieldIdentifiers(0, 220) }),
});
const panel = z.optional(z.object({ sections: z.optional(list(section, 0, 1)) }));

/** What a layout shows, as a request gives it. */
export const layoutContent = oneOf({ basic: z.object({ topPanel: panel, moreInfo: panel }) });
