import * as z from 'zod/mini';
import { once, text } from './limits.ts';

/** What Anken takes that is not what the service's model says, and why; local/generate/overlays.ts says where. */

/** DynamoDB keeps numbers of a magnitude from 1e-130 up to, but not including, 1e126. */
const isStorable = (value: number): boolean =>
  value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126);

export const storableNumber = once(() =>
  z.number().check(z.refine(isStorable, { error: 'must be 0 or of a magnitude from 1e-130 to below 1e126' })),
);

/** The model sets no length; an ARN's is taken. */
export const userArn = once(() => text(1, 500));

/** Of the field reference_number. To the model it is a field like all others; these limits are of its September 2026. */
export const referenceNumber = once(() => text(1, 50, String.raw`[A-Za-z0-9\-._/:#=+]*`));

/** A key to take away: the model's pattern knows no space and no @, which the keys of a new case's tags may hold. */
export const tagKeyToRemove = once(() => text(1, 128, String.raw`(?!aws:)[a-zA-Z0-9 _.:/=+\-@,;<]+`));
