import { channels } from './channels';
import { clock } from './clock';
import { confirmedPosts } from './confirmed-posts';
import { exposures } from './exposures';
import { meter } from './meter';
import { models } from './models';
import { orders } from './orders';
import { pins } from './pins';
import { published } from './published';
import { shownLately } from './shown-lately';
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
  exposures,
  meter,
  models,
  orders,
  pins,
  published,
  shownLately,
  suggestions,
  tallies,
  targets,
  themes,
  trainer,
  training,
};
