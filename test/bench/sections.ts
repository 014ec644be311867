import type { Section } from './section.ts';
import { background } from './sections/background.ts';
import { cases } from './sections/cases.ts';
import { configuration } from './sections/configuration.ts';
import { functions } from './sections/functions.ts';

/** In the order of the report. */
export const sections: readonly Section[] = [cases, configuration, background, functions];
