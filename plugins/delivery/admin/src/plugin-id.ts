/** Strapi key of the plugin. */
export const PLUGIN_ID = 'delivery';

/** Path of the page of screens, relative to the admin panel. */
export const SCREENS_PATH = `plugins/${PLUGIN_ID}/screens`;

/** Permission to manage screens. */
export const MANAGE_SCREENS = 'plugin::delivery.screens.manage';
