import { freshness } from './freshness';
import { meter } from './meter';
import { models } from './models';
import { suggest } from './suggest';
import { targets } from './targets';

/** The plugin's controllers by name. */
export const controllers = { freshness, meter, models, suggest, targets };
