/** What a spreadsheet would take for the start of a formula, in half and in full width. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/;
const DEFUSED = /^'+[=+\-@＝＋－＠\t\r\n]/;

/** A cell that no spreadsheet runs: what could be a formula begins with an apostrophe. `fusedCell` takes it away again. */
export const defusedCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A cell as it was before `defusedCell`. */
export const fusedCell = (text: string): string => (DEFUSED.test(text) ? text.slice(1) : text);

/** Between the entries of a list in one cell. */
const SEPARATOR = /[|｜;；\n]/;

function asJsonList(cell: string): string[] | null {
  if (!cell.startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
  } catch {
    return null;
  }
}

/** A list in one cell: entries with `|`, or a JSON array where that would be read as something else. Nothing for no list. */
export function listCell(list: readonly string[] | undefined): string {
  if (list === undefined) return '';
  const isPlain = list.length > 0 && list.every((item) => item !== '' && item.trim() === item && !SEPARATOR.test(item));
  const cell = list.join('|');
  return isPlain && asJsonList(cell) === null ? cell : JSON.stringify(list);
}

/** The list of a cell, undefined for an empty one. Entries may stand between `|`, `;`, `；` or line breaks. */
export function cellList(cell: string): string[] | undefined {
  if (cell.trim() === '') return undefined;
  const list = asJsonList(cell.trim());
  if (list) return list;
  return cell
    .split(SEPARATOR)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
