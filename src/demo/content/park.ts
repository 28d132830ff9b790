import type { ChannelCode, ColumnCode, ThemeCode, TopicCode } from './types';

/** A row of a small table of the park: its code and what people call it. */
export interface Named<C extends string> {
  code: C;
  name: string;
}

/** Themes with the names of the public contract. */
export const THEMES: readonly Named<ThemeCode>[] = [
  { code: 'industry', name: '产业发展' },
  { code: 'ideals', name: '理想信念与价值观' },
  { code: 'guidance', name: '政策与办事指南' },
  { code: 'livelihood', name: '民生服务' },
];

/** Channels of the demo park. */
export const CHANNELS: readonly Named<ChannelCode>[] = [
  { code: 'website', name: '官方网站' },
  { code: 'wechat', name: '微信公众号' },
  { code: 'screen', name: '园区大屏' },
];

/** Columns of the park's website, in menu order. */
export const COLUMNS: readonly Named<ColumnCode>[] = [
  { code: 'news', name: '园区动态' },
  { code: 'notice', name: '通知公告' },
  { code: 'policy', name: '政策解读' },
  { code: 'service', name: '办事服务' },
  { code: 'life', name: '园区生活' },
  { code: 'culture', name: '文明风尚' },
];

/** Topics that gather posts across columns. */
export const TOPICS: readonly Named<TopicCode>[] = [
  { code: 'new-energy', name: '新能源产业' },
  { code: 'safety', name: '安全生产' },
  { code: 'talent', name: '人才服务' },
  { code: 'green', name: '绿色园区' },
];

/** Offices of the fictional park that sign its posts. */
export const UNITS = {
  office: '海东新能源产业园综合办公室',
  industry: '海东新能源产业园产业发展部',
  enterprise: '海东新能源产业园企业服务中心',
  safety: '海东新能源产业园安全生产部',
  life: '海东新能源产业园公共服务中心',
  union: '海东新能源产业园工会联合会',
  weekly: '海东产业周报',
} as const;
