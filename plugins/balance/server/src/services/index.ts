import { channels } from './channels';
import { clock } from './clock';
import { confirmedPosts } from './confirmed-posts';
import { exposures } from './exposures';
import { freshness } from './freshness';
import { freshnessLimits } from './freshness-limits';
import { meter } from './meter';
import { models } from './models';
import { published } from './published';
import { suggestions } from './suggestions';
import { tallies } from './tallies';
import { targets } from './targets';
import { themes } from './themes';
import { trainer } from './trainer';
import { training } from './training';
import { updates } from './updates';
import { watched } from './watched';

/** The plugin's services by name. */
export const services = {
  channels,
  clock,
  confirmedPosts,
  exposures,
  meter,
  models,
  published,
  suggestions,
  tallies,
  targets,
  themes,
  trainer,
  training,
  freshness,
  freshnessLimits,
  updates,
  watched,
};
