import { forecast } from './forecast';
import { history } from './history';
import { freshness } from './freshness';
import { meter } from './meter';
import { meterFile } from './meter-file';
import { models } from './models';
import { order } from './order';
import { pins } from './pins';
import { recounts } from './recounts';
import { reports } from './reports';
import { suggest } from './suggest';
import { targets } from './targets';

/** The plugin's controllers by name. */
export const controllers = {
  forecast,
  freshness,
  history,
  meter,
  meterFile,
  models,
  order,
  pins,
  recounts,
  reports,
  suggest,
  targets,
};
