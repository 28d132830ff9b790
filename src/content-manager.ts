import type { Core } from '@strapi/strapi';

/** How a type looks in the Content Manager: words for its fields, what the list shows, and where each field stands. */
interface Screen {
  uid: string;
  kind: 'content-types' | 'components';
  labels: Record<string, string>;
  hints?: Record<string, string>;
  list: string[];
  /** Rows of fields; widths in twelfths. */
  edit: [name: string, size: number][][];
  sort?: { by: string; order: 'ASC' | 'DESC' };
  /** For relations: which field of the target the picker shows. */
  shownBy?: Record<string, string>;
}

const CODED = {
  code: '代码',
  name: '名称',
  createdAt: '创建时间',
  updatedAt: '更新时间',
  createdBy: '创建人',
  updatedBy: '更新人',
};

const SCREENS: readonly Screen[] = [
  {
    uid: 'api::article.article',
    kind: 'content-types',
    labels: {
      title: '标题',
      summary: '摘要',
      body: '正文',
      cover: '封面图',
      attachments: '附件',
      theme: '主题',
      themeWeights: '主题权重',
      channels: '发布渠道',
      column: '栏目',
      topic: '专题',
      source: '稿源',
      aiDeclaration: 'AI 使用声明',
      displayFrom: '展示开始时间',
      displayUntil: '展示结束时间',
      createdAt: '创建时间',
      updatedAt: '更新时间',
      publishedAt: '发布时间',
      createdBy: '创建人',
      updatedBy: '更新人',
    },
    hints: {
      themeWeights: '一稿多主题时填写，合计 1000；不填则全部计入“主题”。',
      displayFrom: '不填则签发后立即展示。',
      displayUntil: '不填则一直展示。',
    },
    list: ['title', 'column', 'theme', 'channels', 'updatedAt'],
    edit: [
      [['title', 12]],
      [['summary', 12]],
      [['body', 12]],
      [
        ['cover', 6],
        ['attachments', 6],
      ],
      [
        ['theme', 6],
        ['channels', 6],
      ],
      [
        ['column', 6],
        ['topic', 6],
      ],
      [['themeWeights', 12]],
      [['source', 12]],
      [
        ['aiDeclaration', 4],
        ['displayFrom', 4],
        ['displayUntil', 4],
      ],
    ],
    sort: { by: 'updatedAt', order: 'DESC' },
    shownBy: { theme: 'name', channels: 'name', column: 'name', topic: 'name' },
  },
  {
    uid: 'article.source',
    kind: 'components',
    labels: {
      ...{ kind: '类别', unit: '来源单位', url: '原文网址', author: '作者' },
      ...{ originalTitle: '原标题', titleReason: '改题理由' },
    },
    hints: {
      unit: '转载须选稿源名单内的单位。',
      originalTitle: '转载填写；与本稿标题不同时须写改题理由。',
      titleReason: '不对外公开。',
    },
    list: ['kind', 'unit', 'author'],
    edit: [
      [
        ['kind', 6],
        ['unit', 6],
      ],
      [
        ['url', 6],
        ['author', 6],
      ],
      [
        ['originalTitle', 6],
        ['titleReason', 6],
      ],
    ],
  },
  {
    uid: 'article.theme-weight',
    kind: 'components',
    labels: { theme: '主题', permille: '权重（千分之）' },
    list: ['permille'],
    edit: [
      [
        ['theme', 6],
        ['permille', 6],
      ],
    ],
    shownBy: { theme: 'name' },
  },
  ...['api::column.column', 'api::topic.topic'].map(
    (uid): Screen => ({
      uid,
      kind: 'content-types',
      labels: CODED,
      list: ['name', 'code'],
      edit: [
        [
          ['name', 6],
          ['code', 6],
        ],
      ],
    }),
  ),
  {
    uid: 'plugin::balance.theme',
    kind: 'content-types',
    labels: { ...CODED, color: '颜色', rank: '次序' },
    list: ['name', 'code', 'rank'],
    edit: [
      [
        ['name', 6],
        ['code', 6],
      ],
      [
        ['color', 6],
        ['rank', 4],
      ],
    ],
  },
  {
    uid: 'plugin::delivery.channel',
    kind: 'content-types',
    labels: { ...CODED, kind: '类别' },
    list: ['name', 'code', 'kind'],
    edit: [
      [
        ['name', 6],
        ['code', 6],
      ],
      [['kind', 6]],
    ],
  },
  {
    uid: 'plugin::review.person',
    kind: 'content-types',
    labels: {
      ...CODED,
      code: '人员代码',
      name: '姓名',
      unit: '单位',
      post: '职务',
      superior: '上级',
      accounts: '登录账号',
    },
    list: ['name', 'unit', 'post', 'code'],
    edit: [
      [
        ['name', 6],
        ['code', 6],
      ],
      [
        ['unit', 6],
        ['post', 6],
      ],
      [
        ['superior', 6],
        ['accounts', 6],
      ],
    ],
    shownBy: { superior: 'name', accounts: 'email' },
  },
];

/** Raised when the screens above change; an administrator's own later changes stay until then. */
const VERSION = 1;

interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
  layouts: { list: string[]; edit: { name: string; size: number }[][] };
}

function applied(screen: Screen, before: Configuration): Configuration {
  const metadatas = structuredClone(before.metadatas);
  for (const [field, label] of Object.entries(screen.labels)) {
    const metadata = metadatas[field];
    if (!metadata) continue;
    metadata.edit = { ...metadata.edit, label, description: screen.hints?.[field] ?? '' };
    metadata.list = { ...metadata.list, label };
    const mainField = screen.shownBy?.[field];
    if (mainField) metadata.edit = { ...metadata.edit, mainField };
  }
  const main = screen.list[0] ?? 'id';
  return {
    settings: {
      ...before.settings,
      pageSize: 20,
      ...(screen.kind === 'content-types' && screen.list.includes('name') ? { mainField: 'name' } : {}),
      ...(screen.sort
        ? { defaultSortBy: screen.sort.by, defaultSortOrder: screen.sort.order }
        : { defaultSortBy: main }),
    },
    metadatas,
    layouts: { list: screen.list, edit: screen.edit.map((row) => row.map(([name, size]) => ({ name, size }))) },
  };
}

/** Gives the Content Manager Chinese words and a sensible order for the host's types, once per version. */
export async function arrangeContentManager(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'sanshen', key: 'content-manager' });
  if ((await store.get({})) === VERSION) return;
  for (const screen of SCREENS) {
    const service = strapi.plugin('content-manager').service(screen.kind);
    const model =
      screen.kind === 'components' ? strapi.components[screen.uid as never] : strapi.contentTypes[screen.uid as never];
    const before = (await service.findConfiguration(model)) as Configuration;
    await service.updateConfiguration(model, applied(screen, before));
  }
  await store.set({ value: VERSION });
}
