import type { FieldProblem } from '../errors';
import type { Rule, RuleKind, Source } from '../rule';
import { cellList, listCell } from './cells';
import { COLUMNS, kindOf, severityOf, yesOrNo, type Cells, type Column } from './columns';

const EMPTY = Object.fromEntries(COLUMNS.map(([column]) => [column, ''])) as Record<Column, string>;

/** What a row says of a rule: its word with what is to stand in its place, and all the rest. */
export interface RowRule {
  /** Null: the rest is a whole rule. */
  word: { term: string; right: string | null } | null;
  /** Without `terms` and `swap` where there is a word; `id` is empty where the row names none. */
  rest: Omit<Rule, 'terms' | 'swap'> & Partial<Rule>;
}

/** Cells of a row that have what every rule needs; what a row leaves out. */
export const DEFAULTS = {
  category: '词库',
  message: '请核对“{text}”',
  messageEn: 'Please check “{text}”',
} as const;

function sourceOf(cells: Cells, problems: FieldProblem[]): Source | string | undefined {
  const { source: title, sourceDate: date, sourceRead } = cells;
  if (title === '' && date === '' && sourceRead === '') return undefined;
  if (date === '' && sourceRead === '') return title;
  const read = yesOrNo(sourceRead);
  if (read === undefined) problems.push({ path: 'sourceRead', reason: 'must be yes or no' });
  return { title, ...(date === '' ? {} : { date }), read: read ?? false };
}

function moreOf(cell: string, problems: FieldProblem[]): Partial<Rule> {
  if (cell === '') return {};
  try {
    const value: unknown = JSON.parse(cell);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  problems.push({ path: 'more', reason: 'must be a JSON object' });
  return {};
}

/** What the row looks for, by its kind, or by what it holds. */
function kindOfRow({ kind, suggestion }: Cells, more: Partial<Rule>, problems: FieldProblem[]): RuleKind {
  if (kind.trim() === '') {
    if (more.kind !== undefined) return more.kind;
    return cellList(suggestion)?.length === 1 ? 'substitution' : 'existence';
  }
  const known = kindOf(kind);
  if (!known) problems.push({ path: 'kind', reason: 'is no kind of rule' });
  return known ?? 'existence';
}

function present<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

function examplesOf({ hit, miss }: Cells): Rule['examples'] {
  if (hit === '' && miss === '') return undefined;
  return { hit: cellList(hit) ?? [], miss: cellList(miss) ?? [] };
}

/** What a row says. Problems name columns; a rule of a row with problems is not to be used. */
export function rowRule(cells: Cells): { rule: RowRule; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const more = moreOf(cells.more, problems);
  const kind = kindOfRow(cells, more, problems);
  const severity = cells.severity === '' ? 'warn' : severityOf(cells.severity);
  if (!severity) problems.push({ path: 'severity', reason: 'is no severity' });
  const off = yesOrNo(cells.off);
  if (off === undefined) problems.push({ path: 'off', reason: 'must be yes or no' });
  const isWord = (kind === 'existence' || kind === 'substitution') && !('terms' in more) && !('swap' in more);
  const suggestions = cellList(cells.suggestion);
  const isSwap = isWord && kind === 'substitution';
  if (isSwap && suggestions?.length !== 1) problems.push({ path: 'suggestion', reason: 'must be one right form' });
  const said = cells.message !== '' || more.message !== undefined;
  const rest = present<RowRule['rest']>({
    ...{ id: cells.id, kind, pattern: kind === 'pattern' && cells.term !== '' ? cells.term : undefined },
    ...{ exceptions: cellList(cells.exceptions), severity: severity ?? 'warn' },
    ...{ category: cells.category || DEFAULTS.category, message: cells.message || DEFAULTS.message },
    messageEn: cells.messageEn || (said ? undefined : DEFAULTS.messageEn),
    ...{ why: cells.why || undefined, suggestions: isSwap ? undefined : suggestions },
    ...{ source: sourceOf(cells, problems), examples: examplesOf(cells), off: off ? true : undefined },
    ...more,
  });
  const word = isWord ? { term: cells.term, right: isSwap ? (suggestions?.[0] ?? '') : null } : null;
  return { rule: { word, rest }, problems };
}

/** Rows of one sort that are remembered. */
const MOST_SORTS = 10_000;

/**
 * Reads rows like `rowRule`. Of rows that differ in their word and its right form only, the rest is read once, and is one
 * object: lists have a million of them.
 */
export class RowReader {
  private readonly sorts = new Map<string, RowRule['rest']>();

  read(cells: Cells): ReturnType<typeof rowRule> {
    const { term, suggestion, ...others } = cells;
    const suggestions = cells.more === '' ? cellList(suggestion) : undefined;
    const isSingle = suggestions?.length === 1;
    const sort = `${Object.values(others).join('\0')}\0${isSingle ? '1' : suggestion}`;
    const known = this.sorts.get(sort);
    if (known && (!isSingle || known.kind === 'substitution')) {
      return { rule: { word: { term, right: isSingle ? suggestions[0]! : null }, rest: known }, problems: [] };
    }
    const read = rowRule(cells);
    if (read.problems.length === 0 && read.rule.word && cells.more === '') {
      if (this.sorts.size >= MOST_SORTS) this.sorts.clear();
      this.sorts.set(sort, read.rule.rest);
    }
    return read;
  }
}

const same = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);
/** JSON with sorted members: rules are the same whatever the order of their members. */
export const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

function sourceCells(source: Rule['source']): Partial<Cells> {
  if (source === undefined || typeof source === 'string') return { source: source ?? '' };
  return { source: source.title, sourceDate: source.date ?? '', sourceRead: source.read ? '是' : '否' };
}

/** The cells that say everything of a rule but its word and its suggestion. */
function restCells({ id, kind, severity, category, message, ...rule }: Partial<Rule>): Partial<Cells> {
  const { messageEn, why, exceptions, source, examples, off, suggestions: _suggestions, ...more } = rule;
  return {
    ...{ id: id ?? '', kind: kind ?? '', severity: severity ?? '', category: category ?? '', message: message ?? '' },
    ...{ messageEn: messageEn ?? '', why: why ?? '', exceptions: listCell(exceptions), ...sourceCells(source) },
    ...{ hit: listCell(examples?.hit), miss: listCell(examples?.miss), off: off ? '是' : '' },
    more: Object.keys(more).length > 0 ? JSON.stringify(more) : '',
  };
}

const filled = (cells: Partial<Cells>): Cells => ({ ...EMPTY, ...cells });

/** The rows of a rule whose words have a row each, or null where that would lose something. */
function wordRows(rule: Rule): Cells[] | null {
  const { terms, swap, ...rest } = rule;
  const pairs = Object.entries(swap ?? {});
  const isSwap =
    rule.kind === 'substitution' && terms === undefined && rule.suggestions === undefined && pairs.length > 0;
  const isList = rule.kind === 'existence' && swap === undefined && terms !== undefined && terms.length > 0;
  if (!isSwap && !isList) return null;
  const shared = filled({ ...restCells(rest), suggestion: listCell(rule.suggestions) });
  const rows = isSwap
    ? pairs.map(([term, right]) => ({ ...shared, term, suggestion: listCell([right]) }))
    : (terms ?? []).map((term) => ({ ...shared, term }));
  const read = rows.slice(0, 1).map((cells) => rowRule(cells));
  const isExact = read.every(({ rule: one, problems }) => problems.length === 0 && one.word && same(one.rest, rest));
  return isExact && new Set(rows.map(({ term }) => term)).size === rows.length ? rows : null;
}

/** The one row of a rule of another kind. What its cells would not give back as it was stands under `more`. */
function wholeRow(rule: Rule): Cells {
  const { suggestions, ...rest } = rule;
  const { pattern, ...others } = rest;
  const isPattern = rule.kind === 'pattern' && pattern !== undefined;
  const said = restCells(isPattern ? others : rest);
  const cells = filled({ ...said, term: isPattern ? pattern : '', suggestion: listCell(suggestions) });
  const read = rowRule(cells);
  if (read.problems.length === 0 && !read.rule.word && same(read.rule.rest, rule)) return cells;
  return filled({ ...restCells({ id: rule.id, kind: rule.kind }), more: JSON.stringify(rule) });
}

/** The rows of a word list that give a rule back as it is. */
export const ruleRows = (rule: Rule): Cells[] => wordRows(rule) ?? [wholeRow(rule)];
