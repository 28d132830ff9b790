/** Admin actions of this plugin: id after `plugin::word-check.`, and its name in the role editor. */
export const PERMISSIONS = [
  { uid: 'scan', displayName: 'Check texts and read rule packs (检查文字、查看词库)' },
  { uid: 'packs.manage', displayName: 'Write rule packs (维护词库)' },
  { uid: 'rescans.manage', displayName: 'Check everything again, and see what was found (重新检查全部内容)' },
  { uid: 'waivers.grave', displayName: 'Waive findings of personal data and secrecy (放行个人信息、涉密标志类问题)' },
] as const;

/** The full id of an action. */
export const actionId = (uid: (typeof PERMISSIONS)[number]['uid']): string => `plugin::word-check.${uid}`;
