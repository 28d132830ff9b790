/**
 * What a comment points at: words of a field, with the words around them to tell them from others like them. An empty
 * quote means the whole field.
 */
export interface Anchor {
  path: string;
  quote: string;
  prefix: string;
  suffix: string;
}

/** Where an anchor is found. `exact`: in the same surroundings; `moved`: the words are there, somewhere else. */
export interface Place {
  state: 'exact' | 'moved';
  path: string;
  /** UTF-16 offsets into the field's text. */
  start: number;
  end: number;
}

/** So much of the surroundings is kept on either side, in characters. */
export const CONTEXT = 32;

/** Shorter words than this are found again only together with something of their surroundings. */
const TELLING = 4;

/** Text without white space, which is another on a page than in the field, and where each character stood. */
interface Squeezed {
  text: string;
  at: number[];
}

const BLANK = /[\s\u200b-\u200d\u2060\ufeff]/;

function squeeze(text: string): Squeezed {
  const at: number[] = [];
  let squeezed = '';
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] as string;
    if (BLANK.test(char)) continue;
    squeezed += char;
    at.push(index);
  }
  return { text: squeezed, at };
}

/** With how many of its characters a text begins as another does, or ends, counted from its end. */
function common(text: string, other: string, isFromEnd: boolean): number {
  const isSame = (count: number): boolean =>
    isFromEnd ? text.at(-1 - count) === other.at(-1 - count) : text[count] === other[count];
  let count = 0;
  while (count < text.length && isSame(count)) count += 1;
  return count;
}

interface Hit {
  start: number;
  end: number;
  score: number;
  whole: boolean;
}

/** The likeliest of the places where the quote stands in a text. */
function bestHit({ quote, prefix, suffix }: Anchor, { text, at }: Squeezed): Hit | null {
  let best: Hit | null = null;
  for (let from = text.indexOf(quote); from >= 0; from = text.indexOf(quote, from + 1)) {
    const to = from + quote.length;
    const score = common(prefix, text.slice(0, from), true) + common(suffix, text.slice(to), false);
    if (best && best.score >= score) continue;
    const whole = score === prefix.length + suffix.length;
    best = { start: at[from] as number, end: (at[to - 1] as number) + 1, score, whole };
  }
  return best && (quote.length >= TELLING || best.score > 0 || best.whole) ? best : null;
}

/** Finds an anchor in the texts of a content: in its own field first, then in the others. Null: the words are gone. */
export function locate(anchor: Anchor, texts: ReadonlyMap<string, string>): Place | null {
  const own = texts.get(anchor.path);
  const bare = {
    path: anchor.path,
    quote: squeeze(anchor.quote).text,
    prefix: squeeze(anchor.prefix).text,
    suffix: squeeze(anchor.suffix).text,
  };
  if (bare.quote === '') return own === undefined ? null : { state: 'exact', path: anchor.path, start: 0, end: 0 };
  const here = own === undefined ? null : bestHit(bare, squeeze(own));
  if (here) return { state: here.whole ? 'exact' : 'moved', path: anchor.path, start: here.start, end: here.end };
  let elsewhere: (Hit & { path: string }) | null = null;
  for (const [path, text] of texts) {
    const hit = bestHit(bare, squeeze(text));
    if (hit && (!elsewhere || hit.score > elsewhere.score)) elsewhere = { ...hit, path };
  }
  return elsewhere && { state: 'moved', path: elsewhere.path, start: elsewhere.start, end: elsewhere.end };
}

/**
 * The anchor as it is kept: the words and their surroundings as they stand in the text, whatever the page made of them.
 * Null when the words are not in the field that is named.
 */
export function anchorAt(wanted: Anchor, texts: ReadonlyMap<string, string>): Anchor | null {
  const place = locate(wanted, texts);
  if (place?.path !== wanted.path) return null;
  const text = texts.get(place.path) as string;
  const { path, start, end } = place;
  if (start === end) return { path, quote: '', prefix: '', suffix: '' };
  return {
    path,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}
