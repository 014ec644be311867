import type { OperationSection } from './operation-line.ts';
import type { Section } from './section.ts';
import { background } from './sections/background.ts';
import { cases } from './sections/cases.ts';
import { configuration } from './sections/configuration.ts';
import { functions } from './sections/functions.ts';
import { load } from './sections/load.ts';
import { rulesAndTags } from './sections/rules-and-tags.ts';
import { slaTick } from './sections/sla-tick.ts';

/** Those whose lines are operations of the API: each of them has one. */
export const operationSections: readonly OperationSection[] = [cases, configuration, rulesAndTags];

/** In the order of the report. */
export const sections: readonly Section[] = [...operationSections, background, slaTick, load, functions];
