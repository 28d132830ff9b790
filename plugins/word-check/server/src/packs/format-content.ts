import type { Rule } from '../core/rule';
import { form, HABIT, structure } from './format-makers';
import { unread } from './rule-makers';

const MARKS = (clause: string) => unread(`GB/T 15834-2011 标点符号用法 ${clause}`, '2011');
const FIGURES_AGREE = unread('编校常规：数据前后核对');

/** Whether a text agrees with itself. */
const AGREEMENT: readonly Rule[] = [
  structure(
    {
      id: 'fo-31',
      severity: 'warn',
      zh: '引号里再用引号用‘’，书名号里再用书名号用〈〉',
      en: 'Inside marks of the same kind stand ‘’ and 〈〉',
      source: MARKS('4.8.3.4、4.15'),
      hit: '他说：“大会提出“三个坚持”的要求”',
      miss: '他说：“大会提出‘三个坚持’的要求”',
    },
    'nested-marks',
  ),
  structure(
    {
      id: 'fo-32',
      severity: 'warn',
      zh: '合计与分项对不上，请核对',
      en: 'The total and its items do not agree',
      source: FIGURES_AGREE,
      hit: '智能制造5家、生物医药4家，共计12家。',
      miss: '智能制造5家、生物医药4家，共计9家。',
    },
    'wrong-total',
  ),
  structure(
    {
      id: 'fo-33',
      severity: 'warn',
      zh: '各项占比之和超过100%，请核对',
      en: 'The shares come to more than 100 %',
      source: FIGURES_AGREE,
      hit: '分别占45%、40%、25%',
      miss: '分别占45%、40%、15%',
    },
    'too-many-per-cent',
  ),
  structure(
    {
      id: 'fo-34',
      severity: 'warn',
      zh: '起止时间颠倒，请核对',
      en: 'Ends before it begins',
      source: FIGURES_AGREE,
      hit: '2024年至2020年',
      miss: '2020年至2024年',
    },
    'reversed-range',
  ),
  structure(
    {
      id: 'fo-35',
      severity: 'warn',
      zh: '“{text}”与后面列出的项数不符',
      en: 'The list has another number of items',
      source: FIGURES_AGREE,
      hit: '重点做好三个方面工作：一是抓招商；二是抓服务。',
      miss: '重点做好两个方面工作：一是抓招商；二是抓服务。',
    },
    'wrong-item-count',
  ),
  structure(
    {
      id: 'fo-36',
      severity: 'warn',
      zh: '“{text}”不连续：缺漏、重复或颠倒',
      en: 'Does not follow the number before it',
      source: FIGURES_AGREE,
      hit: '一是抓招商；三是抓服务。',
      miss: '一是抓招商；二是抓服务。',
    },
    'series-gaps',
  ),
];

/** What a template, a program or an editor left behind. */
const REMAINS: readonly Rule[] = [
  form(
    {
      id: 'fo-37',
      severity: 'warn',
      zh: '“{text}”未填写',
      en: 'Still to be filled in',
      source: HABIT,
      hit: '总投资〔待补〕亿元',
      miss: '总投资〔2024〕亿元',
    },
    {
      pattern: '[〔【（(\\[](?:待补|待定|待填|待核|待查|待确认|待完善|暂缺|此处略|空缺|补充数据|填写)[〕】）)\\]]',
    },
  ),
  form(
    {
      id: 'fo-38',
      severity: 'warn',
      zh: '日期或名称“{text}”未填写',
      en: 'A date or name was not filled in',
      source: HABIT,
      hit: '定于X月X日召开',
      miss: '定于5月3日召开',
    },
    {
      pattern:
        '(?<![A-Za-z])(?:20)?[XxＸ×]{1,4}年(?:[XxＸ×\\d]{1,2}月)?|(?<![A-Za-z])[XxＸ×]{1,2}月[XxＸ×]{1,2}日|[○◯]{2,}(?=公司|同志|单位|部门|局|村)|某年某月某日',
    },
  ),
  form(
    {
      id: 'fo-39',
      severity: 'warn',
      zh: '日期空着没有填',
      en: 'A blank date',
      source: HABIT,
      hit: '签字：　　　年　　月　　日',
      miss: '2024年5月1日',
    },
    {
      pattern: '年[ 　_＿]{2,12}月[ 　_＿]{2,12}日|[_＿]{2,12}年',
    },
  ),
  form(
    {
      id: 'fo-40',
      severity: 'warn',
      zh: '模板提示“{text}”没有删',
      en: 'A prompt of the template was left',
      source: HABIT,
      hit: '单击此处添加标题',
      miss: '点击报名',
    },
    {
      pattern:
        '(?:点击|单击)(?:此处)?(?:输入|添加|编辑)(?:您的)?(?:文字|标题|副标题|内容|文本)|在此(?:输入|填写)|请在此处?(?:输入|填写)|示例文[本字]|(?<=^)测试(?:标题|文章|数据|内容)?\\d*$|这里是(?:标题|正文|摘要)|请输入(?:标题|内容|正文|摘要)',
    },
  ),
  form(
    {
      id: 'fo-41',
      severity: 'warn',
      zh: '程序输出“{text}”混入了正文',
      en: 'Output of a program in the text',
      source: HABIT,
      hit: '面积[object Object]亩',
      miss: '面积三百亩',
    },
    {
      pattern:
        '\\[object [A-Z][a-z]+\\]|(?<![A-Za-z])(?:undefined|NaN|nullnull)(?![A-Za-z])|#(?:REF|DIV/0|VALUE|N/A|NAME)[!?]?',
    },
  ),
  form(
    {
      id: 'fo-42',
      severity: 'warn',
      zh: '文字处理软件的域“{text}”没有更新',
      en: 'A field of the word processor was not updated',
      source: HABIT,
      hit: '见错误!未找到引用源。',
      miss: '见第三部分',
    },
    {
      pattern:
        '错误[!！]\\s?(?:未找到引用源|未定义书签|文档中没有指定样式的文字)|Error! (?:Reference source not found|Bookmark not defined)|\\\\\\* ?MERGEFORMAT|\\{ ?(?:PAGE|TOC|REF|HYPERLINK) [^{}\\n]{0,80}\\}',
    },
  ),
  form(
    {
      id: 'fo-43',
      severity: 'warn',
      zh: '网页代码“{text}”混入了正文',
      en: 'Mark-up in the text',
      source: HABIT,
      hit: '开放&nbsp;共享',
      miss: 'R&D投入',
    },
    {
      pattern:
        '&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot|#\\d{2,5});|</?(?:p|br|div|span|strong|font|em|table|td|tr)(?:\\s[^<>\\n]{0,80})?/?>',
    },
  ),
  form(
    {
      id: 'fo-44',
      severity: 'info',
      zh: '“{text}”后面是空的',
      en: 'Nothing stands after this label',
      source: HABIT,
      hit: '责任编辑：',
      miss: '责任编辑：张老师',
    },
    {
      pattern: '^[ \\t　]*(?:来源|作者|编辑|责任编辑|审核|摄影|记者|通讯员|联系人|联系电话|地址)[:：][ \\t　]*$(?!\\n)',
    },
  ),
];

/** Agreement of figures with each other, and what was left behind. */
export const CONTENT: readonly Rule[] = [...AGREEMENT, ...REMAINS];
