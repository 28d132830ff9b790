import { meter } from './meter';
import { meterFile } from './meter-file';
import { models } from './models';
import { reports } from './reports';
import { suggest } from './suggest';
import { targets } from './targets';

/** The plugin's controllers by name. */
export const controllers = { meter, meterFile, models, reports, suggest, targets };
