import { COLUMNS } from './sheet/columns';

/** What the checks of rules say, in Chinese. `$1` is the part in brackets of the English. */
const CHINESE: readonly (readonly [RegExp, string])[] = (
  [
    ['must be a string', '应为文字'],
    ['must not be empty', '不能为空'],
    ['must have at most (\\d+) characters', '最多 $1 个字符'],
    ['must have at most (\\d+) entries', '最多 $1 项'],
    ['must hold at most (\\d+) patterns', '一个词库最多 $1 条正则'],
    ['would make more than (\\d+) rules', '一个词库最多 $1 条规则'],
    ['must not hold the character NUL', '不能含空字符（NUL）'],
    ['must be well-formed Unicode.*', '含有不完整的字符'],
    ['must be an array', '应为列表'],
    ['must be an object', '应为一组设置'],
    ['must be a JSON object', '应为 JSON 对象'],
    ['must not hold a line break', '不能换行'],
    ['must hold a visible character', '须含可见字符'],
    ['must be a whole number from (\\d+) to (\\d+)', '应为 $1 到 $2 的整数'],
    ['must be one of (.*)', '应为下列之一：$1'],
    ['must be letters, digits, dots and dashes', '只能用字母、数字、点和短横线，最多 64 个字符'],
    ['must be true or false', '应为是或否'],
    ['must be yes or no', '应为“是”或“否”'],
    ['must be unique in the pack', '编号在词库中重复'],
    ['is not known', '无此项'],
    ['is not for (.*)', '不适用于 $1 类规则'],
    ['must hold a term', '至少填写一个词'],
    ['must hold a pair', '至少填写一对错词和正词'],
    ['must hold forms', '至少填写一组写法'],
    ['must hold names', '至少填写一个姓名'],
    ['must hold two forms or more', '至少两种写法'],
    ['must stand (?:here|in the list) only once', '重复'],
    ['must differ from the wrong form', '不能与错词相同'],
    ['goes round in a circle(?:: )?(.*)', '循环替换 $1'],
    ['the right form is found by the rule again', '改正后的写法仍会被本规则查出'],
    ['is not found by the rule', '示例未被规则查出'],
    ['is found by the rule', '示例不应被规则查出'],
    ['took too long and was not tried', '耗时过长，未能试验'],
    ['one-character terms find much that is harmless: (.*)', '单字词容易误报：$1'],
    ['is not a regular expression: (.*)', '不是正确的正则表达式：$1'],
    ['must not match the empty text.*', '不能匹配空文本'],
    ['must not repeat a group.*', '不能重复含有重复或选择的组，如 (a+)+'],
    ['must hold something, or there must be (.*)', '须填写，或改填 $1'],
    ['cannot stand beside (.*)', '不能与 $1 同时填写'],
    ['must be given, or least', '最多、最少次数至少填一项'],
    ['must not be less than (.*)', '不能小于 $1'],
    ['must be 2 to 64 lower-case letters, digits and dashes', '须为 2 至 64 个小写字母、数字或短横线'],
    ['is taken', '已被使用'],
    ['cannot be changed', '不能修改'],
    ['is no kind of rule', '没有这种规则类型'],
    ['is no severity', '级别应为阻断、警告或提示'],
    ['must be one right form', '须填写一个正确写法'],
    ['differs from row (\\d+) of the same rule', '与同一规则的第 $1 行不一致；如要单列，请清空规则编号'],
    ['is a column twice', '该列重复，已忽略'],
    ['is no known column', '没有这一列，已忽略'],
    ['has no column of words.*', '没有词语列：首行须写明列名（如“词、建议、级别”）'],
    ['is no JSON', '不是正确的 JSON'],
    ['must hold a pack or an array of rules', '应为词库或规则列表'],
    ['is no text in (.*)', '不是 $1 编码的文本'],
    ['is no intact spreadsheet', '不是完好的 XLSX 文件'],
    ['is too large when unpacked', '解压后过大'],
    ['is required', '缺少'],
  ] as const
).map(([en, zh]) => [new RegExp(`^${en}$`, 's'), zh] as const);

/** A reason in Chinese; what has no translation stays English. */
export function chineseReason(reason: string): string {
  for (const [en, zh] of CHINESE) if (en.test(reason)) return reason.replace(en, zh).trim();
  return reason;
}

const HEADINGS: ReadonlyMap<string, readonly [string, string]> = new Map(
  COLUMNS.flatMap(([column, zh, en]) => [[column, [zh, en]] as const]),
);

/** A row's problem as a sentence: the column, and what is wrong with it. */
export function rowReason(path: string, reason: string, language: 'zh' | 'en'): string {
  const [first = ''] = path.split('.');
  const heading = HEADINGS.get(first === 'terms' ? 'term' : first === 'swap' ? 'suggestion' : first);
  const name = heading ? heading[language === 'zh' ? 0 : 1] : path;
  if (language === 'en') return name === '' ? reason : `${name}: ${reason}`;
  return name === '' ? chineseReason(reason) : `${name}：${chineseReason(reason)}`;
}
