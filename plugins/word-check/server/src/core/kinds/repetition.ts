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
/** Arrays that every text uses anew; making them takes longer than a short text. */
const newest = new Int32Array(SLOTS);
const kept = new Int32Array(0x4000);
const slotOf = (first: number, second: number): number => Math.imul((first << 16) ^ second, 0x9e3779b1) >>> 20;

/**
 * Runs of `least` to `most` Chinese characters that stand twice in a row; the hit is the second one. One pass: at each
 * place the nearest places before it with the same two characters (or one) say how far back the text may be equal to itself.
 */
export function findRepeatedRuns(text: string, least: number, most: number): CheckHit[] {
  const grain = Math.min(2, least);
  newest.fill(-1);
  const older = text.length > kept.length ? new Int32Array(text.length) : kept;
  const echoes = new Echoes(most, grain);
  let echoed = 0;
  let second = text.charCodeAt(0);
  for (let at = 0; at + grain <= text.length; at += 1) {
    const first = second;
    second = text.charCodeAt(at + 1);
    if (!isChinese(first) || (grain === 2 && !isChinese(second))) continue;
    const slot = slotOf(first, grain === 2 ? second : 0);
    let place = newest[slot]!;
    older[at] = place;
    newest[slot] = at;
    for (; place >= 0 && at - place <= most; place = older[place]!) {
      const isSame = text.charCodeAt(place) === first && (grain === 1 || text.charCodeAt(place + 1) === second);
      if (!isSame || at - place < least) continue;
      if ((echoed += 1) > text.length) return withoutOverlap(runsByLength(text, least, most), text.length);
      echoes.note(at - place, at);
    }
  }
  return withoutOverlap(echoes.runs(), text.length);
}

/** The same by one pass for each length: slower on ordinary texts, and as quick on those that repeat themselves everywhere. */
function runsByLength(text: string, least: number, most: number): CheckHit[] {
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
  return out;
}

/** Per distance: since where the text has been equal to itself so far back, and to where. */
class Echoes {
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly ends: number[][];

  constructor(
    most: number,
    private readonly grain: number,
  ) {
    this.from = new Int32Array(most + 1);
    this.to = new Int32Array(most + 1).fill(-1);
    this.ends = Array.from({ length: most + 1 }, () => []);
  }

  /** Notes that the `grain` units at `at` are those `back` before. A run that reaches a second time over itself counts anew. */
  note(back: number, at: number): void {
    const { from, to, grain } = this;
    const isOn = at <= to[back]!;
    if (!isOn) from[back] = at;
    const end = at + grain;
    for (let done = isOn ? to[back]! : at; done < end; ) {
      done += 1;
      if (done - from[back]! < back) continue;
      this.ends[back]!.push(done);
      from[back] = done;
    }
    to[back] = end;
  }

  /** The second copies, the longest first. */
  runs(): CheckHit[] {
    const runsOf = (ends: readonly number[], back: number) =>
      ends.map((end) => ({ start: end - back, end, suggestions: [''] }));
    return this.ends.map(runsOf).reverse().flat();
  }
}

/** Longer runs come first and keep what they cover, their first copy included. */
function withoutOverlap(hits: readonly CheckHit[], units: number): CheckHit[] {
  if (hits.length === 0) return [];
  const taken = new Uint8Array(units);
  const apart = hits.filter(({ start, end }) => {
    const from = start - (end - start);
    for (let at = from; at < end; at += 1) if (taken[at] === 1) return false;
    taken.fill(1, from, end);
    return true;
  });
  return apart.sort((a, b) => a.start - b.start);
}
