import type { CheckHit } from './checksum';

/** One way of numbering items. Kinds are listed from the outermost. */
interface Scheme {
  /** What stands at its place, blanks before it aside; the first group is the number. */
  item: RegExp;
  /** Whether it begins lines only, or also what follows the end of a sentence. */
  onlyLines: boolean;
}

const SCHEMES: readonly Scheme[] = [
  { item: /([一二三四五六七八九十]{1,3})、/y, onlyLines: false },
  { item: /[（(]([一二三四五六七八九十]{1,3})[）)]/y, onlyLines: false },
  { item: /(\d{1,2})(?:[.．](?!\d)|、)/y, onlyLines: true },
  { item: /[（(](\d{1,2})[）)]/y, onlyLines: false },
];
/** Captions, which count through the whole text. */
const CAPTIONS: readonly Scheme[] = [
  { item: /图\s?(\d{1,3})(?![\d.．－-])/y, onlyLines: true },
  { item: /表\s?(\d{1,3})(?![\d.．－-])/y, onlyLines: true },
];

const DIGITS = '一二三四五六七八九';

/** The number written as 三, 十, 十二, 二十, 三十五 or in digits; 0 when it is none of these. */
export function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text);
  if (!match) return 0;
  const [, tens = '', ten = '', ones = ''] = match;
  if (!ten) return tens && !ones ? DIGITS.indexOf(tens) + 1 : 0;
  return (tens ? DIGITS.indexOf(tens) + 1 : 1) * 10 + (ones ? DIGITS.indexOf(ones) + 1 : 0);
}

interface Item {
  start: number;
  end: number;
  level: number;
  value: number;
}

const unitsIn = (chars: string): Uint8Array => {
  const units = new Uint8Array(0x10000);
  for (const char of chars) units[char.charCodeAt(0)] = 1;
  return units;
};
const BLANK = unitsIn(' \t　');
const BEFORE = unitsIn('\n。；;：:！？!?…');
const FIRST = unitsIn('一二三四五六七八九十（(0123456789图表');
const LINE_BREAK = 0x0a;

/** Places where an item may begin, and whether a line begins there. Looking at every place by expression takes far longer. */
function placesOf(text: string): { start: number; isLine: boolean }[] {
  const places: { start: number; isLine: boolean }[] = [];
  let before = LINE_BREAK;
  for (let at = 0; at < text.length; at += 1) {
    let unit = text.charCodeAt(at);
    if (BEFORE[before] === 1) {
      const isLine = before === LINE_BREAK;
      while (BLANK[unit] === 1) unit = text.charCodeAt((at += 1));
      if (FIRST[unit] === 1) places.push({ start: at, isLine });
    }
    before = unit;
  }
  return places;
}

function itemsOf(text: string, places: ReturnType<typeof placesOf>, schemes: readonly Scheme[]): Item[] {
  return places.flatMap(({ start, isLine }) =>
    schemes.flatMap(({ item, onlyLines }, level): Item[] => {
      if (onlyLines && !isLine) return [];
      item.lastIndex = start;
      const [whole, number] = item.exec(text) ?? [];
      const value = number === undefined ? 0 : readNumber(number);
      return value > 0 ? [{ start, end: start + whole!.length, level, value }] : [];
    }),
  );
}

/** Follows one text's items; a new outer item starts its inner ones afresh, and a 1 starts a new list. */
function gaps(items: readonly Item[]): CheckHit[] {
  const last: (number | undefined)[] = [];
  const out: CheckHit[] = [];
  for (const { start, end, level, value } of items) {
    const before = last[level];
    if (before !== undefined && value !== 1 && value !== before + 1) out.push({ start, end });
    if (before !== undefined || value === 1) {
      last[level] = value;
      last.length = level + 1;
    }
  }
  return out;
}

/** Numbers that are missing, repeated or out of order: 一、二、四、; （一）（三）; 1. 3.; captions 图1 图3. */
export function findNumberingGaps(text: string): CheckHit[] {
  const places = placesOf(text);
  if (places.length === 0) return [];
  const lists = [SCHEMES, ...CAPTIONS.map((caption) => [caption])];
  return lists.flatMap((schemes) => gaps(itemsOf(text, places, schemes))).sort((a, b) => a.start - b.start);
}
