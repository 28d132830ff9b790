import { RULE_KINDS, SEVERITIES, type RuleKind, type Severity } from '../rule';

/** Columns of a word list, in the order of an exported file, each with its Chinese and its English heading. */
export const COLUMNS = [
  ['id', '规则编号', 'rule'],
  ['kind', '类型', 'kind'],
  ['term', '词', 'term'],
  ['suggestion', '建议', 'suggestion'],
  ['severity', '级别', 'severity'],
  ['category', '类别', 'category'],
  ['message', '说明', 'message'],
  ['messageEn', '英文说明', 'message (en)'],
  ['why', '理由', 'why'],
  ['exceptions', '例外', 'exceptions'],
  ['source', '来源', 'source'],
  ['sourceDate', '来源日期', 'source date'],
  ['sourceRead', '来源已核', 'source read'],
  ['hit', '应命中', 'must match'],
  ['miss', '不应命中', 'must not match'],
  ['off', '停用', 'off'],
  ['more', '其他设置', 'more'],
] as const;

/** A column of a word list. */
export type Column = (typeof COLUMNS)[number][0];

/** A row of a word list by its columns; what has no column or no value is the empty string. */
export type Cells = Readonly<Record<Column, string>>;

/** Other headings people use. */
const ALIASES: Readonly<Partial<Record<Column, readonly string[]>>> = {
  id: ['编号', 'id', 'rule id'],
  kind: ['规则类型', 'type'],
  term: ['词语', '词条', '错词', '错误词', '错误', '敏感词', '禁用词', '关键词', '错误写法', 'word', 'terms', 'wrong'],
  suggestion: ['建议词', '正确', '正确词', '正确写法', '改为', '替换', '替换为', 'suggestions', 'right', 'replacement'],
  severity: ['等级', '严重程度', 'level'],
  category: ['分类', '类', 'group'],
  message: ['提示', '提示语', 'note', 'description'],
  messageEn: ['messageen', 'english message', '说明（英文）', '说明(英文)'],
  why: ['原因', 'reason'],
  exceptions: ['例外词', '白名单', 'exception', 'allow'],
  source: ['依据', '出处'],
  sourceDate: ['sourcedate'],
  sourceRead: ['sourceread'],
  hit: ['命中示例', 'hit'],
  miss: ['不命中示例', 'miss'],
  off: ['是否停用', 'disabled'],
  more: ['其他', 'other'],
};

const normal = (heading: string): string =>
  heading
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

const BY_HEADING: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap(([column, zh, en]) =>
    [column.toLowerCase(), zh, en, ...(ALIASES[column] ?? [])].map((heading) => [normal(heading), column] as const),
  ),
);

/** The column a heading names, or undefined. */
export const columnOf = (heading: string): Column | undefined => BY_HEADING.get(normal(heading));

const SEVERITY_NAMES: Readonly<Record<string, Severity>> = {
  ...{ 阻断: 'block', 禁止: 'block', 错误: 'block', 严重: 'block', error: 'block', high: 'block' },
  ...{ 警告: 'warn', 警示: 'warn', warning: 'warn', medium: 'warn' },
  ...{ 提示: 'info', 建议: 'info', 提醒: 'info', hint: 'info', low: 'info', notice: 'info' },
};

/** The severity a cell names, or undefined. */
export function severityOf(cell: string): Severity | undefined {
  const name = cell.trim().toLowerCase();
  return SEVERITIES.find((severity) => severity === name) ?? own(SEVERITY_NAMES, name);
}

const KIND_NAMES: Readonly<Record<string, RuleKind>> = {
  ...{ 词: 'existence', 词语: 'existence', 敏感词: 'existence', 禁用词: 'existence' },
  ...{ 替换: 'substitution', 错词: 'substitution', 错别字: 'substitution', 正则: 'pattern', regex: 'pattern' },
};

/** The kind a cell names, or undefined. */
export function kindOf(cell: string): RuleKind | undefined {
  const name = cell.trim().toLowerCase();
  return RULE_KINDS.find((kind) => kind === name) ?? own(KIND_NAMES, name);
}

const YES = new Set(['是', '1', 'true', 'yes', 'y', '√', '✓', 'on']);
const NO = new Set(['', '否', '0', 'false', 'no', 'n', '×', 'off']);

/** What a cell says, or undefined when it says neither. */
export function yesOrNo(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

function own<T>(names: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
