/** The key of this plugin: prefix of its routes, permissions and translations. */
export const PLUGIN_ID = 'word-check';

/** The permission to write rule packs, which the page of packs is for. */
export const MANAGE_PACKS = 'plugin::word-check.packs.manage';

/** Where the pages of packs live, relative to the admin panel's root. */
export const PACKS_PATH = `plugins/${PLUGIN_ID}`;
