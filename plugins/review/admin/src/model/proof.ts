import type { CheckAnswer, Passage, ProofFinding, ProofItem, ProofTrack } from '../api/proof';

/** A stretch of text with the numbers of the findings it belongs to. */
export interface TextPiece {
  readonly text: string;
  readonly findings: readonly number[];
}

/** A place in one of the texts, with the words that stand there. */
export interface Selected {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Cuts a text where findings begin and end; overlapping ones share pieces. */
export function textPieces(
  text: string,
  marks: readonly { readonly number: number; readonly start: number; readonly end: number }[],
): readonly TextPiece[] {
  const cuts = [0, text.length, ...marks.flatMap(({ start, end }) => [start, end])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b);
  return cuts.flatMap((start, index): TextPiece[] => {
    const end = cuts[index + 1] ?? start;
    if (end === start) return [];
    const findings = marks.filter((mark) => mark.start <= start && mark.end >= end).map(({ number }) => number);
    return [{ text: text.slice(start, end), findings }];
  });
}

/** Open findings first, each with the number it is called by, which is that of its place in the list. */
export function numbered(findings: readonly ProofFinding[]): readonly (ProofFinding & { readonly number: number })[] {
  const inOrder = [...findings.filter(({ open }) => open), ...findings.filter(({ open }) => !open)];
  return inOrder.map((finding, index) => ({ ...finding, number: index + 1 }));
}

/**
 * An offset into what a text box holds as one into the text itself: a text box turns every `\r\n` into `\n`, and every
 * other `\r` too.
 */
export function offsetInText(text: string, offset: number): number {
  let at = 0;
  for (let shown = 0; shown < offset && at < text.length; shown += 1) at += text.startsWith('\r\n', at) ? 2 : 1;
  return at;
}

/** What is selected between two offsets of a passage; null when that is nothing but space. */
export function selectedIn({ path, text }: Passage, start: number, end: number): Selected | null {
  const [from, to] = start <= end ? [start, end] : [end, start];
  const quote = text.slice(from, to);
  return quote.trim() === '' ? null : { path, start: from, end: to, quote };
}

/** Answers to a checklist as somebody gives them. */
export type Answers = Readonly<Record<string, CheckAnswer | undefined>>;

/** Items that have no answer yet. */
export const unanswered = (checklist: readonly ProofItem[], answers: Answers): readonly ProofItem[] =>
  checklist.filter(({ key }) => answers[key] === undefined);

/** What the whole waits for, as a translation key with its values. */
export function gapWords({ gap }: Pick<ProofTrack, 'gap'>): { key: string; values: Record<string, string | number> } {
  if (gap.findings > 0) return { key: 'proof.gap.findings', values: { count: gap.findings } };
  if (gap.round !== null) return { key: 'proof.gap.round', values: { round: gap.round } };
  return { key: gap.needsReading ? 'proof.gap.reading' : 'proof.gap.none', values: {} };
}
