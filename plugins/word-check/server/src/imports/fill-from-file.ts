import { decodeText } from '../cli/decoding';
import { Failure } from '../cli/failure';
import { invalidInput } from '../core/errors';
import { csvRows, delimiterOf } from '../core/sheet/csv';
import { fillFromJson, fillFromRows } from '../core/sheet/fill';
import type { PackMerger } from '../core/sheet/merge';
import { xlsxRows } from './xlsx-rows';

/** How far an import is, in rows; `total` is what the file says, or what its line ends say. */
export type Progress = (done: number, total: number) => void;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw invalidInput([{ path: 'file', reason: 'is no text in UTF-8, UTF-16, GB18030' }]);
  }
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Puts a file into a pack: XLSX and JSON by what they begin with, else rows of text. Throws INVALID_INPUT. */
export function fillFromFile(bytes: Uint8Array, name: string, merger: PackMerger, progress: Progress): void {
  if (isZip(bytes)) {
    const { rows, total } = xlsxRows(bytes);
    return fillFromRows(rows, merger, (row) => progress(row, Math.max(row, total())));
  }
  const text = textOf(bytes);
  if (/\.json$/i.test(name) || /^\s*[{[]/.test(text.slice(0, 100))) {
    return fillFromJson(text, merger, (row) => progress(row, row));
  }
  const total = linesOf(text);
  // A list of words has no columns: commas belong to the words.
  const isList = /\.txt$/i.test(name) && !text.includes('\t');
  const delimiter = /\.tsv$/i.test(name) ? '\t' : isList ? '\0' : delimiterOf(text);
  fillFromRows(csvRows(text, delimiter), merger, (row) => progress(row, Math.max(row, total)));
}
