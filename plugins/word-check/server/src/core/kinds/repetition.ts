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

/** Places of a text that share a hash of their first units, each list from the last to the first. */
const SLOTS = 4096;
const slotOf = (first: number, second: number): number => Math.imul((first << 16) ^ second, 0x9e3779b1) >>> 20;

/** How long a text has been equal to itself some way back: where that began, and the place after the last one seen. */
interface Echo {
  from: number;
  to: number;
}

/**
 * Runs of `least` to `most` Chinese characters that stand twice in a row; the hit is the second one. One pass: at each
 * place the nearest places before it with the same two characters (or one) say how far back the text may be equal to itself.
 */
export function findRepeatedRuns(text: string, least: number, most: number): CheckHit[] {
  const grain = Math.min(2, least);
  const newest = new Int32Array(SLOTS).fill(-1);
  const older = new Int32Array(text.length);
  const echoes = Array.from({ length: most + 1 }, (): Echo => ({ from: -1, to: -1 }));
  const runs: CheckHit[][] = Array.from({ length: most + 1 }, () => []);
  for (let at = 0; at + grain <= text.length; at += 1) {
    const first = text.charCodeAt(at);
    const second = grain === 2 ? text.charCodeAt(at + 1) : 0;
    if (!isChinese(first) || (grain === 2 && !isChinese(second))) continue;
    const slot = slotOf(first, second);
    for (let place = newest[slot]!; place >= 0 && at - place <= most; place = older[place]!) {
      const back = at - place;
      const isSame = text.charCodeAt(place) === first && (grain === 1 || text.charCodeAt(place + 1) === second);
      if (isSame && back >= least) lengthen(echoes[back]!, at, grain, runs[back]!, back);
    }
    older[at] = newest[slot]!;
    newest[slot] = at;
  }
  return withoutOverlap(runs.reverse().flat(), text.length);
}

/** Notes that the `grain` units at `at` are those `back` before, and each time that a whole run is. */
function lengthen(echo: Echo, at: number, grain: number, runs: CheckHit[], back: number): void {
  const isOn = at <= echo.to;
  if (!isOn) echo.from = at;
  // A run that reaches a second time over itself counts anew.
  for (echo.to = isOn ? echo.to : at; echo.to < at + grain; ) {
    echo.to += 1;
    if (echo.to - echo.from < back) continue;
    runs.push({ start: echo.from, end: echo.to, suggestions: [''] });
    echo.from = echo.to;
  }
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
