/** Ids of the plugin's permission actions. */
export const ACTIONS = { manageScreens: 'plugin::delivery.screens.manage' } as const;

/** The plugin's permission actions, as an administrator sees them in a role. */
export const PERMISSIONS = [
  { uid: 'screens.manage', displayName: '管理大屏 / Manage screens', subCategory: 'delivery' },
].map((action) => ({ section: 'plugins', pluginName: 'delivery', ...action }));
