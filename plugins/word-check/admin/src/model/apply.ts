import { blocksPassages } from '../../../server/src/core/blocks-text';
import type { Finding } from './findings';
import { plainTextAt, valueAt, type Values } from './values';

/** A field's value before and after a suggestion. */
export interface Change {
  /** Path the form is told. */
  path: string;
  before: unknown;
  after: unknown;
}

type Place = Pick<Finding, 'path' | 'start' | 'end' | 'text' | 'pieces'>;

/** Texts of files are written in the media library, not in the form. */
const OF_A_FILE = /\.(?:alternativeText|caption)$/;

function isOfAFile(values: Values, path: string): boolean {
  if (OF_A_FILE.test(path)) return true;
  // A component may well have a field called name; a file has a type besides.
  return path.endsWith('.name') && valueAt(values, path.replace(/name$/, 'mime')) !== undefined;
}

/** What would be read as markup in HTML or Markdown. */
const MARKUP = /[<>&*_`~[\]\\|#]/;

/** What a suggestion would change, or null when the form does not hold the finding's text at its place (any more). */
export function changeFor(values: Values, place: Place, suggestion: string): Change | null {
  if (isOfAFile(values, place.path)) return null;
  const path = storedPath(values, place);
  const before = valueAt(values, path);
  const after = Array.isArray(before)
    ? replaceInBlocks(before, place, suggestion)
    : place.pieces
      ? replacePieces(before, place.text, place.pieces, suggestion)
      : replaceInText(before, place, suggestion);
  return after === null ? null : { path, before, after };
}

/**
 * Whether the form holds a finding's text at its place, so that a suggestion can be written there. Asked for each finding
 * whenever the form changes, so it copies nothing.
 */
export function holdsPlace(values: Values, place: Place): boolean {
  if (isOfAFile(values, place.path) || place.start === place.end) return false;
  const value = valueAt(values, storedPath(values, place));
  const { start, end, text, pieces } = place;
  if (Array.isArray(value)) return !text.includes('\n') && plainTextAt(values, place.path)?.slice(start, end) === text;
  if (typeof value !== 'string') return false;
  return pieces ? piecesText(value, pieces) === text : value.slice(start, end) === text;
}

const piecesText = (value: string, pieces: NonNullable<Place['pieces']>): string =>
  pieces.map((piece) => value.slice(piece.start, piece.end)).join('');

/** Path of the value that holds a finding: of an alternative text inside HTML the field’s. */
function storedPath(values: Values, { path, pieces }: Place): string {
  return Array.isArray(valueAt(values, path)) ? path : (pieces?.[0]?.path ?? path);
}

/** HTML or Markdown: the first piece takes the replacement, the marks between the pieces stay. */
function replacePieces(
  value: unknown,
  text: string,
  pieces: NonNullable<Place['pieces']>,
  suggestion: string,
): string | null {
  if (typeof value !== 'string' || MARKUP.test(suggestion)) return null;
  if (piecesText(value, pieces) !== text) return null;
  return pieces.reduceRight(
    (changed, { start, end }, i) => changed.slice(0, start) + (i === 0 ? suggestion : '') + changed.slice(end),
    value,
  );
}

function replaceInText(value: unknown, { start, end, text }: Place, suggestion: string): string | null {
  if (typeof value !== 'string' || start === end || value.slice(start, end) !== text) return null;
  return value.slice(0, start) + suggestion + value.slice(end);
}

/**
 * The blocks with a range of their plain text replaced; the blocks given stay as they are. The replacement takes the
 * marks of the node in which the range begins. Null when the text is not there, or the range runs over several lines.
 */
export function replaceInBlocks(
  blocks: readonly unknown[],
  { start, end, text }: Place,
  suggestion: string,
): unknown[] | null {
  const passage = blocksPassages(blocks, '')[0];
  if (!passage || start === end || text.includes('\n') || passage.text.slice(start, end) !== text) return null;
  const copy = structuredClone(blocks) as unknown[];
  const spans = (passage.inline ?? []).filter((span) => span.start < end && span.end > start);
  spans.forEach((span, i) => {
    const old = passage.text.slice(span.start, span.end);
    const kept = [old.slice(0, Math.max(0, start - span.start)), old.slice(Math.max(0, end - span.start))] as const;
    setText(copy, span.path.slice(1), kept[0] + (i === 0 ? suggestion : '') + kept[1]);
  });
  return copy;
}

function setText(blocks: unknown[], path: string, text: string): void {
  const node = valueAt(blocks as unknown as Values, path);
  if (typeof node === 'object' && node !== null) (node as { text: string }).text = text;
}

/** Whether a change can be taken back: the field still holds what the change made of it. */
export function canUndo(values: Values, { path, after }: Change): boolean {
  const value = valueAt(values, path);
  return value === after || JSON.stringify(value) === JSON.stringify(after);
}
