/** The key of this plugin: prefix of its routes, permissions and translations. */
export const PLUGIN_ID = 'word-check';
