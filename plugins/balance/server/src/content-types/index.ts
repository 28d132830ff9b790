import { closing } from './closing';
import { day } from './day';
import { exposure, exposureTheme } from './exposure';
import { play } from './play';
import { recount } from './recount';
import { suggestChoice } from './suggest-choice';
import { freshnessLimit } from './freshness-limit';
import { progress, stretch } from './stretch';
import { pin } from './pin';
import { suggestModel } from './suggest-model';
import { target } from './target';
import { theme } from './theme';

/** The plugin's tables; only `theme` is shown to people. */
export const contentTypes = {
  theme,
  target,
  exposure,
  'exposure-theme': exposureTheme,
  'suggest-model': suggestModel,
  play,
  day,
  recount,
  closing,
  'suggest-choice': suggestChoice,
  stretch,
  progress,
  'freshness-limit': freshnessLimit,
  pin,
};

/** Uids of the plugin's tables. */
export const UIDS = {
  theme: 'plugin::balance.theme',
  target: 'plugin::balance.target',
  exposure: 'plugin::balance.exposure',
  exposureTheme: 'plugin::balance.exposure-theme',
  suggestModel: 'plugin::balance.suggest-model',
  play: 'plugin::balance.play',
  day: 'plugin::balance.day',
  recount: 'plugin::balance.recount',
  closing: 'plugin::balance.closing',
  suggestChoice: 'plugin::balance.suggest-choice',
  stretch: 'plugin::balance.stretch',
  progress: 'plugin::balance.progress',
  freshnessLimit: 'plugin::balance.freshness-limit',
  pin: 'plugin::balance.pin',
} as const;
