import type { Pack, Rule } from '../core/rule';
import { facts, read, unread, words, type Facts } from './rule-makers';

const MARKS = read('《保守国家秘密法》及国家秘密标志形式“密级★保密期限”（保密宣传材料转载）', '2024年修订');
const OFFICE = unread('《党政机关公文处理工作条例》、GB/T 9704-2012 党政机关公文格式', '2012');
const HABIT = unread('信息发布保密审查惯例');

const mark = (given: Omit<Facts, 'category'>, rest: Partial<Rule>): Rule => ({
  ...facts({ ...given, category: 'secrecy' }),
  kind: 'pattern',
  match: { boundary: false },
  ...rest,
});

const RULES: readonly Rule[] = [
  mark(
    {
      id: 'se-01',
      severity: 'block',
      message: '国家秘密标志“{text}”，涉密内容不得公开发布',
      messageEn: 'A mark of state secrets; such content may not be published',
      source: MARKS,
      hit: '机密★10年',
      miss: '严守国家机密',
    },
    {
      pattern: '(?:绝密|机密|秘密)\\s?[★☆]',
      anchors: words('绝密 机密 秘密'),
      match: { boundary: false, skip: false },
    },
  ),
  mark(
    {
      id: 'se-02',
      severity: 'warn',
      message: '写明了密级“{text}”，请先作保密审查',
      messageEn: 'States a level of secrecy; have it reviewed first',
      source: MARKS,
      hit: '密级：秘密',
      miss: '国家秘密的密级分为三级',
    },
    { pattern: '密级[:：]\\s?(?:绝密|机密|秘密|内部)|保密期限[:：]\\s?(?:\\d+|长期)', anchors: words('密级 保密期限') },
  ),
  mark(
    {
      id: 'se-03',
      severity: 'warn',
      message: '内部资料标记“{text}”，不宜公开发布',
      messageEn: 'Marked as internal',
      source: HABIT,
      hit: '内部资料 注意保存',
      miss: '编印内部资料目录',
    },
    {
      pattern:
        '内部(?:资料|文件|材料|刊物|信息|参阅|参考)[\\s　，,、★!！]*(?:注意保[存密]|请勿外传|不得外传|严禁外传|妥善保管|严禁翻印|禁止外传)',
      anchors: words('内部资料 内部文件 内部材料 内部刊物 内部信息 内部参阅 内部参考'),
    },
  ),
  mark(
    {
      id: 'se-04',
      severity: 'warn',
      message: '“{text}”：原件要求不公开，请核对能否发布',
      messageEn: 'The original says it is not to be made public',
      source: HABIT,
      hit: '此件不宜公开',
      miss: '此件公开发布',
    },
    {
      pattern:
        '(?:此件|本件|本文件|本材料|以上内容)[^，。；\\n]{0,4}(?:不宜公开|不予公开|不公开|不得公开|请勿公开)|公开属性[:：]\\s?(?:不予公开|不公开|依申请公开)',
      anchors: words('公开'),
    },
  ),
  mark(
    {
      id: 'se-05',
      severity: 'warn',
      message: '“{text}”是内部传阅要求，请核对能否发布',
      messageEn: 'An instruction for internal readers',
      source: HABIT,
      hit: '请勿转发外传，阅后销毁',
      miss: '欢迎转发',
    },
    {
      kind: 'existence',
      terms: words(
        '阅后销毁 阅后即焚 阅后收回 请勿外传 不得外传 严禁外传 切勿外传 仅供内部使用 仅限内部使用 仅供内部参考 仅限内部传阅 内部掌握 不对外公布 严禁拍照外传',
      ),
    },
  ),
  mark(
    {
      id: 'se-06',
      severity: 'warn',
      message: '“{text}”限定了发送范围，请核对能否公开',
      messageEn: 'Says who may receive it; may it be public?',
      source: OFFICE,
      hit: '（此件发至县团级）',
      miss: '（此件公开发布）',
    },
    { pattern: '(?:此件|本件)(?:只)?发至[^，。；\\n）)]{1,10}', anchors: ['发至'] },
  ),
  mark(
    {
      id: 'se-07',
      severity: 'info',
      message: '公文紧急程度“{text}”不随文公开',
      messageEn: 'The mark of urgency stays with the original',
      source: OFFICE,
      hit: '特急\n关于防汛工作的通知',
      miss: '特急病人优先',
    },
    { pattern: '^[ \\t　]*(?:特急|加急|特提|平急)[ \\t　]*$', anchors: words('特急 加急 特提 平急') },
  ),
  mark(
    {
      id: 'se-08',
      severity: 'warn',
      message: '“{text}”：文稿还不是定稿，请换成正式文本',
      messageEn: 'Still marked as a draft',
      source: HABIT,
      hit: '园区管理办法（送审稿）',
      miss: '公开征求意见稿的意见',
    },
    {
      pattern:
        '[（(](?:送审稿|讨论稿|代拟稿|报批稿|初稿|草稿|修改稿|未定稿|内部稿|第[一二三四五六七八九十\\d]+稿)[）)]',
      anchors: ['稿'],
    },
  ),
  mark(
    {
      id: 'se-09',
      severity: 'warn',
      message: '商业秘密、工作秘密标记“{text}”，请先经权利人同意或保密审查',
      messageEn: 'Marked as a trade or work secret',
      source: unread('《中央企业商业秘密保护暂行规定》；《保守国家秘密法》第六十四条', '2010；2024'),
      hit: '商密▲3年',
      miss: '保护商业秘密',
    },
    {
      pattern: '(?:核心商密|普通商密|商密|商业秘密|工作秘密)\\s?[▲△★●]',
      anchors: words('商密 商业秘密 工作秘密'),
      match: { boundary: false, skip: false },
    },
  ),
  mark(
    {
      id: 'se-10',
      severity: 'info',
      message: '“{text}”是份号、传阅编号，不随文公开',
      messageEn: 'The number of a copy does not go public',
      source: OFFICE,
      hit: '份号：000123',
      miss: '一式三份',
    },
    {
      pattern: '(?:份号|传阅编号|印发份数)[:：]?\\s?(?:№|No\\.?)?\\s?\\d{1,8}',
      anchors: words('份号 传阅编号 印发份数'),
    },
  ),
  mark(
    {
      id: 'se-11',
      severity: 'warn',
      message: '“{text}”：尚在解密期或发布限期之前，核对发布时间',
      messageEn: 'Under embargo; check the time',
      source: HABIT,
      hit: '（10月1日前不得发布）',
      miss: '10月1日前完成',
    },
    {
      pattern: '(?:前|之前)(?:不得|禁止|严禁|请勿)(?:对外)?(?:发布|公开|报道|刊发|转载)',
      anchors: words('发布 公开 报道 刊发 转载'),
    },
  ),
];

/** Marks of what is not meant for the public. */
export const secrecy: Pack = { key: 'secrecy', name: '涉密与内部标记', nameEn: 'Secrecy marks', rules: RULES };
