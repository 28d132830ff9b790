import { history } from './history';
import { meter } from './meter';
import { models } from './models';
import { recounts } from './recounts';
import { suggest } from './suggest';
import { targets } from './targets';

/** The plugin's controllers by name. */
export const controllers = { history, meter, models, recounts, suggest, targets };
