import { expect, it } from 'vitest';
import { invalidMember } from './refusals.ts';

const fox = '🦊';
/** One character that its compatibility form spells out with eighteen. */
const ligature = 'ﷺ';

/** What the contract asks of every name, as tests of the operation that `give` sends one with. */
export const itKeepsToTheRulesForNames = (
  give: (name: string) => Promise<unknown>,
  member = 'name',
): void => {
  itKeepsToTheRulesForNamesThatMayBeLeftOut(give, member);

  it(`refuses a request that leaves out the ${member}`, async () => {
    const none = undefined as never;

    await expect(give(none)).rejects.toMatchObject(invalidMember(member, 'is required'));
  });
};

/** The same where what has a name may keep it. */
export const itKeepsToTheRulesForNamesThatMayBeLeftOut = (
  give: (name: string) => Promise<unknown>,
  member = 'name',
): void => {
  it.each([
    ['one character', 'a'],
    ['100 characters', 'n'.repeat(100)],
    ['100 characters of four bytes each', fox.repeat(100)],
    ['100 ligatures, which are far longer in their compatibility form', ligature.repeat(100)],
    ['white space at its beginning', '  Returns'],
    ['characters that write from right to left', '\u202Eהחזרות\u202C'],
    ['a NUL', 'Re\u0000turns'],
  ])(`takes a ${member} with %s`, async (_what, name) => {
    await expect(give(name)).resolves.toMatchObject({ $metadata: { httpStatusCode: 200 } });
  });

  it.each([
    ['no character', ''],
    ['101 characters', 'n'.repeat(101)],
    ['101 characters of four bytes each', fox.repeat(101)],
  ])(`refuses a ${member} with %s, and says how long it may be`, async (_what, name) => {
    await expect(give(name)).rejects.toMatchObject(invalidMember(member, 'must be 1 to 100 characters long'));
  });

  it.each([
    ['a space at its end', 'Returns '],
    ['an ideographic space at its end', '返品\u3000'],
    ['nothing but spaces', '   '],
    ['a line break', 'Re\nturns'],
  ])(`refuses a ${member} with %s`, async (_what, name) => {
    await expect(give(name)).rejects.toMatchObject(
      invalidMember(member, 'must not end in white space nor hold a line break'),
    );
  });
};
