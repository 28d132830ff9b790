import type { Rule } from '../core/rule';
import { form } from './format-makers';
import { read, unread } from './rule-makers';

const MARKS = (clause: string) => unread(`GB/T 15834-2011 标点符号用法 ${clause}`, '2011');
const NUMBERS = (clause: string) => unread(`GB/T 15835-2011 出版物上数字用法 ${clause}`, '2011');
const UNITS = read('法定计量单位的常见错误（计量科普转载）；GB 3100-1993', '1993');

/** Figures, units and marks, as they are written. */
export const FORMS: readonly Rule[] = [
  form(
    {
      id: 'fo-45',
      severity: 'warn',
      zh: '“百分点”前不加百分号：5个百分点',
      en: 'No per cent sign before 百分点',
      source: NUMBERS('百分数'),
      hit: '提高5%个百分点',
      miss: '提高5个百分点',
    },
    {
      pattern: '(\\d+(?:\\.\\d+)?)[%％]个?百分点',
      suggestions: ['$1个百分点'],
    },
  ),
  form(
    {
      id: 'fo-46',
      severity: 'warn',
      zh: '“{text}”不是法定计量单位的名称',
      en: 'Not the name of a legal unit',
      source: UNITS,
      hit: '长三公尺',
      miss: '长三米',
    },
    {
      kind: 'substitution',
      swap: { 公尺: '米', 公升: '升', 公吨: '吨', 公厘: '毫米', 公寸: '分米' },
      match: { boundary: true },
    },
  ),
  form(
    {
      id: 'fo-47',
      severity: 'warn',
      zh: '单位名称不拆开：20摄氏度',
      en: 'A unit is not taken apart: 20摄氏度',
      source: UNITS,
      hit: '气温摄氏20度',
      miss: '气温20摄氏度',
    },
    {
      pattern: '摄氏(?:零下)?(\\d+(?:\\.\\d+)?)度',
      suggestions: ['$1摄氏度'],
    },
  ),
  form(
    {
      id: 'fo-48',
      severity: 'info',
      zh: '单位符号大小写有误',
      en: 'Capitals of the unit',
      source: UNITS,
      hit: '装机500KW',
      miss: '装机500 kW',
    },
    {
      pattern:
        '(?<=\\d\\s?)(?:KWH|KWh|Kwh|kwh|KW|Kw|kw|MPA|Mpa|mpa|HZ|hz|KHZ|Khz|KV|Kv|kv|DB|db|CM|Cm|MM|KPA|Kpa)(?![A-Za-z·])',
      swap: {
        KWH: 'kW·h',
        KWh: 'kW·h',
        Kwh: 'kW·h',
        kwh: 'kW·h',
        KW: 'kW',
        Kw: 'kW',
        kw: 'kW',
        MPA: 'MPa',
        Mpa: 'MPa',
        mpa: 'MPa',
        HZ: 'Hz',
        hz: 'Hz',
        KHZ: 'kHz',
        Khz: 'kHz',
        KV: 'kV',
        Kv: 'kV',
        kv: 'kV',
        DB: 'dB',
        db: 'dB',
        CM: 'cm',
        Cm: 'cm',
        MM: 'mm',
        KPA: 'kPa',
        Kpa: 'kPa',
      },
    },
  ),
  form(
    {
      id: 'fo-49',
      severity: 'info',
      zh: '年代前写明世纪：20世纪90年代',
      en: 'Name the century',
      source: NUMBERS('年代'),
      hit: '90年代建厂',
      miss: '20世纪90年代建厂',
    },
    {
      pattern: '(?<!世纪|[\\d〇一二三四五六七八九])[5-9]0年代',
    },
  ),
  form(
    {
      id: 'fo-50',
      severity: 'info',
      zh: '行首或行末有不可见字符，可以删去',
      en: 'An invisible character at the edge of a line',
      source: unread('Unicode UAX #9'),
      hit: '第一段\u200b\n第二段',
      miss: '第一段\n第二段',
    },
    {
      pattern: '^[\\u200b\\ufeff\\u2060]+|[\\u200b\\ufeff\\u2060]+$',
      suggestions: [''],
    },
  ),
  form(
    {
      id: 'fo-51',
      severity: 'warn',
      zh: '同一日期内汉字与阿拉伯数字不混用',
      en: 'One date, one kind of numerals',
      source: NUMBERS('体例一致'),
      hit: '二〇二四年6月',
      miss: '二〇二四年六月',
    },
    {
      pattern: '[一二][〇零○一二三四五六七八九]{3}年\\d{1,2}月|\\d{4}年[一二三四五六七八九十]{1,3}月(?![前后份]?来)',
    },
  ),
  form(
    {
      id: 'fo-52',
      severity: 'info',
      zh: '数字分节不用全角逗号',
      en: 'Digits are not grouped by ，',
      source: NUMBERS('多位整数分节'),
      hit: '共3，000人',
      miss: '共3000人',
    },
    {
      pattern: '(?<![\\d，、])\\d{1,3}(?:，\\d{3})+(?![\\d，.．])',
    },
  ),
  form(
    {
      id: 'fo-53',
      severity: 'warn',
      zh: '括号一半全角一半半角',
      en: 'One bracket is full-width, the other half-width',
      source: MARKS('括号'),
      hit: '（一期)',
      miss: '（一期）',
    },
    {
      pattern: '（[^（）()\\n]{0,60}\\)|\\([^（）()\\n]{0,60}）',
    },
  ),
  form(
    {
      id: 'fo-54',
      severity: 'info',
      zh: '中文里用弯引号“”',
      en: 'Chinese text takes “”',
      source: MARKS('引号'),
      hit: '落实"三个坚持"要求',
      miss: '落实“三个坚持”要求',
    },
    {
      pattern: '(?<![A-Za-z0-9=])"([^"\\n]*[\\u4e00-\\u9fff][^"\\n]*)"',
      suggestions: ['“$1”'],
    },
  ),
  form(
    {
      id: 'fo-55',
      severity: 'warn',
      zh: '时刻用“分”，时长才用“分钟”',
      en: 'A time of day is 9时30分',
      source: NUMBERS('时间'),
      hit: '上午9时30分钟开始',
      miss: '上午9时30分开始',
    },
    {
      pattern: '(?<=(?:上午|下午|早上|晚上|中午|凌晨)\\d{1,2}[时点]\\d{1,2}分)钟',
      suggestions: [''],
    },
  ),
  form(
    {
      id: 'fo-56',
      severity: 'info',
      zh: '24小时制前不加“下午”“晚上”',
      en: 'Either 下午2时 or 14时',
      source: NUMBERS('时间'),
      hit: '下午14时开会',
      miss: '下午2时开会',
    },
    {
      pattern: '(?:下午|晚上|傍晚|夜里)(?:1[3-9]|2[0-3])[时点:：]',
    },
  ),
  form(
    {
      id: 'fo-57',
      severity: 'info',
      zh: '标点前不空格',
      en: 'No blank before a mark',
      source: MARKS('5.1'),
      hit: '会议开始 ，请入座',
      miss: '会议开始，请入座',
    },
    {
      pattern: '(?<=[\\u4e00-\\u9fff])[ \\t]+(?=[，。；：、？！])',
      suggestions: [''],
    },
  ),
  form(
    {
      id: 'fo-58',
      severity: 'warn',
      zh: '“{text}”：点号与顿号、逗号连用，留一个',
      en: 'Two different marks in a row',
      source: MARKS('附录A'),
      hit: '产业、，服务',
      miss: '产业、服务',
    },
    {
      pattern: '，[、；：。]|、[，；：。]|；[，、：。]|：[，、；。]|。[，、；：]',
    },
  ),
];
