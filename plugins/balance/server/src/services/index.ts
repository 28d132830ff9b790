import { channels } from './channels';
import { calendar } from './calendar';
import { choices } from './choices';
import { clock } from './clock';
import { confirmedPosts } from './confirmed-posts';
import { exposures } from './exposures';
import { forecast } from './forecast';
import { labelChoices } from './label-choices';
import { meter } from './meter';
import { models } from './models';
import { published } from './published';
import { suggestions } from './suggestions';
import { tallies } from './tallies';
import { targets } from './targets';
import { themes } from './themes';
import { trainer } from './trainer';
import { training } from './training';
import { whatIf } from './what-if';

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
  calendar,
  choices,
  forecast,
  labelChoices,
  whatIf,
};
