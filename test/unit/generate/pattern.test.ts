import { expect, it } from 'vitest';
import { patternError } from '../../../local/generate/pattern.ts';

it.each([
  String.raw`.*[\S]`,
  String.raw`$|^.*[\S]`,
  String.raw`[a-zA-Z0-9_\-\.@:/ ]*[a-zA-Z0-9_\-\.@:/]`,
  '(?!aws:)[a-zA-Z+-=._:/]+',
  '([a-z(*)+]*)',
  String.raw`\(\)*\+`,
])('the pattern %s is fit to be used', (pattern) => {
  expect(patternError(pattern)).toBeUndefined();
});

it.each([
  ['(a+)+', 'repeats a group'],
  ['(a|a)*b', 'repeats a group'],
  ['(ab){1,9}', 'repeats a group'],
  ['a*a*a*', 'repeats more than 2 parts'],
  ['a*a+a{2,}', 'repeats more than 2 parts'],
  [String.raw`(a)\1`, 'refers back'],
  ['[a', 'is no regular expression'],
  ['a++', 'is no regular expression'],
])('the pattern %s is not, for it %s', (pattern, reason) => {
  expect(patternError(pattern)).toContain(reason);
});
