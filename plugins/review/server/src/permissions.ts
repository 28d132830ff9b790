/** Permission actions of the plugin, as an administrator sees them in a role. */
export const PERMISSIONS = [
  { uid: 'tasks.read', displayName: '查看审稿任务 / See review tasks', subCategory: 'review' },
  { uid: 'submit', displayName: '提交审核 / Submit for review', subCategory: 'review' },
  {
    uid: 'act',
    displayName: '签审、签发、撤稿（仍须在流程名单上） / Sign, release, recall (if the workflow names you)',
    subCategory: 'review',
  },
  {
    uid: 'arrange',
    displayName: '指定替补、代人设置代理 / Name substitutes, arrange delegations for others',
    subCategory: 'review',
  },
  { uid: 'comments.write', displayName: '在稿件上批注 / Comment on texts', subCategory: 'review' },
  { uid: 'ledger.read', displayName: '查看责任台账 / Read the ledger', subCategory: 'ledger' },
  { uid: 'outbox.manage', displayName: '处理未送达的通知 / Manage the outbox', subCategory: 'outbox' },
  { uid: 'workflows.read', displayName: '查看审核流程 / See workflows', subCategory: 'workflows' },
  {
    uid: 'calendar.manage',
    displayName: '维护工作日历（改动会重排审稿时限） / Keep the working calendar (re-plans due times)',
    subCategory: 'calendar',
  },
  {
    uid: 'workflows.edit',
    displayName: '修改审核流程、指定接替人 / Change workflows, name substitutes',
    subCategory: 'workflows',
  },
  { uid: 'sources.read', displayName: '查看稿源名单 / See lists of sources', subCategory: 'gates' },
  { uid: 'sources.manage', displayName: '导入稿源名单 / Import lists of sources', subCategory: 'gates' },
  { uid: 'corrections.read', displayName: '查看纠错单 / See correction cases', subCategory: 'gates' },
  {
    uid: 'corrections.manage',
    displayName: '开立、办结纠错单 / Open and close correction cases',
    subCategory: 'gates',
  },
].map((action) => ({ section: 'plugins', pluginName: 'review', ...action }));
