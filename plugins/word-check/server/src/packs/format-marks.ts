import type { Rule } from '../core/rule';
import { form, structure } from './format-makers';
import { read, unread } from './rule-makers';

const PUNCTUATION = (clause: string) => unread(`GB/T 15834-2011 标点符号用法 ${clause}`.trim(), '2011');
const PUNCTUATION_READ = (clause: string) => read(`GB/T 15834-2011 标点符号用法 ${clause}`, '2011');

/** Punctuation. */
export const MARKS: readonly Rule[] = [
  form(
    {
      id: 'fo-01',
      severity: 'warn',
      zh: '中文句内用全角点号',
      en: 'Chinese sentences take full-width marks',
      source: PUNCTUATION(''),
      hit: '你好,世界',
      miss: '共1,234人',
    },
    {
      pattern: '(?<=[\\u4e00-\\u9fff])[,;:!?](?=[\\u4e00-\\u9fff]|$)',
      swap: { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' },
    },
  ),
  form(
    {
      id: 'fo-02',
      severity: 'warn',
      zh: '点号叠用，保留一个（问号、叹号最多三个）',
      en: 'One mark is enough',
      source: PUNCTUATION('问号、叹号'),
      hit: '很好，，谢谢',
      miss: '真的吗？？？',
    },
    {
      pattern: '[，、；：]{2,}|(?<!。)。{2}(?!。)|[！？]{4,}',
      swap: { '，，': '，', '、、': '、', '；；': '；', '：：': '：', '。。': '。' },
    },
  ),
  form(
    {
      id: 'fo-03',
      severity: 'info',
      zh: '省略号为六个点“……”',
      en: 'An ellipsis has six dots: ……',
      source: PUNCTUATION('省略号'),
      hit: '等等...',
      miss: '春天……',
    },
    { pattern: '\\.{3,}|。{3,}|(?<!…)…(?!…)', suggestions: ['……'] },
  ),
  form(
    {
      id: 'fo-04',
      severity: 'info',
      zh: '省略号与“等”二者取一',
      en: 'Either …… or 等',
      source: PUNCTUATION('附录A 省略号'),
      hit: '苹果、梨……等',
      miss: '苹果、梨等',
    },
    { pattern: '……等(?!待|级|于|候)|等……', suggestions: ['等', '……'] },
  ),
  form(
    {
      id: 'fo-05',
      severity: 'info',
      zh: '并列的书名号、引号之间通常不用顿号',
      en: 'No 、 between titles or quotations',
      source: PUNCTUATION_READ('4.5.3.5'),
      hit: '《红楼梦》、《水浒传》',
      miss: '《红楼梦》《水浒传》',
    },
    { pattern: '、(?<=》、)(?=《)|、(?<=”、)(?=“)', suggestions: [''] },
  ),
  form(
    {
      id: 'fo-06',
      severity: 'info',
      zh: '不带括号的阿拉伯数字序次语后用下脚点',
      en: 'A numeral without brackets takes a full stop: 1.',
      source: PUNCTUATION_READ('附录B.3'),
      hit: '1、总则',
      miss: '1.总则',
    },
    { pattern: '、(?<=^[ \\t\\u3000]*\\d{1,2}、)', suggestions: ['.'] },
  ),
  form(
    {
      id: 'fo-07',
      severity: 'info',
      zh: '带括号的序次语后不用点号',
      en: 'No mark after a numeral in brackets',
      source: PUNCTUATION('附录B.3'),
      hit: '（一）、总体要求',
      miss: '（一）总体要求',
    },
    { pattern: '[、，．.](?<=[（(][一二三四五六七八九十\\d]{1,3}[）)][、，．.])', suggestions: [''] },
  ),
  form(
    {
      id: 'fo-08',
      severity: 'info',
      zh: '“第×”后用逗号',
      en: 'After 第一 comes a comma',
      source: PUNCTUATION('附录B.3'),
      hit: '第一、提高认识',
      miss: '第一，提高认识',
    },
    {
      pattern: '、(?<=(?:^|[。；：！？\\s])第[一二三四五六七八九十]{1,3}、)(?![一二三四五六七八九十])',
      suggestions: ['，'],
    },
  ),
  structure(
    {
      id: 'fo-09',
      severity: 'warn',
      zh: '“{text}”没有配对：标号须成对，书名号内再用书名号用〈〉',
      en: '“{text}” has no partner',
      source: PUNCTUATION('引号、括号、书名号'),
      hit: '《关于印发<办法>的通知',
      miss: '《关于印发〈办法〉的通知》',
    },
    'unpaired-marks',
  ),
  form(
    {
      id: 'fo-10',
      severity: 'info',
      zh: '证照、奖状、课程、活动名不用书名号',
      en: 'Certificates take no title marks',
      source: PUNCTUATION('附录A 书名号'),
      hit: '持《营业执照》办理',
      miss: '持营业执照办理',
    },
    { pattern: '《(营业执照|身份证|居民身份证|毕业证书?|驾驶证|结婚证|荣誉证书)》', suggestions: ['$1'] },
  ),
];
