import { meter } from './meter';
import { targets } from './targets';

/** The plugin's controllers by name. */
export const controllers = { meter, targets };
