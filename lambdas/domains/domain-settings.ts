import * as z from 'zod/mini';
import { once } from '../contract/limits.ts';
import { domainQuotas } from '../settings/quotas.ts';

export const ruleEnforcement = once(() => z.enum(['enforce', 'report']));

/** Strict, unlike the contract's shapes: a setting that is mistyped would be believed to hold. */
export const domainSettings = once(() =>
  z.strictObject({
    ruleEnforcement: z.optional(ruleEnforcement()),
    quotas: z.optional(domainQuotas),
  }),
);
