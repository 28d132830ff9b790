import type { InlineSpan, Passage } from './passage';

type Range = Readonly<{ start: number; end: number }>;

/** Index of the first span that ends behind a place. Spans are in order and do not overlap. */
function firstBehind(spans: readonly Range[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The spans that a range touches. */
function touched<T extends Range>(spans: readonly T[], start: number, end: number): T[] {
  const first = firstBehind(spans, start);
  let last = first;
  while (last < spans.length && spans[last]!.start < end) last += 1;
  return spans.slice(first, last);
}

function inlinePieces(spans: readonly InlineSpan[], start: number, end: number): InlineSpan[] | undefined {
  const parts = touched(spans, start, end);
  if (parts.length < 2) return undefined;
  return parts.map((span) => ({
    path: span.path,
    start: Math.max(start, span.start) - span.start,
    end: Math.min(end, span.end) - span.start,
  }));
}

/** Stretches of the stored value; neighbours are one. */
function storedPieces(passage: Passage, start: number, end: number): InlineSpan[] | undefined {
  const path = passage.storedIn ?? passage.path;
  const pieces: InlineSpan[] = [];
  for (const span of touched(passage.stored ?? [], start, end)) {
    const isExact = span.end - span.start === span.to - span.from;
    const from = isExact ? span.from + Math.max(start - span.start, 0) : span.from;
    const to = isExact ? span.to - Math.max(span.end - end, 0) : span.to;
    const last = pieces.at(-1);
    if (last?.end === from) last.end = to;
    else pieces.push({ path, start: from, end: to });
  }
  const [only] = pieces;
  const isSamePlace = pieces.length === 1 && only?.path === passage.path && only.start === start && only.end === end;
  return isSamePlace || pieces.length === 0 ? undefined : pieces;
}

/**
 * Where a range of a passage stands in the stored value, when that is not simply `start`–`end` of the value at `path`:
 * of blocks the inline nodes, when it lies in more than one; of HTML and Markdown the stretches of the field's value.
 */
export function piecesOf(passage: Passage, start: number, end: number): InlineSpan[] | undefined {
  if (passage.stored) return storedPieces(passage, start, end);
  return passage.inline ? inlinePieces(passage.inline, start, end) : undefined;
}
