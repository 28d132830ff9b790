import { UNITS } from './park';

/** Where these rules come from. Everybody and everything in them is made up. */
const SOURCE = { title: '海东新能源产业园名称与排序表（虚构）', date: '2026-08', read: true };

/** The park's leaders from the first to the last, with the titles each of them bears. */
const LEADERS = [
  { name: '许延亭', titles: ['党工委书记'] },
  { name: '顾明川', titles: ['管委会主任', '党工委副书记'] },
  { name: '沈知远', titles: ['管委会副主任'] },
  { name: '梁书宁', titles: ['纪检监察工委书记'] },
];

/** Full and short names of the park's offices. */
const OFFICES = [
  ['企业服务中心', '企服中心'],
  ['公共服务中心', '公服中心'],
  ['安全生产部', '安监部'],
  ['产业发展部', '产发部'],
];

const PARK = '海东新能源产业园';

const rule = (id: string, facts: object) => ({ id, severity: 'warn', category: 'names', source: SOURCE, ...facts });

/** The park's own list of names and titles, as a word pack; its keepers change it on the packs page. */
export const NAMES_PACK = {
  key: 'park-names',
  name: '园区人名、职务与机构名称',
  rules: [
    rule('pn-01', {
      kind: 'sequence',
      order: LEADERS,
      match: { boundary: false },
      message: '“{text}”与园区领导名单的排序或职务不符',
      messageEn: '“{text}” does not agree with the list of the park’s leaders',
      why: '出席、讲话等并列时按名单排序，职务写全',
      examples: {
        hit: ['沈知远、许延亭出席会议。', '管委会主任许延亭讲话。', '管委会副主任沈知远，管委会主任顾明川参加'],
        miss: ['许延亭、顾明川和沈知远出席会议。', '党工委书记许延亭讲话。', '沈知远主持，许延亭讲话。'],
      },
    }),
    rule('pn-02', {
      kind: 'consistency',
      either: OFFICES,
      match: { boundary: false },
      message: '同一篇稿件里机构名称前后不一，“{text}”请统一',
      messageEn: 'An office has two names in this text; use one of them',
      why: '一篇稿件里同一机构只用一个名称，首次出现用全称',
      examples: {
        hit: ['企业服务中心负责受理，企服中心当日答复，企业服务中心存档。'],
        miss: ['企业服务中心负责受理，企业服务中心当日答复。', '材料交企业服务中心，场地问公共服务中心。'],
      },
    }),
    rule('pn-03', {
      kind: 'substitution',
      swap: { [`${PARK}区`]: PARK, 海东新能源园区: PARK, 海东产业园: PARK },
      match: { boundary: false },
      message: `园区全称是“${PARK}”`,
      messageEn: 'The full name of the park is another one',
      examples: { hit: [`${PARK}区今天开放`, '海东产业园招聘会'], miss: [`${UNITS.office}发布`, '海东产业周报报道'] },
    }),
    rule('pn-04', {
      kind: 'conditional',
      terms: ['纪检监察工委'],
      requires: [`${PARK}纪检监察工作委员会`],
      exceptions: ['纪检监察工委书记'],
      severity: 'info',
      match: { boundary: false },
      message: '用简称“{text}”前，先写一次全称',
      messageEn: 'Before this short name the full name should stand once',
      examples: {
        hit: ['纪检监察工委开展检查。'],
        miss: [`${PARK}纪检监察工作委员会（以下简称纪检监察工委）开展检查。`, '纪检监察工委书记梁书宁讲话。'],
      },
    }),
  ],
};
