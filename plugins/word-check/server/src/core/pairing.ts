import type { CheckHit } from './checksum';

/** Opening mark, closing mark, and whether each paragraph of a long one repeats the opening mark (quotations do). */
const PAIRS = [
  { open: '《', close: '》', repeats: false },
  { open: '〈', close: '〉', repeats: false },
  { open: '（', close: '）', repeats: false },
  { open: '【', close: '】', repeats: false },
  { open: '〔', close: '〕', repeats: false },
  { open: '「', close: '」', repeats: true },
  { open: '『', close: '』', repeats: true },
  { open: '“', close: '”', repeats: true },
  { open: '‘', close: '’', repeats: true },
] as const;
type Pair = (typeof PAIRS)[number];

const OPENING = new Map<string, Pair>(PAIRS.map((pair) => [pair.open, pair]));
const CLOSING = new Map<string, Pair>(PAIRS.map((pair) => [pair.close, pair]));

/** Marks of either kind, by their unit. */
const IS_MARK = new Uint8Array(0x10000);
for (const { open, close } of PAIRS) for (const mark of [open, close]) IS_MARK[mark.charCodeAt(0)] = 1;

interface Open {
  pair: Pair;
  at: number;
}

const NONE: CheckHit[] = [];
const one = (at: number): CheckHit => ({ start: at, end: at + 1 });

/** The marks that are open at a place. Counts per kind keep a closing mark without partner from searching them all. */
class OpenMarks {
  private marks: Open[] = [];
  private readonly count = new Map<Pair, number>();

  has(pair: Pair): boolean {
    return (this.count.get(pair) ?? 0) > 0;
  }

  open(pair: Pair, at: number): void {
    this.marks.push({ pair, at });
    this.count.set(pair, (this.count.get(pair) ?? 0) + 1);
  }

  /** Closes the nearest mark of the kind; answers those opened inside it, which stay unpaired. */
  close(pair: Pair): CheckHit[] {
    if (this.marks.at(-1)?.pair === pair) {
      this.marks.pop();
      this.count.set(pair, this.count.get(pair)! - 1);
      return NONE;
    }
    const closed = this.marks.splice(this.marks.findLastIndex((mark) => mark.pair === pair));
    return this.forget(closed).slice(1);
  }

  /** The marks that nothing closed. */
  rest(): CheckHit[] {
    return this.forget(this.marks);
  }

  private forget(marks: readonly Open[]): CheckHit[] {
    for (const { pair } of marks) this.count.set(pair, this.count.get(pair)! - 1);
    return marks.map((mark) => one(mark.at));
  }
}

/** 1） and 一） at the start of a line number an item; the apostrophe of it’s closes nothing. */
function isPlainMark(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  if (text[at] === '）')
    return /(?:^|[\n。；;：:，,、\s])(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/.test(before);
  return text[at] === '’' && /[A-Za-z0-9]$/.test(before);
}

/** A quotation of several paragraphs repeats its opening mark at the start of each; that opens nothing new. */
function repeatsQuotation(open: OpenMarks, pair: Pair, text: string, at: number): boolean {
  return pair.repeats && open.has(pair) && /(?:^|\n)[ \t　]*$/.test(text.slice(Math.max(0, at - 6), at));
}

/**
 * Marks without their partner. A closing mark closes the nearest open one of its kind and leaves those opened inside
 * it unpaired. Line breaks close nothing: text from word processors breaks lines inside titles.
 */
export function findUnpairedMarks(text: string): CheckHit[] {
  const open = new OpenMarks();
  const out: CheckHit[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (IS_MARK[text.charCodeAt(at)] === 0) continue;
    const char = text[at]!;
    const opening = OPENING.get(char);
    if (opening && !repeatsQuotation(open, opening, text, at)) open.open(opening, at);
    const closing = CLOSING.get(char);
    if (!closing) continue;
    if (open.has(closing)) out.push(...open.close(closing));
    else if (!isPlainMark(text, at)) out.push(one(at));
  }
  return [...out, ...open.rest()].sort((a, b) => a.start - b.start);
}

const NESTED = [
  { nested: /“[^“”\n]*(“[^“”\n]*”)[^“”\n]*”/dg, open: '‘', close: '’' },
  { nested: /《[^《》\n]*(《[^《》\n]*》)[^《》\n]*》/dg, open: '〈', close: '〉' },
] as const;

/** Quotations and titles inside one of the same kind, with the marks that stand there instead: ‘’ and 〈〉. */
export function findNestedMarks(text: string): CheckHit[] {
  return NESTED.flatMap(({ nested, open, close }) =>
    [...text.matchAll(nested)].map((match) => {
      const [start, end] = match.indices![1]!;
      return { start, end, suggestions: [open + text.slice(start + 1, end - 1) + close] };
    }),
  ).sort((a, b) => a.start - b.start);
}
