/** Strapi key of the plugin. */
export const PLUGIN_ID = 'balance';

/** Path of the plugin's page, relative to the admin panel. */
export const PAGE_PATH = `plugins/${PLUGIN_ID}`;

/** Permission to see the meter. */
export const READ_METER = 'plugin::balance.meter.read';
