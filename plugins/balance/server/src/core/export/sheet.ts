/** What stands in one cell: words, a number as a number, or nothing. */
export type Cell = string | number | null;

/** A column: what stands above it, and how wide it is, in characters. */
export interface Column {
  title: string;
  width: number;
}

/** One table of a file: every row has one cell for each column. */
export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`: what a spreadsheet takes as a name. */
  name: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}
