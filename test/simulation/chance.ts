/** All chance of a run comes from one of these, so that a seed is the whole story. */
export type Chance = {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  readonly between: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <Value>(from: readonly Value[]) => Value;
  readonly hex: (digits: number) => string;
};

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast, and passes its author's own tests. */
const sfc32 = (seed: number): (() => number) => {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed >>> 0;
  let counter = Math.floor(seed / 2 ** 32) + 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // Seeds that lie close together begin alike.
  for (let round = 0; round < 15; round += 1) next();
  return next;
};

export const chanceOf = (seed: number): Chance => {
  const next = sfc32(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    happens: (probability) => probability > 0 && next() < probability,
    pick: <Value>(from: readonly Value[]) => from[below(from.length)] as Value,
    hex: (digits) => {
      let text = '';
      while (text.length < digits)
        text += below(2 ** 32)
          .toString(16)
          .padStart(8, '0');
      return text.slice(0, digits);
    },
  };
};
