/** A row of a file and its number there, from 1, as a spreadsheet counts. */
export interface SheetRow {
  row: number;
  cells: readonly string[];
}

const DELIMITERS = [',', '\t', ';'] as const;
/** Of so much of a text it is seen what stands between cells. */
const SAMPLE = 20_000;

/** What stands between the cells: what the first lines have most of, quotes left out. */
export function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE).replace(/"[^"]*"/g, '');
  const [line = ''] = sample.split(/\r?\n/).filter((one) => one.trim() !== '');
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Reads cells one after another. Quotes are as in RFC 4180; one that is never closed holds the rest of the file. */
class CsvReader {
  private at = 0;
  row = 0;

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
  ) {}

  /** The next row, or null at the end. */
  next(): string[] | null {
    if (this.at >= this.text.length) return null;
    const cells: string[] = [];
    this.row += 1;
    for (;;) {
      cells.push(this.text[this.at] === '"' ? this.quoted() : this.plain());
      const char = this.text[this.at];
      if (char === this.delimiter) {
        this.at += 1;
        continue;
      }
      if (char === '\r' && this.text[this.at + 1] === '\n') this.at += 1;
      this.at += 1;
      return cells;
    }
  }

  private plain(): string {
    const start = this.at;
    for (; this.at < this.text.length; this.at += 1) {
      const char = this.text[this.at];
      if (char === this.delimiter || char === '\n' || char === '\r') break;
    }
    return this.text.slice(start, this.at);
  }

  private quoted(): string {
    let out = '';
    let from = this.at + 1;
    for (;;) {
      const quote = this.text.indexOf('"', from);
      if (quote < 0) {
        this.at = this.text.length;
        return out + this.text.slice(from);
      }
      out += this.text.slice(from, quote);
      if (this.text[quote + 1] !== '"') {
        this.at = quote + 1;
        // What stands between the closing quote and the delimiter belongs to the cell.
        return out + this.plain();
      }
      out += '"';
      from = quote + 2;
    }
  }
}

/** The rows of a CSV or TSV text, one at a time; empty ones are left out, and counted. */
export function* csvRows(text: string, delimiter: string): Generator<SheetRow> {
  const reader = new CsvReader(text, delimiter);
  for (let cells = reader.next(); cells !== null; cells = reader.next()) {
    if (cells.some((cell) => cell !== '')) yield { row: reader.row, cells };
  }
}

/** One cell as it is written. */
const written = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A row of a CSV file, with its line end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(written).join(',')}\r\n`;
