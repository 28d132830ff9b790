import type { Rule } from '../core/rule';
import { facts, unread, words } from './rule-makers';
import { USAGE } from './wording-makers';
import { MIXED } from './wording-mixed';

const LETTERS = unread('各商标、标准自用写法');

/** Two forms of one thing: a document uses one. */
const oneOf = (
  id: string,
  either: readonly string[],
  hit: string,
  miss: string,
  exceptions?: readonly string[],
): Rule => ({
  ...facts({
    id,
    severity: 'info',
    category: 'wording',
    message: `“{text}”与同篇别处写法不一，全篇统一用一种`,
    messageEn: 'Written in two ways in one document; choose one',
    source: USAGE,
    hit,
    miss,
  }),
  kind: 'consistency',
  either: [either],
  ...(exceptions ? { exceptions } : {}),
});

const ONE_FORM_PER_TEXT: readonly Rule[] = [
  oneOf('wo-301', ['惟一', '唯一'], '唯一标准，也是惟一依据', '唯一标准，也是唯一依据'),
  oneOf('wo-302', ['报导', '报道'], '据报道，另据报导', '据报道，另据报道'),
  oneOf('wo-303', ['想像', '想象'], '难以想象，不可想像', '难以想象，不可想象'),
  oneOf('wo-304', ['当做', '当作'], '当作大事，当做要事', '当作大事，当作要事'),
  oneOf('wo-305', ['其它', '其他'], '其他事项和其它问题', '其他事项和其他问题', ['尤其它']),
  oneOf('wo-306', ['交待', '交代'], '交代问题，交待任务', '交代问题，交代任务'),
  oneOf('wo-307', ['订金', '定金'], '先交定金，订金不退', '先交定金，定金不退'),
  oneOf('wo-308', ['公众号', '公共号'], '关注公众号，公共号每日更新', '关注公众号，公众号每日更新'),
  oneOf('wo-309', ['启事', '启示'], '招领启事，此启示长期有效', '招领启事，此启事长期有效'),
];

/** Names whose capitals are part of them. Not in addresses, where small letters are the rule. */
const capitals = (id: string, pattern: string, style: 'upper', hit: string, miss: string): Rule =>
  ({
    ...facts({
      id,
      severity: 'info',
      category: 'wording',
      message: '缩略语“{text}”用大写字母',
      messageEn: 'This abbreviation is written in capitals',
      source: LETTERS,
      hit,
      miss,
    }),
    kind: 'capitalisation',
    pattern: `(?<![A-Za-z0-9./_@:#?=&-])(?:${pattern})(?![A-Za-z0-9./_@:=&-])`,
    style,
    match: { boundary: false },
  }) as const;

const CAPITALS: readonly Rule[] = [
  capitals('wo-321', 'gdp|cpi|ppi|pmi', 'upper', '全区Gdp增长5%', '全区GDP增长5%'),
  capitals('wo-322', 'pdf|docx?|xlsx?|pptx?|jpe?g|mp[34]', 'upper', '请上传Pdf文件', '请访问a.example/b.pdf'),
  capitals('wo-323', 'usb|gps|cpu|gpu|led|lng|ip地址', 'upper', '安装Led大屏', '安装LED大屏'),
  capitals('wo-324', 'ceo|cfo|cto|ipo|esg|ppp|epc', 'upper', '公司Ceo介绍', '公司CEO介绍'),
  {
    ...facts({
      id: 'wo-325',
      severity: 'info',
      category: 'wording',
      message: '“{text}”的大小写与其通行写法不同',
      messageEn: 'This name is written with other capitals',
      source: LETTERS,
      hit: '提供Ios和安卓两版',
      miss: '提供iOS和安卓两版',
    }),
    kind: 'capitalisation',
    terms: words('Wi-Fi iOS Android GitHub iPhone WeChat ChatGPT DeepSeek LoRa NB-IoT'),
  },
];

const AGAIN: readonly Rule[] = [
  {
    ...facts({
      id: 'wo-331',
      severity: 'warn',
      category: 'wording',
      message: '“{text}”连写两遍，删去一处',
      messageEn: 'This word stands twice in a row',
      source: USAGE,
      hit: '关于关于印发方案的通知',
      miss: '关于印发方案的通知',
    }),
    kind: 'repetition',
    terms: words(
      '关于 进行 以及 通过 为了 根据 按照 由于 因为 对于 我们 他们 可以 已经 并且 但是 所以 如果 同时 其中 工作 建设 发展 项目 企业 园区 ' +
        '服务 管理 开展 实施 推进 落实 加强 积极 全面 进一步',
    ),
    match: { boundary: false },
  },
  {
    ...facts({
      id: 'wo-332',
      severity: 'warn',
      category: 'wording',
      message: '“{text}”紧接着重复，删去一处',
      messageEn: 'A run of characters stands twice in a row',
      source: USAGE,
      hit: '会议要求落实主体责任落实主体责任',
      miss: '会议要求落实主体责任，压实主体责任',
    }),
    kind: 'repetition',
    run: [4, 30],
    exceptions: words('加油加油加油加油 哈哈哈哈哈哈哈哈'),
  },
  {
    ...facts({
      id: 'wo-333',
      severity: 'info',
      category: 'wording',
      message: '一句之内“{text}”已用两次，换一种说法',
      messageEn: 'The third time in one sentence; say it otherwise',
      source: USAGE,
      hit: '进一步加强领导，进一步明确责任，进一步改进作风。',
      miss: '进一步加强领导。进一步明确责任。进一步改进作风。',
    }),
    kind: 'occurrence',
    terms: ['进一步'],
    per: 'sentence',
    most: 2,
  },
  {
    ...facts({
      id: 'wo-334',
      severity: 'info',
      category: 'wording',
      message: '一段之内叹号过多，陈述语气用句号',
      messageEn: 'Too many exclamation marks in one paragraph',
      source: unread('GB/T 15834-2011 标点符号用法 4.3', '2011'),
      hit: '快来！快来！快来！快来！快来！快来！',
      miss: '快来！快来！',
    }),
    kind: 'occurrence',
    pattern: '[！!]+',
    per: 'paragraph',
    most: 5,
  },
];

/** Constructions, repetitions and forms that a proofreader sees only by looking at more than one word. */
export const SENTENCES: readonly Rule[] = [...ONE_FORM_PER_TEXT, ...CAPITALS, ...AGAIN, ...MIXED];
