import type { CheckHit } from './checksum';

/**
 * One way of numbering items; the first group is the number. Kinds are listed from the outermost. They begin by asking for the
 * first character, because most places have another and looking back takes longer.
 */
const SCHEMES: readonly RegExp[] = [
  /(?=[ \t　一二三四五六七八九十])(?<=^|[\n。；;：:！？!?…])[ \t　]*([一二三四五六七八九十]{1,3})、/g,
  /(?=[ \t　（(])(?<=^|[\n。；;：:！？!?…])[ \t　]*[（(]([一二三四五六七八九十]{1,3})[）)]/g,
  /(?=[ \t　\d])(?<=^|\n)[ \t　]*(\d{1,2})(?:[.．](?!\d)|、)/g,
  /(?=[ \t　（(])(?<=^|[\n。；;：:！？!?…])[ \t　]*[（(](\d{1,2})[）)]/g,
];
/** Captions, which count through the whole text. */
const CAPTIONS: readonly RegExp[] = [
  /(?=[ \t　图])(?<=^|\n)[ \t　]*图\s?(\d{1,3})(?![\d.．－-])/g,
  /(?=[ \t　表])(?<=^|\n)[ \t　]*表\s?(\d{1,3})(?![\d.．－-])/g,
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

function itemsOf(text: string, schemes: readonly RegExp[]): Item[] {
  return schemes
    .flatMap((scheme, level) =>
      [...text.matchAll(scheme)].map((match) => {
        const lead = match[0].length - match[0].trimStart().length;
        return { start: match.index + lead, end: match.index + match[0].length, level, value: readNumber(match[1]!) };
      }),
    )
    .filter((item) => item.value > 0)
    .sort((a, b) => a.start - b.start);
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
  const captions = CAPTIONS.flatMap((caption) => gaps(itemsOf(text, [caption])));
  return [...gaps(itemsOf(text, SCHEMES)), ...captions].sort((a, b) => a.start - b.start);
}
