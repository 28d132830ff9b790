import type { Pack, Rule } from '../core/rule';
import { CONTENT } from './format-content';
import { FIGURES } from './format-figures';
import { FORMS } from './format-forms';
import { LINK_RULES } from './format-links';
import { form, HABIT, structure } from './format-makers';
import { MARKS } from './format-marks';
import { unread } from './rule-makers';

const REMAINS: readonly Rule[] = [
  form(
    {
      id: 'fo-22',
      severity: 'warn',
      zh: '这里有不可见字符（零宽、双向控制或BOM），删除',
      en: 'An invisible character; delete it',
      source: unread('Unicode UAX #9、UTS #51'),
      hit: '敏\u200b感',
      miss: '👨\u200d👩\u200d👧一家',
    },
    {
      pattern:
        '(?!^[\\u200b\\ufeff\\u2060]|[\\u200b\\ufeff\\u2060]+$)[\\u00ad\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]+|(?<!\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d',
      suggestions: [''],
    },
  ),
  form(
    {
      id: 'fo-23',
      severity: 'warn',
      zh: '乱码，请核对原稿编码',
      en: 'Garbled text; check the encoding of the original',
      source: HABIT,
      hit: '内容锟斤拷',
      miss: '内容正常',
    },
    { pattern: '\\ufffd+|锟斤拷|烫烫烫|屯屯屯' },
  ),
  form(
    {
      id: 'fo-24',
      severity: 'warn',
      zh: '占位符“{text}”未填写',
      en: 'A placeholder was left: {text}',
      source: HABIT,
      hit: '联系人：XXX',
      miss: '联系人：张老师',
    },
    {
      pattern:
        '(?<![A-Za-z])TODO(?![A-Za-z])|待补充|待核实|(?<![A-Za-z])X{3,}(?![A-Za-z])|×{2,}|此处(?:插入|填写)|\\{\\{[^{}]{0,200}\\}\\}|[Ll]orem ipsum',
    },
  ),
  structure(
    {
      id: 'fo-27',
      severity: 'warn',
      zh: '序号“{text}”不连续：缺漏、重复或颠倒',
      en: '“{text}” does not follow the number before it',
      source: HABIT,
      hit: '一、总体要求…二、主要任务…四、保障措施',
      miss: '一、总体要求…二、主要任务…三、保障措施',
    },
    'numbering-gaps',
  ),
  structure(
    {
      id: 'fo-28',
      severity: 'warn',
      zh: '这一句在文中重复出现，删去一处',
      en: 'This sentence stands in the text twice',
      source: HABIT,
      hit: '园区新引进了十二家智能制造企业。会议随后开始。园区新引进了十二家智能制造企业。',
      miss: '园区新引进了十二家智能制造企业。园区随后召开了企业座谈会议。',
    },
    'repeated-sentence',
  ),
];

/** Punctuation, numbers, dates, numbering, and what was left by accident. */
export const format: Pack = {
  key: 'format',
  name: '标点、数字与格式',
  nameEn: 'Format',
  rules: [...MARKS, ...FIGURES, ...REMAINS, ...CONTENT, ...FORMS, ...LINK_RULES],
};
