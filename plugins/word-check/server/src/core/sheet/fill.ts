import { isRecord } from '../blocks-text';
import { invalidInput } from '../errors';
import type { Rule } from '../rule';
import { fusedCell } from './cells';
import { COLUMNS, columnOf, type Cells, type Column } from './columns';
import type { SheetRow } from './csv';
import type { PackMerger } from './merge';
import { RowReader } from './rule-cells';

/** Columns of a file without headings: words, and what is to stand in their place. */
const PLAIN: readonly Column[] = ['term', 'suggestion'];

/** Which column each cell of a row belongs to. */
interface Heading {
  columns: readonly (Column | undefined)[];
  /** The row was the heading; otherwise it is data already. */
  isHeading: boolean;
}

function headingOf({ row, cells }: SheetRow, merger: PackMerger): Heading {
  const columns = cells.map(columnOf);
  const isHeading = columns.some((column) => column !== undefined);
  if (!isHeading && cells.filter((cell) => cell.trim() !== '').length <= PLAIN.length)
    return { columns: PLAIN, isHeading };
  if (!columns.includes('term') && !columns.includes('more')) {
    throw invalidInput([{ path: 'file', reason: 'has no column of words: the first row must name its columns' }]);
  }
  cells.forEach((cell, i) => {
    const isSecond = columns[i] !== undefined && columns.indexOf(columns[i]) !== i;
    if (cell.trim() === '' || (columns[i] !== undefined && !isSecond)) return;
    merger.refuse(row, [
      { path: cell.trim().slice(0, 40), reason: isSecond ? 'is a column twice' : 'is no known column' },
    ]);
  });
  return { columns: columns.map((column, i) => (columns.indexOf(column) === i ? column : undefined)), isHeading };
}

const NAMES = COLUMNS.map(([column]) => column);
const EMPTY = Object.fromEntries(NAMES.map((column) => [column, ''])) as Record<Column, string>;

/** A row by its columns. Rows of an exported file are taken to the letter; what people write is trimmed. */
function cellsOf(columns: Heading['columns'], cells: readonly string[]): Cells {
  const out = { ...EMPTY };
  columns.forEach((column, i) => {
    if (column !== undefined) out[column] = fusedCell(cells[i] ?? '');
  });
  out.id = out.id.trim();
  if (out.id === '') for (const column of NAMES) out[column] = out[column].trim();
  return out;
}

/** Puts the rows of a table into a pack; `progress` is called with each row's number. Throws INVALID_INPUT. */
export function fillFromRows(rows: Iterable<SheetRow>, merger: PackMerger, progress: (row: number) => void): void {
  let columns: Heading['columns'] | null = null;
  const reader = new RowReader();
  for (const { row, cells } of rows) {
    progress(row);
    if (!columns) {
      const heading = headingOf({ row, cells }, merger);
      columns = heading.columns;
      if (heading.isHeading) continue;
    }
    const { rule, problems } = reader.read(cellsOf(columns, cells));
    if (problems.length > 0) merger.refuse(row, problems);
    else if (rule.word !== null && rule.word.term === '')
      merger.refuse(row, [{ path: 'term', reason: 'must not be empty' }]);
    else merger.addRow(row, rule);
  }
}

/** Puts the rules of a JSON file into a pack: a pack, or an array of rules. A rule's row is its place, from 1. Throws INVALID_INPUT. */
export function fillFromJson(text: string, merger: PackMerger, progress: (row: number) => void): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidInput([{ path: 'file', reason: 'is no JSON' }]);
  }
  const rules = isRecord(value) ? value['rules'] : value;
  if (!Array.isArray(rules)) throw invalidInput([{ path: 'file', reason: 'must hold a pack or an array of rules' }]);
  rules.forEach((rule: unknown, i) => {
    progress(i + 1);
    if (isRecord(rule) && typeof rule['id'] === 'string') merger.addRule(i + 1, rule as unknown as Rule);
    else merger.refuse(i + 1, [{ path: 'id', reason: 'must be letters, digits, dots and dashes' }]);
  });
}
