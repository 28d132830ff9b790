import { calendar } from './calendar';
import { channels } from './channels';
import { choices } from './choices';
import { clock } from './clock';
import { closings } from './closings';
import { confirmedPosts } from './confirmed-posts';
import { daySums } from './day-sums';
import { exposureLines } from './exposure-lines';
import { exposures } from './exposures';
import { forecast } from './forecast';
import { freshness } from './freshness';
import { freshnessLimits } from './freshness-limits';
import { history } from './history';
import { labelChoices } from './label-choices';
import { meter } from './meter';
import { meterFiles } from './meter-files';
import { models } from './models';
import { night } from './night';
import { orders } from './orders';
import { pins } from './pins';
import { plays } from './plays';
import { positions } from './positions';
import { published } from './published';
import { recounts } from './recounts';
import { reportFacts } from './report-facts';
import { reports } from './reports';
import { shownLately } from './shown-lately';
import { suggestions } from './suggestions';
import { tallies } from './tallies';
import { targetHistory } from './target-history';
import { targets } from './targets';
import { themes } from './themes';
import { trainer } from './trainer';
import { training } from './training';
import { updates } from './updates';
import { watched } from './watched';
import { whatIf } from './what-if';

/** The plugin's services by name. */
export const services = {
  calendar,
  channels,
  choices,
  clock,
  closings,
  confirmedPosts,
  daySums,
  exposureLines,
  exposures,
  forecast,
  freshness,
  freshnessLimits,
  history,
  labelChoices,
  meter,
  meterFiles,
  models,
  night,
  orders,
  pins,
  plays,
  positions,
  published,
  recounts,
  reportFacts,
  reports,
  shownLately,
  suggestions,
  tallies,
  targetHistory,
  targets,
  themes,
  trainer,
  training,
  updates,
  watched,
  whatIf,
};
