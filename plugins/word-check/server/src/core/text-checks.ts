import type { CheckHit } from './checksum';
import { findIdentityNumbers } from './checksum';

/** Shorter sentences may well be said twice. UTF-16 units without spaces. */
const LONG_SENTENCE = 12;

/** Sentences that stand in the text a second time; punctuation and spaces at their edges aside. */
export function findRepeatedSentences(text: string): CheckHit[] {
  const seen = new Set<string>();
  const out: CheckHit[] = [];
  for (const match of text.matchAll(/[^。！？!?；;\n]+[。！？!?；;]?/g)) {
    const lead = match[0].length - match[0].trimStart().length;
    const sentence = match[0].trim();
    const plain = sentence.replace(/[\s，,。！？!?；;：:、“”‘’"']/g, '');
    if (plain.length <= LONG_SENTENCE) continue;
    if (seen.has(plain)) out.push({ start: match.index + lead, end: match.index + lead + sentence.length });
    seen.add(plain);
  }
  return out;
}

const MOBILE = /(?<![\d*])(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?![\d*])/g;
/** So many numbers of persons in one text are a list of persons. */
const BULK = 5;

/** The first number of a text that holds five or more different mobile or identity numbers. */
export function findBulkNumbers(text: string): CheckHit[] {
  const mobiles = [...text.matchAll(MOBILE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const all = [...mobiles, ...findIdentityNumbers(text)].sort((a, b) => a.start - b.start);
  const different = new Set(all.map((hit) => text.slice(hit.start, hit.end).replace(/[-\s]/g, '').slice(-11)));
  return different.size >= BULK ? all.slice(0, 1) : [];
}

const HEALTH_FOOD = '保健食品';
const NOT_MEDICINE = '不能代替药物';

/** The first mention of health food in a text without the sentence the law asks for. */
export function findHealthFoodWithoutNotice(text: string): CheckHit[] {
  const start = text.indexOf(HEALTH_FOOD);
  if (start < 0 || text.includes(NOT_MEDICINE)) return [];
  return [{ start, end: start + HEALTH_FOOD.length }];
}

/** Digits and letters of full width, with the same in half width. */
export function findFullWidthLetters(text: string): CheckHit[] {
  return [...text.matchAll(/[０-９Ａ-Ｚａ-ｚ]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    suggestions: [match[0].normalize('NFKC')],
  }));
}
