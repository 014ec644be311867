import { ulid } from 'ulid';
import type { CaseChange } from '../../lambdas/case-events/case-event.ts';
import { aCaseChange } from './case-event.ts';

/** An event of a case of its own that was made so many seconds before the moment; some of its shard may be older. */
export const anEventOfAge = (seconds: number, now: Date, change: Partial<CaseChange> = {}): CaseChange => {
  const made = new Date(now.getTime() - seconds * 1000);
  const eventId = ulid(made.getTime());
  return aCaseChange({ eventId, caseId: `case-${eventId}`, time: made.toISOString(), ...change });
};
