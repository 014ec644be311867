import { type Ids, ulids } from '../../../lambdas/platform/ids.ts';
import type { Chance } from '../chance.ts';

const UNAMBIGUOUS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `systemIds`, but for where its chance comes from. One a host, as the order within a millisecond is a process's own. */
export const hostIds = (chance: Chance): Ids => ({
  uuid: () => `${chance.hex(8)}-${chance.hex(4)}-4${chance.hex(3)}-a${chance.hex(3)}-${chance.hex(12)}`,
  ulid: ulids(chance.next),
  // Two letters of the nine: a reference number that is taken already must come up.
  referenceNumber: () => `REF-${UNAMBIGUOUS[chance.below(30)]}${UNAMBIGUOUS[chance.below(30)]}`,
  secret: () => chance.hex(64),
});
