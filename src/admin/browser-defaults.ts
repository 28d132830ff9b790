/** The two methods of `localStorage` that are needed here. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Strapi reads and writes the bare language code here (no JSON); a user's saved `preferedLanguage` replaces it at login. */
const LANGUAGE_KEY = 'strapi-admin-language';

/**
 * What a browser starts with when it has no value of its own, by `localStorage` key:
 * - the panel's language;
 * - the guided tour, which appears in development builds only and which no option of Strapi 5.54 switches off;
 * - the banner that announces the media library. Its key ends in the project's id: `undefined` until the panel knows
 *   it, then `false`, because package.json says `"uuid": false`.
 */
const DEFAULTS: ReadonlyArray<readonly [key: string, value: string]> = [
  [LANGUAGE_KEY, 'zh-Hans'],
  ['STRAPI_GUIDED_TOUR', JSON.stringify({ enabled: false })],
  ['STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:undefined', 'true'],
  ['STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true'],
];

/** Writes the defaults a browser lacks; what the user has chosen stays as it is. */
export function applyBrowserDefaults(storage: BrowserStorage): void {
  for (const [key, value] of DEFAULTS) {
    if (storage.getItem(key) === null) storage.setItem(key, value);
  }
}
