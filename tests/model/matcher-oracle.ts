import type { FoldProfile } from '../../plugins/word-check/server/src/core/fold-tables';
import type { Match } from '../../plugins/word-check/server/src/core/matcher';

/** What a text says, character by character as a reader of the documents would write it down. */
interface Token {
  unit: string;
  start: number;
  end: number;
  /** With `repeat`: how many equal ones stand here. */
  run: number;
}

/** Characters the random cases are made of, and what each is under the options. Everything else is itself. */
const WIDTH: Readonly<Record<string, string>> = {
  ａ: 'a',
  Ａ: 'A',
  '１': '1',
  '①': '1',
  '㎏': 'kg',
  ﬀ: 'ff',
  '＊': '*',
};
const CASE: Readonly<Record<string, string>> = { A: 'a', Ａ: 'ａ' };
const SIMPLE: Readonly<Record<string, string>> = { 國: '国' };
const INVISIBLE = new Set(['\u200b', '\ufeff']);
const SYMBOLS = new Set(['*', '＊', '·']);
const COMBINING = new Set(['\u0336']);

/** The alphabet of the random cases: every kind of character, the plain ones most often. */
export const LETTERS = [...'国国国家家a1kgf'];
export const CHARACTERS = [...LETTERS, ...LETTERS, ...'ａＡA１①㎏ﬀ＊*·國\n𠮷', '\u200b', '\ufeff', '\u0336', '\ud842'];

const folded = (char: string, { width, case: lower, traditional }: FoldProfile): string => {
  let text = (width && WIDTH[char]) || char;
  if (lower) text = [...text].map((one) => CASE[one] ?? one).join('');
  return traditional ? [...text].map((one) => SIMPLE[one] ?? one).join('') : text;
};

function tokensOf(text: string, profile: FoldProfile): Token[] {
  const out: Token[] = [];
  let gap = null as { start: number; end: number } | null;
  let at = 0;
  for (const char of text) {
    const [start, end] = [at, at + char.length];
    at = end;
    if (profile.skip !== 'none' && INVISIBLE.has(char)) continue;
    if (profile.skip !== 'none' && COMBINING.has(char)) {
      const last = out.at(-1);
      if (last?.end === start) last.end = end;
      continue;
    }
    if (profile.skip === 'symbols' && SYMBOLS.has(char)) {
      gap = { start: gap?.start ?? start, end };
      continue;
    }
    for (const unit of folded(char, profile).split('')) {
      // 6*9 is not 69.
      if (gap && out.at(-1)?.unit === '1' && unit === '1') out.push({ unit: ' ', ...gap, run: 1 });
      gap = null;
      const last = out.at(-1);
      if (profile.repeat && last?.unit === unit && unit !== '\n') {
        last.end = end;
        last.run += 1;
      } else out.push({ unit, start, end, run: 1 });
    }
  }
  return out;
}

/** The definition of `findMatches`, as slowly as possible. */
export function naiveAll(terms: readonly string[], text: string, profile: FoldProfile): Match[] {
  const found = new Map<string, Match>();
  terms.forEach((written, term) => {
    const seesSymbols = [...written].some((char) => SYMBOLS.has(char));
    const how: FoldProfile = profile.skip === 'symbols' && seesSymbols ? { ...profile, skip: 'invisible' } : profile;
    const [wanted, here] = [tokensOf(written, how), tokensOf(text, how)];
    for (let k = 0; k + wanted.length <= here.length; k += 1) {
      const isHere = wanted.every(({ unit, run }, m) => here[k + m]!.unit === unit && here[k + m]!.run >= run);
      if (!isHere) continue;
      const match = { start: here[k]!.start, end: here[k + wanted.length - 1]!.end, term };
      found.set(JSON.stringify(match), match);
    }
  });
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end || a.term - b.term);
}

/** The leftmost, of those the longest, then on from its end. */
export function naiveLeftmostLongest(terms: readonly string[], text: string, profile: FoldProfile): Match[] {
  const out: Match[] = [];
  let free = 0;
  for (const match of naiveAll(terms, text, profile)) {
    if (match.start < free) continue;
    out.push(match);
    free = match.end;
  }
  return out;
}
