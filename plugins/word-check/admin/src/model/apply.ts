import { blocksPassages } from '../../../server/src/core/blocks-text';
import type { Finding } from './findings';
import { valueAt, type Values } from './values';

/** A field's value before and after a suggestion. */
export interface Change {
  /** Path the form is told. */
  path: string;
  before: unknown;
  after: unknown;
}

type Place = Pick<Finding, 'path' | 'start' | 'end' | 'text'>;

/** Texts of files are written in the media library, not in the form. */
const OF_A_FILE = /\.(?:alternativeText|caption)$/;

/** What a suggestion would change, or null when the form does not hold the finding's text at its place (any more). */
export function changeFor(values: Values, place: Place, suggestion: string): Change | null {
  if (OF_A_FILE.test(place.path)) return null;
  const before = valueAt(values, place.path);
  const after = Array.isArray(before)
    ? replaceInBlocks(before, place, suggestion)
    : replaceInText(before, place, suggestion);
  return after === null ? null : { path: place.path, before, after };
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
  return JSON.stringify(valueAt(values, path)) === JSON.stringify(after);
}
