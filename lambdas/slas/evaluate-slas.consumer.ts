import type { SQSRecord } from 'aws-lambda';
import { type EventOfCase, isOfSla, slaIn } from '../case-events/case-event.ts';
import type { CaseStore } from '../cases/case.store.ts';
import { checkWhole, passingOfTime, writingOf } from '../cases/state-change.ts';
import { Overtaken, persistently } from '../contract/attempts.ts';
import type { DomainStore } from '../domains/domain.store.ts';
import { eachOf } from '../platform/at-once.ts';
import type { Clock } from '../platform/clock.ts';
import type { Ids } from '../platform/ids.ts';
import type { Log } from '../platform/logger.ts';
import { meteredLines } from '../settings/metered-lines.ts';
import { type DueCase, dueCasesIn } from './due-cases.ts';
import type { TimerStore } from './timer.store.ts';

type Deps = {
  readonly domains: Pick<DomainStore, 'find'>;
  readonly cases: Pick<CaseStore, 'state' | 'apply'>;
  readonly timers: Pick<TimerStore, 'stop'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

const CASES_AT_ONCE = 10;

/**
 * Tells of what time has crossed, for each case of one message. A case that fails is no reason to bring the message back:
 * its SLA is due still, and the next tick finds it.
 * @throws where the message itself cannot be read
 */
export const evaluateSlas =
  (deps: Deps) =>
  async ({ body }: Pick<SQSRecord, 'body'>): Promise<void> => {
    const cases = dueCasesIn(body);
    const { log } = deps;
    const standing = await standingDomains(deps, cases);
    const count = { cases: cases.length, breached: 0, failed: 0, latestSeconds: 0 };
    await eachOf(cases, CASES_AT_ONCE, async (each) => {
      try {
        const lateness = await tellBreaches(deps, each, standing.has(each.domainId));
        count.breached += lateness.length;
        count.latestSeconds = Math.max(count.latestSeconds, ...lateness);
      } catch (error) {
        count.failed += 1;
        const { domainId, caseId } = each;
        log.error('slas not evaluated', { domainId, caseId, error });
      }
    });
    log.info(meteredLines.slasEvaluated, count);
  };

const standingDomains = async (
  { domains }: Deps,
  cases: readonly DueCase[],
): Promise<ReadonlySet<string>> => {
  const ids = [...new Set(cases.map(({ domainId }) => domainId))];
  const found = await Promise.all(ids.map((domainId) => domains.find(domainId)));
  return new Set(found.flatMap((domain) => domain?.domainId ?? []));
};

/** How late each breach is told, in seconds. A case that is gone, by itself or with its domain, has none. */
const tellBreaches = (
  { cases, timers, clock, ids }: Deps,
  { domainId, caseId }: DueCase,
  isStanding: boolean,
): Promise<readonly number[]> =>
  persistently(clock, async () => {
    const { case: current, slas } = await cases.state(domainId, caseId);
    if (!current || !isStanding) {
      await Promise.all(slas.map((sla) => timers.stop(sla)));
      return [];
    }
    checkWhole({ case: current, slas });
    const change = passingOfTime({ case: current, slas }, writingOf(current, clock, ids));
    if (!change) return [];
    if (!(await cases.apply(current, change))) {
      throw new Overtaken('Others changed the case at the same time');
    }
    return change.events.flatMap(latenessOf);
  });

const latenessOf = (event: EventOfCase): number | [] => {
  const targetTime = isOfSla(event) && slaIn(event).content.sla.slaConfiguration.targetTime;
  return targetTime ? (Date.parse(event.time) - Date.parse(targetTime)) / 1000 : [];
};
