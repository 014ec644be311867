import type { Section } from './section.ts';
import { background } from './sections/background.ts';
import { cases } from './sections/cases.ts';
import { configuration } from './sections/configuration.ts';
import { functions } from './sections/functions.ts';
import { slaTick } from './sections/sla-tick.ts';

/** In the order of the report. */
export const sections: readonly Section[] = [cases, configuration, background, slaTick, functions];
