import type { CheckHit } from './checksum';
import { findIdentityNumbers } from './checksum';

/** Shorter sentences may well be said twice. UTF-16 units without spaces. */
const LONG_SENTENCE = 12;

const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const ENDS = '。！？!?；;\n';
/** What units mean to sentences: their ends, and what is not looked at when they are compared. */
const [PLAIN, PASSED, END] = [0, 1, 2];
const SENTENCE_UNITS = (() => {
  const kinds = new Uint8Array(0x10000);
  for (const char of `${SPACES}，,；;：:、“”‘’"'`) kinds[char.charCodeAt(0)] = PASSED;
  for (const char of ENDS) kinds[char.charCodeAt(0)] = END;
  return kinds;
})();

/** Whether any two long sentences may be the same: a number made of each decides, which costs a fraction of comparing them. */
function mayRepeat(text: string): boolean {
  const seen = new Set<number>();
  let [hash, length] = [0, 0];
  for (let i = 0; i <= text.length; i += 1) {
    const unit = i < text.length ? text.charCodeAt(i) : 0x0a;
    const kind = SENTENCE_UNITS[unit]!;
    if (kind === PLAIN) {
      hash = Math.imul(hash ^ unit, 0x01000193);
      length += 1;
    } else if (kind === END) {
      if (length > LONG_SENTENCE && seen.has(hash)) return true;
      if (length > LONG_SENTENCE) seen.add(hash);
      [hash, length] = [0, 0];
    }
  }
  return false;
}

/** Sentences that stand in the text a second time; punctuation and spaces at their edges aside. */
export function findRepeatedSentences(text: string): CheckHit[] {
  if (!mayRepeat(text)) return [];
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
