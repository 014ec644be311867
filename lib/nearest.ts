/** The candidate that takes the fewest keystrokes to reach, so that a typing error is answered with what was meant. */
export const nearest = (word: string, candidates: readonly string[]): string | undefined =>
  candidates
    .map((candidate) => ({ candidate, keystrokes: keystrokes(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((left, right) => left.keystrokes - right.keystrokes)[0]?.candidate;

/** Levenshtein's distance, one row at a time. */
const keystrokes = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let column = 0; column < to.length; column += 1) {
      const replaced = (row[column] ?? 0) + (to[column] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};
