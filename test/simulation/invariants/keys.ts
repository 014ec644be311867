import type { Invariant } from './invariants.ts';

/** A case's own partition, its own client token and its own reference number; and its event once it is deleted. */
export const caseWritesKeepToTheirCase: Invariant = ({ world }) =>
  world.requests.flatMap((keys) => {
    const ofCase = keys.find(({ pk }) => /^D#[^#]+#C#/.test(pk));
    if (!ofCase) return [];
    const domain = `D#${ofCase.pk.split('#')[1]}`;
    const allowed = [`${domain}#T#`, `${domain}#R#`, `${domain}#DELETED`];
    return keys
      .filter(({ pk }) => pk !== ofCase.pk && !allowed.some((prefix) => pk.startsWith(prefix)))
      .map(({ pk, sk }) => `a write of ${ofCase.pk} touches ${pk} ${sk}`);
  });
