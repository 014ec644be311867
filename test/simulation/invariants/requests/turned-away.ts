import { entriesIn } from '../../workload/desk.ts';
import type { Attempt } from '../../workload/operation.ts';
import type { Invariant } from '../invariants.ts';

/** Clients that are in each other's way wait; where nothing else is wrong, none of them hears "too many" or "went wrong". */
export const nobodyIsTurnedAwayInFineWeather: Invariant = ({ world, workload }) =>
  world.weather.isFine
    ? workload.operations
        .filter(({ attempts }) => attempts.some(isTurnedAway))
        .map(({ id, kind }) => `${id} (${kind}) was turned away`)
    : [];

/** As a whole, or with one case of a batch. */
const isTurnedAway = ({ status, body }: Attempt): boolean =>
  status === undefined ||
  status === 429 ||
  status >= 500 ||
  entriesIn(body['failedCases'] ?? body['failedItems']).some(({ errorCode }) =>
    ['THROTTLED', 'INTERNAL_ERROR'].includes(errorCode ?? ''),
  );
