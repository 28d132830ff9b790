/** Strapi key of the plugin. */
export const PLUGIN_ID = 'balance';

/** Path of the plugin's page, relative to the admin panel. */
export const PAGE_PATH = `plugins/${PLUGIN_ID}`;

/** The page of the theme suggestion, below the plugin's own. */
export const MODELS_PART = 'theme-suggestion';

/** The page of analysis reports, below the plugin's own. */
export const REPORTS_PART = 'reports';

/** On the way to a new post of the plan, below the plugin's own page. */
export const WRITE_PART = 'write';

/** Strapi's permission to create entries. */
export const CREATE_ENTRY = 'plugin::content-manager.explorer.create';

/** The page of the update limits, below the plugin's own. */
export const FRESHNESS_PART = 'freshness';

/** The page that explains the order of lists, below the plugin's own. */
export const ORDER_PART = 'order';

/** Permission to see the meter. */
export const READ_METER = 'plugin::balance.meter.read';
