import type { Invariant } from '../invariants.ts';

/** Clients that are in each other's way wait; where nothing else is wrong, none of them hears "too many" or "went wrong". */
export const nobodyIsTurnedAwayInFineWeather: Invariant = ({ world, workload }) =>
  world.weather.isFine
    ? workload.operations
        .filter(({ attempts }) =>
          attempts.some(({ status }) => status === undefined || status === 429 || status >= 500),
        )
        .map(({ id, kind }) => `${id} (${kind}) was turned away`)
    : [];
