import type { CommentAnchor } from '../api/comments';
import { locate } from '../../../server/src/core/comment-anchor';

/** So much of the surroundings goes along, in characters; the server takes its own from the text. */
const CONTEXT = 60;

/** More than this cannot be quoted; the server refuses it. */
const LONGEST = 1000;

/** Words of a field's text as an anchor; null for none, or too many. `start` and `end` are offsets into the text. */
export function anchorOf(path: string, text: string, start: number, end: number): CommentAnchor | null {
  const quote = text.slice(start, end).trim();
  if (quote === '' || quote.length > LONGEST) return null;
  return {
    path,
    quote,
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/** Where the words stand in a field's text as a page shows it, or null. The same search as the server's. */
export function wordsIn(anchor: CommentAnchor, text: string): { readonly start: number; readonly end: number } | null {
  const place = locate(anchor, new Map([[anchor.path, text]]));
  return place === null || place.start === place.end ? null : { start: place.start, end: place.end };
}
