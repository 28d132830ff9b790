import { HIDDEN } from './hidden';

/**
 * One row per document, locale and channel: since when it counts there, with which labels, and whether it was recalled.
 * `weights` is `{ themeCode: thousandths of a post }`, empty for a post without a theme.
 */
export const exposure = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_exposures',
    info: { singularName: 'exposure', pluralName: 'exposures', displayName: 'Balance exposure' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      uid: { type: 'string', required: true },
      document: { type: 'string', required: true },
      locale: { type: 'string', required: true },
      channel: { type: 'string', required: true },
      firstReleasedAt: { type: 'datetime', required: true },
      recalledAt: { type: 'datetime' },
      weights: { type: 'json', required: true },
    },
    indexes: [
      { name: 'balance_exposures_unique', columns: ['uid', 'document', 'locale', 'channel'], type: 'unique' },
      { name: 'balance_exposures_channel', columns: ['channel'] },
      { name: 'balance_exposures_feed', columns: ['channel', 'locale', 'first_released_at'] },
      { name: 'balance_exposures_recalled', columns: ['channel', 'locale', 'recalled_at'] },
    ],
  },
} as const;

/**
 * The same facts as the meter adds them up: one row per counting exposure and theme, none for a recalled one.
 * A post without a theme has one row with the empty theme, so that one query gives every number of a reading.
 */
export const exposureTheme = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_exposure_themes',
    info: { singularName: 'exposure-theme', pluralName: 'exposure-themes', displayName: 'Balance exposure by theme' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      exposure: { type: 'integer', required: true },
      channel: { type: 'string', required: true },
      firstReleasedAt: { type: 'datetime', required: true },
      theme: { type: 'string' },
      permille: { type: 'integer', required: true },
    },
    indexes: [
      { name: 'balance_exposure_themes_sum', columns: ['channel', 'first_released_at', 'theme', 'permille'] },
      { name: 'balance_exposure_themes_unique', columns: ['exposure', 'theme'], type: 'unique' },
    ],
  },
} as const;
