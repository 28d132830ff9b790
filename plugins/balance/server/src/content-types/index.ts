import { exposure, exposureTheme } from './exposure';
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
  pin,
};

/** Uids of the plugin's tables. */
export const UIDS = {
  theme: 'plugin::balance.theme',
  target: 'plugin::balance.target',
  exposure: 'plugin::balance.exposure',
  exposureTheme: 'plugin::balance.exposure-theme',
  suggestModel: 'plugin::balance.suggest-model',
  pin: 'plugin::balance.pin',
} as const;
