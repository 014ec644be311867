/** How often something of unknown length may stand in a pattern: the time it takes grows by that power of the length. */
const MAX_UNBOUNDED = 2;

/** Why a pattern could take a caller's text too long, or cannot be used at all; nothing where it is fit to be used. */
export const patternError = (pattern: string): string | undefined => {
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
  } catch (error) {
    return `is no regular expression of JavaScript: ${error instanceof Error ? error.message : error}`;
  }
  const bare = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  if (/\)[*+{]/.test(bare)) return 'repeats a group, which can take time without end';
  if ((bare.match(/[*+]|\{\d+,\}/g) ?? []).length > MAX_UNBOUNDED) {
    return `repeats more than ${MAX_UNBOUNDED} parts without end, which can take long`;
  }
  return /\\[1-9]|\\k</.test(pattern) ? 'refers back to what it found, which can take long' : undefined;
};
