/** Ids of the plugin's permission actions. */
export const ACTIONS = {
  readMeter: 'plugin::balance.meter.read',
  manageTargets: 'plugin::balance.targets.manage',
  trainModel: 'plugin::balance.models.train',
  readReports: 'plugin::balance.reports.read',
  manageFreshness: 'plugin::balance.freshness.manage',
  managePins: 'plugin::balance.pins.manage',
} as const;

/** The plugin's permission actions, as an administrator sees them in a role. */
export const PERMISSIONS = [
  { uid: 'meter.read', displayName: '查看平衡度 / See the balance meter', subCategory: 'balance' },
  { uid: 'targets.manage', displayName: '设定主题目标 / Set theme targets', subCategory: 'balance' },
  { uid: 'models.train', displayName: '训练主题建议 / Train the theme suggestion', subCategory: 'balance' },
  { uid: 'reports.read', displayName: '查看研判材料 / Read analysis reports', subCategory: 'balance' },
  { uid: 'freshness.manage', displayName: '设定更新时限 / Set update limits', subCategory: 'balance' },
  { uid: 'pins.manage', displayName: '置顶与紧急内容 / Pin items and set emergencies', subCategory: 'balance' },
].map((action) => ({ section: 'plugins', pluginName: 'balance', ...action }));
