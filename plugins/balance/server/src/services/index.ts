import { channels } from './channels';
import { closings } from './closings';
import { clock } from './clock';
import { confirmedPosts } from './confirmed-posts';
import { daySums } from './day-sums';
import { exposures } from './exposures';
import { history } from './history';
import { meter } from './meter';
import { models } from './models';
import { night } from './night';
import { published } from './published';
import { recounts } from './recounts';
import { suggestions } from './suggestions';
import { tallies } from './tallies';
import { targetHistory } from './target-history';
import { targets } from './targets';
import { themes } from './themes';
import { trainer } from './trainer';
import { training } from './training';

/** The plugin's services by name. */
export const services = {
  channels,
  clock,
  closings,
  confirmedPosts,
  daySums,
  exposures,
  history,
  meter,
  models,
  night,
  published,
  recounts,
  suggestions,
  tallies,
  targetHistory,
  targets,
  themes,
  trainer,
  training,
};
