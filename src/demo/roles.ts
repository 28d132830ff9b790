import type { Core } from '@strapi/strapi';
import type { RoleCode } from './accounts';

const ARTICLE = 'api::article.article';
const LOCALES = ['zh-Hans', 'en'];

/** Types whose entries the editor screen links to: every role has to be able to read them. */
const RELATION_TARGETS = [
  'plugin::balance.theme',
  'plugin::delivery.channel',
  'api::column.column',
  'api::topic.topic',
];

interface Permission {
  action: string;
  subject?: string | null;
  properties?: { fields?: string[]; locales?: string[] };
  conditions?: string[];
}

interface RoleDefinition {
  code: Exclude<RoleCode, 'strapi-super-admin'>;
  name: string;
  description: string;
  articleActions: string[];
  actions: string[];
}

const READING = [
  'plugin::upload.read',
  'plugin::review.tasks.read',
  'plugin::review.workflows.read',
  'plugin::review.sources.read',
  'plugin::review.corrections.read',
  'plugin::word-check.scan',
  'plugin::balance.meter.read',
];
const REVIEWING = [
  'plugin::review.submit',
  'plugin::review.act',
  'plugin::review.comments.write',
  'plugin::review.corrections.manage',
];
const WRITING = ['plugin::upload.assets.create', 'plugin::upload.assets.update', ...REVIEWING];

const ROLES: readonly RoleDefinition[] = [
  {
    code: 'sanshen-editor',
    name: '编辑',
    description: '撰写、修改、提交稿件',
    // Strapi's own publish right is granted on purpose: it is our gate that has to say no.
    articleActions: ['create', 'read', 'update', 'publish'],
    actions: [...READING, ...WRITING],
  },
  {
    code: 'sanshen-reviewer',
    name: '审核人',
    description: '按流程签审；改过的稿件自己不能再签',
    articleActions: ['read', 'update'],
    actions: [...READING, ...REVIEWING],
  },
  {
    code: 'sanshen-chief',
    name: '总编',
    description:
      '维护词库、重新检查全部内容、放行个人信息与涉密标志类问题、设定更新时限、置顶与紧急内容；另有审核人角色',
    articleActions: ['read'],
    actions: [
      ...READING,
      'plugin::word-check.packs.manage',
      'plugin::word-check.rescans.manage',
      'plugin::word-check.waivers.grave',
      'plugin::balance.reports.read',
      'plugin::balance.freshness.manage',
      'plugin::balance.pins.manage',
    ],
  },
  {
    code: 'sanshen-auditor',
    name: '监督员',
    description: '查看全部内容与责任台账，不作任何改动',
    articleActions: ['read'],
    actions: [...READING, 'plugin::review.ledger.read', 'plugin::balance.reports.read'],
  },
];

function contentPermissions(strapi: Core.Strapi, role: RoleDefinition): Permission[] {
  const fieldsOf = (uid: string): string[] =>
    strapi.service('admin::content-type').getNestedFields(strapi.getModel(uid as 'admin::user'), {
      components: strapi.components,
      nestingLevel: 3,
    });
  const articles = role.articleActions.map((action) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: ARTICLE,
    properties: action === 'publish' ? { locales: LOCALES } : { fields: fieldsOf(ARTICLE), locales: LOCALES },
    conditions: [],
  }));
  const targets = RELATION_TARGETS.map((subject) => ({
    action: 'plugin::content-manager.explorer.read',
    subject,
    properties: { fields: fieldsOf(subject) },
    conditions: [],
  }));
  return [...articles, ...targets];
}

/** Creates the park's roles (once) and grants what each needs. @returns role ids by code, super admin included */
export async function plantRoles(strapi: Core.Strapi): Promise<Map<RoleCode, number>> {
  const service = strapi.service('admin::role');
  const ids = new Map<RoleCode, number>([['strapi-super-admin', (await service.getSuperAdmin()).id]]);
  for (const role of ROLES) {
    const existing = await service.findOne({ code: role.code });
    const { id } =
      existing ?? (await service.create({ name: role.name, code: role.code, description: role.description }));
    ids.set(role.code, id);
    const own = role.actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] }));
    await service.assignPermissions(id, [...contentPermissions(strapi, role), ...own]);
  }
  return ids;
}
