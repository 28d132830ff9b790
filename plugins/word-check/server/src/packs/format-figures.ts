import type { Rule } from '../core/rule';
import { form, HABIT, structure } from './format-makers';
import { read, unread } from './rule-makers';

const NUMBERS = (clause: string) => unread(`GB/T 15835-2011 出版物上数字用法 ${clause}`, '2011');
const NUMBERS_READ = (clause: string) => read(`GB/T 15835-2011 出版物上数字用法 ${clause}`, '2011');
const CALENDAR = unread('GB/T 7408 日期和时间表示法');

/** Numbers, dates, units. */
export const FIGURES: readonly Rule[] = [
  form(
    {
      id: 'fo-11',
      severity: 'info',
      zh: '概数连用不加顿号',
      en: 'Approximate numbers take no 、',
      source: NUMBERS('概数'),
      hit: '三、四天后',
      miss: '三四天后',
    },
    {
      pattern:
        '(?<![第、一二三四五六七八九十])([一二三四五六七八九])、([一二三四五六七八九])(?=[天个人名米岁]|十[天个人名岁])',
      suggestions: ['$1$2'],
    },
  ),
  form(
    {
      id: 'fo-12',
      severity: 'warn',
      zh: '前一个百分号不省略：15%～30%',
      en: 'Both numbers take the per cent sign',
      source: NUMBERS_READ('数值范围'),
      hit: '增长15-30%',
      miss: '增长15%～30%',
    },
    { pattern: '(?<![\\d%.])(\\d+(?:\\.\\d+)?)([～~—－-])(\\d+(?:\\.\\d+)?)([%％])', suggestions: ['$1$4～$3$4'] },
  ),
  form(
    {
      id: 'fo-13',
      severity: 'warn',
      zh: '“万”“亿”不省略：9亿～16亿',
      en: 'Both numbers take 万 or 亿',
      source: NUMBERS_READ('数值范围'),
      hit: '投入9～16亿元',
      miss: '投入9亿～16亿元',
    },
    { pattern: '(?<![\\d万亿.])(\\d+(?:\\.\\d+)?)([～~—－-])(\\d+(?:\\.\\d+)?)([万亿])', suggestions: ['$1$4～$3$4'] },
  ),
  form(
    {
      id: 'fo-14',
      severity: 'warn',
      zh: '公历年份不简写，用四位',
      en: 'Years have four digits',
      source: NUMBERS_READ('年月日'),
      hit: '98年9月入学',
      miss: '1998年9月入学',
    },
    { pattern: '(?<![\\d０-９])(?:0\\d|1\\d|2\\d|9\\d)年(?=\\d{1,2}月)' },
  ),
  form(
    {
      id: 'fo-15',
      severity: 'info',
      zh: '编号、年份中的0用“〇”',
      en: 'In years 0 is 〇',
      source: NUMBERS_READ('“〇”与“零”'),
      hit: '二零二四年',
      miss: '二〇二四年',
    },
    { pattern: '[一二]零[零一二三四五六七八九]{2}年' },
  ),
  structure(
    {
      id: 'fo-16',
      severity: 'warn',
      zh: '没有这一天，请核对日期',
      en: 'There is no such day',
      source: CALENDAR,
      hit: '截至2月30日',
      miss: '截至2月28日',
    },
    'impossible-date',
  ),
  structure(
    {
      id: 'fo-17',
      severity: 'warn',
      zh: '日期与星期不符，请按日历核对',
      en: 'The date falls on another weekday',
      source: CALENDAR,
      hit: '2024年1月1日（星期二）',
      miss: '2024年1月1日（星期一）',
    },
    'wrong-weekday',
  ),
  form(
    {
      id: 'fo-18',
      severity: 'warn',
      zh: '时刻超界或与时段矛盾，请改正',
      en: 'No such time of day',
      source: CALENDAR,
      hit: '上午14时召开',
      miss: '下午2时召开',
    },
    {
      pattern:
        '(?:上午|早上|凌晨)(?:1[3-9]|2[0-4])[:：时点]|(?:2[5-9]|[3-9]\\d)[:：](?<![\\d:：]\\d\\d[:：])[0-5]\\d(?![:：\\d])|[6-9]\\d(?<=(?<!\\d)(?:[01]?\\d|2[0-4])[:：]\\d\\d)(?![\\d:：])',
      anchors: [':', '上午', '早上', '凌晨'],
    },
  ),
  form(
    {
      id: 'fo-19',
      severity: 'info',
      zh: '阿拉伯数字不与十、百、千连用：写3000或三千',
      en: 'Write 3000 or 三千',
      source: NUMBERS('继承1995版规则'),
      hit: '3千人参加',
      miss: '3000人参加',
    },
    { pattern: '\\d+[十百千](?=[个名人元家项次余多册台])' },
  ),
  form(
    {
      id: 'fo-20',
      severity: 'info',
      zh: '单位符号区分大小写：km、kg、mL',
      en: 'Units are written km, kg, mL',
      source: unread('GB 3100-1993', '1993'),
      hit: '全长5KM',
      miss: '全长5 km',
    },
    {
      pattern: '(?<=\\d\\s?)(?:KM|Km|KG|Kg|ML|Ml)(?![A-Za-z])',
      swap: { KM: 'km', Km: 'km', KG: 'kg', Kg: 'kg', ML: 'mL', Ml: 'mL' },
    },
  ),
  structure(
    {
      id: 'fo-21',
      severity: 'info',
      zh: '数字、字母用半角',
      en: 'Digits and letters are half-width',
      source: HABIT,
      hit: '共１２人',
      miss: '共12人',
    },
    'full-width-letters',
  ),
  form(
    {
      id: 'fo-25',
      severity: 'info',
      zh: '货币符号与“元”取一',
      en: 'Either the sign or 元',
      source: HABIT,
      hit: '售价￥99元',
      miss: '售价99元',
    },
    { pattern: '[￥¥]\\s?(\\d[\\d,.]*(?:万|亿)?元)', suggestions: ['$1'] },
  ),
  form(
    {
      id: 'fo-26',
      severity: 'info',
      zh: '汉字与阿拉伯数字不混用：50%或百分之五十',
      en: 'Write 50% or 百分之五十',
      source: NUMBERS('体例一致'),
      hit: '约百分之50',
      miss: '约50%',
    },
    { pattern: '百分之(\\d+(?:\\.\\d+)?)', suggestions: ['$1%'] },
  ),
];
