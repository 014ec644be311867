import { aTable } from '../../integration/support/engine.ts';
import { type AnkenOptions, ankenOver } from './anken.ts';

/** The official client before the router, over a table of its own. */
export const anAnken = async (options: AnkenOptions = {}) => ankenOver(await aTable(options.clock), options);
