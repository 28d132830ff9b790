import type { Cell, Sheet } from './sheet';

/** Without it spreadsheets on Chinese Windows read UTF-8 as GBK. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take for the start of a formula, in half and in full width. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** Words that could be a formula get an apostrophe before them; numbers are numbers, below 0 too. */
function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'number' ? String(cell) : FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV: RFC 4180 with a header line, lines ended by CR LF, in UTF-8 with a byte order mark. */
export function csvOf({ columns, rows }: Sheet): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('');
}
