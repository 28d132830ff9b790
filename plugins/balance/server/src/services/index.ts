import { channels } from './channels';
import { clock } from './clock';
import { confirmedPosts } from './confirmed-posts';
import { exposureLines } from './exposure-lines';
import { exposures } from './exposures';
import { meter } from './meter';
import { meterFiles } from './meter-files';
import { models } from './models';
import { plays } from './plays';
import { positions } from './positions';
import { published } from './published';
import { reportFacts } from './report-facts';
import { reports } from './reports';
import { suggestions } from './suggestions';
import { tallies } from './tallies';
import { targets } from './targets';
import { themes } from './themes';
import { trainer } from './trainer';
import { training } from './training';

/** The plugin's services by name. */
export const services = {
  channels,
  clock,
  confirmedPosts,
  exposureLines,
  exposures,
  meter,
  meterFiles,
  models,
  plays,
  positions,
  published,
  reportFacts,
  reports,
  suggestions,
  tallies,
  targets,
  themes,
  trainer,
  training,
};
