import type { CheckHit } from '../checksum';
import { faultAt, textAt, type Decide } from './place';

/** Places that follow at once on the same text, blanks aside. */
export const decideRepetition: Decide = (_rule, places, texts) =>
  places.flatMap((place, i) => {
    const before = places[i - 1];
    if (!before || before.passage !== place.passage || before.term !== place.term) return [];
    const gap = textAt({ ...place, start: before.end, end: place.start }, texts);
    const isSame = textAt(before, texts).toLowerCase() === textAt(place, texts).toLowerCase();
    return isSame && /^[ \t\u3000]*$/.test(gap) ? [faultAt(place, [''])] : [];
  });

const isChinese = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

/**
 * Runs of `least` to `most` Chinese characters that stand twice in a row; the hit is the second one. For each length
 * one pass counts how long the text has been equal to itself that far back.
 */
export function findRepeatedRuns(text: string, least: number, most: number): CheckHit[] {
  const out: CheckHit[] = [];
  for (let length = most; length >= least; length -= 1) {
    let equal = 0;
    for (let at = length; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      equal = unit === text.charCodeAt(at - length) && isChinese(unit) ? equal + 1 : 0;
      if (equal < length) continue;
      out.push({ start: at + 1 - length, end: at + 1, suggestions: [''] });
      equal = 0;
    }
  }
  return withoutOverlap(out, text.length);
}

/** Longer runs come first and keep what they cover, their first copy included. */
function withoutOverlap(hits: readonly CheckHit[], units: number): CheckHit[] {
  const taken = new Uint8Array(units);
  const kept = hits.filter(({ start, end }) => {
    const from = start - (end - start);
    for (let at = from; at < end; at += 1) if (taken[at] === 1) return false;
    taken.fill(1, from, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
