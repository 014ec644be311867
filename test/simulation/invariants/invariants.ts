import type { Workload } from '../workload/workload.ts';
import type { World } from '../world/world.ts';
import { caseChainsAreUnbroken } from './chain.ts';
import { deletionsAreWholeAndNoWider } from './deleted.ts';
import { eventsReachEveryConsumer } from './delivery.ts';
import { type History, historyOf } from './history.ts';
import { itemChainsAreUnbroken } from './items.ts';
import { caseWritesKeepToTheirCase } from './keys.ts';
import { mailsGoOutOnce } from './mail.ts';
import { outboxIsTruthful } from './outbox.ts';
import { acknowledgedChangesStand } from './requests/acknowledged.ts';
import { batchesDoEachCaseOnce } from './requests/batches.ts';
import { ifMatchHolds } from './requests/if-match.ts';
import { readsSeeWhatWasAcknowledged } from './requests/reads.ts';
import { refusedChangesLeaveNothing } from './requests/refused.ts';
import { nobodyIsTurnedAwayInFineWeather } from './requests/turned-away.ts';
import { caseRulesHold } from './rules.ts';
import { severityIsRaisedAsTheOracleSays } from './severity.ts';
import { slasAreToldAsTimeAndFieldsSay, ticksHandOnWhatIsDue } from './slas.ts';
import { acknowledgedTagsStand } from './tags.ts';

export type Violation = { readonly invariant: string; readonly detail: string };

export type Evidence = { readonly world: World; readonly workload: Workload; readonly history: History };

/** Each says what is wrong, one text for each finding. */
export type Invariant = (evidence: Evidence) => readonly string[];

const invariants: Readonly<Record<string, Invariant>> = {
  'acknowledged changes stand, each effect once': acknowledgedChangesStand,
  'refused changes leave nothing': refusedChangesLeaveNothing,
  'the changes of a case form an unbroken chain': caseChainsAreUnbroken,
  'the changes of an item form an unbroken chain': itemChainsAreUnbroken,
  'acknowledged tags stand': acknowledgedTagsStand,
  'If-Match lets no other version through': ifMatchHolds,
  'batches do each case once': batchesDoEachCaseOnce,
  'case rules hold': caseRulesHold,
  'severityRaised is as the oracle says': severityIsRaisedAsTheOracleSays,
  'events reach every consumer': eventsReachEveryConsumer,
  'mails go out once': mailsGoOutOnce,
  'the outbox tells the truth': outboxIsTruthful,
  'case writes keep to their case': caseWritesKeepToTheirCase,
  'SLAs are told as time and fields say': slasAreToldAsTimeAndFieldsSay,
  'ticks hand on what is due': ticksHandOnWhatIsDue,
  'deletions are whole and no wider': deletionsAreWholeAndNoWider,
  'reads see what was acknowledged': readsSeeWhatWasAcknowledged,
  'nobody is turned away in fine weather': nobodyIsTurnedAwayInFineWeather,
};

export const violations = (world: World, workload: Workload): readonly Violation[] => {
  const evidence = { world, workload, history: historyOf(world) };
  return Object.entries(invariants).flatMap(([invariant, check]) =>
    check(evidence).map((detail) => ({ invariant, detail })),
  );
};
