import { unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { invalidInput } from '../core/errors';
import type { SheetRow } from '../core/sheet/csv';

/** Bytes a part may have when unpacked, and all of them together: a million rows have a hundred million. */
const LARGEST = { part: 384_000_000, all: 512_000_000 } as const;
/** Bytes that are parsed at a time. */
const SLICE = 1_000_000;
/** Columns of a row that are read. */
const MOST_COLUMNS = 64;

const broken = () => invalidInput([{ path: 'file', reason: 'is no intact spreadsheet' }]);
const tooLarge = () => invalidInput([{ path: 'file', reason: 'is too large when unpacked' }]);

type Parts = Record<string, Uint8Array>;

function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Parts {
  let all = 0;
  try {
    // What is unpacked gets no more room than the directory says, so the directory cannot lie about it.
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        all += originalSize;
        if (originalSize > LARGEST.part || all > LARGEST.all) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Error && error.name === 'Refusal' ? error : broken();
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

interface Handler {
  open?(name: string, attributes: SaxesTagPlain['attributes']): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Parses a part slice by slice; stops for the caller after each. */
function* parsed(bytes: Uint8Array, handler: Handler): Generator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  parser.on('opentag', ({ name, attributes }) => handler.open?.(local(name), attributes));
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('error', () => {
    throw broken();
  });
  for (let at = 0; at < bytes.length; at += SLICE) {
    parser.write(decoder.decode(bytes.subarray(at, at + SLICE), { stream: true }));
    yield;
  }
  parser.close();
  yield;
}

const drain = (steps: Generator<void>): void => {
  for (const step of steps) void step;
};

/** The first sheet that is shown, as a part's name. */
function firstSheet(parts: Parts): string {
  let wanted: string | undefined;
  let target: string | undefined;
  const workbook = parts['xl/workbook.xml'];
  const relations = parts['xl/_rels/workbook.xml.rels'];
  if (!workbook || !relations) throw broken();
  const sheet: Handler['open'] = (name, attributes) => {
    if (name === 'sheet' && attributes['state'] === undefined) wanted ??= attributes['r:id'];
  };
  const relation: Handler['open'] = (name, attributes) => {
    if (name === 'Relationship' && attributes['Id'] === wanted) target = attributes['Target'];
  };
  drain(parsed(workbook, { open: sheet }));
  drain(parsed(relations, { open: relation }));
  if (target === undefined) throw broken();
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Texts that cells name by number. What tells how to pronounce them is left out. */
function sharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (!bytes) return strings;
  let current = '';
  let inText = false;
  let phonetic = 0;
  drain(
    parsed(bytes, {
      open: (name) => {
        if (name === 'si') current = '';
        else if (name === 'rPh') phonetic += 1;
        else if (name === 't') inText = phonetic === 0;
      },
      close: (name) => {
        if (name === 'si') strings.push(current);
        else if (name === 'rPh') phonetic -= 1;
        else if (name === 't') inText = false;
      },
      text: (text) => {
        if (inText) current += text;
      },
    }),
  );
  return strings;
}

/** The column of a cell's reference (`B12`), from 0. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return next;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Gathers the rows of a sheet. */
class SheetReader implements Handler {
  rows: SheetRow[] = [];
  total = 0;
  private row = 0;
  private cells: string[] = [];
  private column = -1;
  private type = '';
  private value = '';
  private inValue = false;

  constructor(private readonly strings: readonly string[]) {}

  open(name: string, attributes: SaxesTagPlain['attributes']): void {
    if (name === 'dimension') this.total = Number(/\d+$/.exec(attributes['ref'] ?? '')?.[0] ?? 0);
    else if (name === 'row') {
      this.row = Number(attributes['r'] ?? this.row + 1);
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes['r'], this.column + 1);
      this.type = attributes['t'] ?? 'n';
      this.value = '';
    } else if (name === 'v' || name === 't') this.inValue = true;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'c' && this.column < MOST_COLUMNS) {
      while (this.cells.length < this.column) this.cells.push('');
      this.cells[this.column] = this.type === 's' ? (this.strings[Number(this.value)] ?? '') : this.value;
    } else if (name === 'row' && this.cells.some((cell) => cell !== '')) {
      this.rows.push({ row: this.row, cells: this.cells });
    }
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
  }
}

/** The rows of the first sheet of an XLSX file, and how many there are about. Throws INVALID_INPUT. */
export function xlsxRows(bytes: Uint8Array): { total: () => number; rows: Iterable<SheetRow> } {
  const index = unpack(bytes, (name) => name === 'xl/workbook.xml' || name === 'xl/_rels/workbook.xml.rels');
  const sheet = firstSheet(index);
  const parts = unpack(bytes, (name) => name === sheet || name === 'xl/sharedStrings.xml');
  const body = parts[sheet];
  if (!body) throw broken();
  const reader = new SheetReader(sharedStrings(parts['xl/sharedStrings.xml']));
  function* rows(): Generator<SheetRow> {
    for (const step of parsed(body as Uint8Array, reader)) {
      void step;
      const ready = reader.rows;
      reader.rows = [];
      yield* ready;
    }
  }
  return { total: () => reader.total, rows: rows() };
}
