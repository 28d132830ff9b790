import { meter } from './meter';
import { models } from './models';
import { order } from './order';
import { pins } from './pins';
import { suggest } from './suggest';
import { targets } from './targets';

/** The plugin's controllers by name. */
export const controllers = { meter, models, order, pins, suggest, targets };
