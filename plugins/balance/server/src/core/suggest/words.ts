import { type Sign, written } from './signs';

/** Longest word that a cut one is completed to, in signs. */
const LONGEST_WORD = 6;

/** Characters that carry no subject: nobody reads 职工可 as a word. */
const EMPTY = new Set('的了着可将已曾和与及或并而且也都就还再又才在从于至给让被把之其该此这那个些');

/** Signs from `from` to `to`, both taken in. */
export interface Span {
  from: number;
  to: number;
}

/** Where the words of two signs and more stand in a run: what the language's own dictionary takes for one. */
export function wordsIn(signs: readonly Sign[]): Span[] {
  const starts: number[] = [];
  const words: Span[] = [];
  let text = '';
  for (const [i, sign] of signs.entries()) {
    const before = signs[i - 1];
    // As it is written, so that two words in letters stay two.
    text += before ? written([before, sign], 'key').slice(before.key.length) : sign.key;
    starts.push(text.length - sign.key.length);
  }
  const signAt = new Map(starts.map((start, i) => [start, i]));
  for (const { segment, index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const from = signAt.get(index);
    const next =
      signAt.get(index + segment.length) ?? (index + segment.length === text.length ? signs.length : undefined);
    if (from !== undefined && next !== undefined && next - from > 1) words.push({ from, to: next - 1 });
  }
  return words;
}

/**
 * A stretch of signs as readers take it: a word that it begins or ends in the middle of is left out, or completed where
 * nothing but it would be left, and no empty character stands at an edge. Null when less than two signs are left.
 */
export function toWords({ from, to }: Span, signs: readonly Sign[], words: readonly Span[]): Span | null {
  const cutAt = (at: number): Span | undefined => words.find((word) => word.from < at && at <= word.to);
  const first = cutAt(from);
  const last = cutAt(to + 1);
  let whole: Span = { from: first ? first.to + 1 : from, to: last ? last.from - 1 : to };
  if (whole.to - whole.from < 1) whole = { from: first?.from ?? from, to: last?.to ?? to };
  if (whole.to - whole.from >= LONGEST_WORD) whole = { from, to };
  const isEmpty = (at: number): boolean => EMPTY.has(signs[at]?.key ?? '') && !isInWord(at, words);
  while (whole.from <= whole.to && isEmpty(whole.from)) whole = { ...whole, from: whole.from + 1 };
  while (whole.from <= whole.to && isEmpty(whole.to)) whole = { ...whole, to: whole.to - 1 };
  return whole.to > whole.from ? whole : null;
}

function isInWord(at: number, words: readonly Span[]): boolean {
  return words.some(({ from, to }) => from <= at && at <= to);
}
