import { foldEntries, foldTable, isSpace, KIND, mappedKinds, type FoldProfile, type FoldTable } from './fold-tables';
import { IDENTITY, textOf, unitsOf } from './units';

/** A text as the automaton reads it, and the way back to the text as it was written. */
export interface Folded {
  /** Read through `table`, of whose entries the lower sixteen bits count. */
  units: Uint16Array;
  table: Int32Array;
  /** Units in use; `units` may be longer. */
  length: number;
  /** First unit of the original for each folded unit; `null`: positions are the same. */
  from: Int32Array | null;
  /** One past its last unit in the original. */
  to: Int32Array | null;
  /** With `repeat`: how many equal units each stands for. */
  run: Int32Array | null;
}

const SPACE = 0x20;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isLetter = (unit: number): boolean =>
  ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7);
const isLineBreak = (unit: number): boolean => (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || (unit | 1) === 0x2029;

/** A Latin letter (accented ones too) or ASCII digit, after folding of width. */
export const isLatin = (unit: number): boolean => isDigit(unit) || isLetter(unit);

/** Emoji and other pictures outside the BMP: U+1F000–U+1FAFF. */
const isPicture = (point: number): boolean => point >= 0x1f000 && point <= 0x1faff;
/** Tags and variation selectors outside the BMP. */
const isInvisiblePoint = (point: number): boolean => point >= 0xe0000 && point <= 0xe0fff;

/** Symbols seen through, until it is known what follows them. */
interface Gap {
  from: number;
  to: number;
  spaced: boolean;
}

/** Collects folded units with their places; knows repeats and the gaps that symbols leave. */
class FoldWriter {
  private units: Uint16Array;
  private from: Int32Array;
  private to: Int32Array;
  private run: Int32Array | null;
  private length = 0;
  private gap: Gap | null = null;

  constructor(capacity: number, repeat: boolean) {
    this.units = new Uint16Array(capacity);
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
    this.run = repeat ? new Int32Array(capacity) : null;
  }

  skipSymbol(from: number, to: number, spaced: boolean): void {
    this.gap = { from: this.gap?.from ?? from, to, spaced: spaced || (this.gap?.spaced ?? false) };
  }

  push(unit: number, from: number, to: number): void {
    if (this.gap) this.closeGap(this.gap, unit);
    const last = this.length - 1;
    if (this.run && last >= 0 && this.units[last] === unit && !isLineBreak(unit)) {
      this.to[last] = to;
      this.run[last] = this.run[last]! + 1;
      return;
    }
    this.put(unit, from, to);
  }

  private closeGap({ from, to, spaced }: Gap, unit: number): void {
    this.gap = null;
    if (this.separates(spaced, unit)) this.put(SPACE, from, to);
  }

  /**
   * Writes the units from `start` on through `entries`, up to the first that does not stand for one unit; answers where that
   * is. What was pushed before closed the gap; with repeats nothing is written, for each unit must be looked at.
   */
  copy(text: string, start: number, entries: Int32Array): number {
    const { units, from, to } = this;
    let { length } = this;
    let at = start;
    for (const end = this.run ? start : text.length; at < end && length < units.length; at += 1) {
      const entry = entries[text.charCodeAt(at)]!;
      if (entry > 0xffff) break;
      units[length] = entry;
      from[length] = at;
      to[length] = at + 1;
      length += 1;
    }
    this.length = length;
    return at;
  }

  /** A mark belongs to the character before it: one precomposed unit where there is one, else only its extent. */
  combine(mark: number, to: number, keep: boolean): void {
    const last = this.length - 1;
    const whole = last < 0 ? '' : String.fromCharCode(this.units[last]!, voiced(mark)).normalize('NFC');
    if (whole.length === 1) {
      this.units[last] = whole.charCodeAt(0);
      this.to[last] = to;
    } else if (keep) this.push(mark, to - 1, to);
    else if (last >= 0 && this.to[last] === to - 1) this.to[last] = to;
  }

  finish(): Folded {
    const { units, length, from, to, run } = this;
    return { units, table: IDENTITY, length, from, to, run };
  }

  /** Latin words and numbers are told apart by what stands between them: `a b` is not `ab`, 6.9 is not 69. */
  private separates(spaced: boolean, unit: number): boolean {
    const before = this.length > 0 ? this.units[this.length - 1]! : 0;
    if (!isLatin(before) || !isLatin(unit)) return false;
    return spaced || (isDigit(before) && isDigit(unit));
  }

  private put(unit: number, from: number, to: number): void {
    const { length } = this;
    if (length === this.units.length) this.grow();
    this.units[length] = unit;
    this.from[length] = from;
    this.to[length] = to;
    if (this.run) this.run[length] = 1;
    this.length = length + 1;
  }

  private grow(): void {
    const capacity = this.length * 2 + 16;
    const wider = (old: Int32Array) => {
      const next = new Int32Array(capacity);
      next.set(old);
      return next;
    };
    const units = new Uint16Array(capacity);
    units.set(this.units);
    this.units = units;
    [this.from, this.to, this.run] = [wider(this.from), wider(this.to), this.run && wider(this.run)];
  }
}

/** Half-width voicing marks compose like the full-width ones. */
const voiced = (mark: number): number => (mark === 0xff9e ? 0x3099 : mark === 0xff9f ? 0x309a : mark);

/** Whether a text whose entries of the profile's table OR to `seen` keeps its positions when folded. */
export const keepsPlaces = (seen: number, profile: FoldProfile): boolean => !profile.repeat && seen >>> 16 === 0;

/**
 * Folds a text for a profile, given its units too where they are at hand. Texts in which every unit folds to one unit (nearly all Chinese text without symbols)
 * are read through a table and keep their positions; the rest goes through a position map.
 */
export function foldText(text: string, profile: FoldProfile, units = unitsOf(text)): Folded {
  const entry = foldEntries(profile);
  let seen = 0;
  for (let i = 0; i < units.length; i += 1) seen |= entry[units[i]!]!;
  return keepsPlaces(seen, profile) ? foldInPlace(units, units.length, profile) : foldMapped(text, profile);
}

/** Folds a text that keeps its positions, see `keepsPlaces`. */
export const foldInPlace = (units: Uint16Array, length: number, profile: FoldProfile): Folded => ({
  units,
  table: foldEntries(profile),
  length,
  from: null,
  to: null,
  run: null,
});

/** Folds a text with a position for each unit. */
export function foldMapped(text: string, profile: FoldProfile): Folded {
  const table = foldTable(profile);
  const { kind: kindOf } = table;
  const entries = foldEntries(profile);
  const out = new FoldWriter(text.length + 16, profile.repeat);
  const seeing = mappedKinds(profile);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const kind = kindOf[unit]! & seeing;
    if (kind === 0) {
      out.push(entries[unit]!, i, i + 1);
      i = out.copy(text, i + 1, entries) - 1;
    } else if (kind & KIND.surrogate) i += foldPair(out, text, i, profile, table) - 1;
    else if (kind & KIND.combining) out.combine(unit, i + 1, profile.skip === 'none');
    else if (kind & KIND.symbol) out.skipSymbol(i, i + 1, isSpace(unit));
    else if (kind & KIND.long) pushAll(out, table.long.get(unit)!, i, i + 1);
  }
  return out.finish();
}

function pushAll(out: FoldWriter, folded: string, from: number, to: number): void {
  for (let k = 0; k < folded.length; k += 1) out.push(folded.charCodeAt(k), from, to);
}

/** Folds the code point at `i`, a pair or a lone surrogate; answers how many units it took. */
function foldPair(out: FoldWriter, text: string, i: number, profile: FoldProfile, table: FoldTable): number {
  const point = text.codePointAt(i)!;
  if (point < 0x10000) {
    out.push(point, i, i + 1);
    return 1;
  }
  const folded = table.long.get(point);
  if (profile.skip !== 'none' && isInvisiblePoint(point)) return 2;
  if (profile.skip === 'symbols' && isPicture(point) && folded === undefined) out.skipSymbol(i, i + 2, false);
  else if (folded !== undefined) pushAll(out, folded, i, i + 2);
  else {
    out.push(text.charCodeAt(i), i, i + 2);
    out.push(text.charCodeAt(i + 1), i, i + 2);
  }
  return 2;
}

/** The folded text as a string, for terms and for patterns. */
export function foldedString({ units, table, length }: Folded): string {
  const out = new Uint16Array(length);
  for (let i = 0; i < length; i += 1) out[i] = table[units[i]!]!;
  return textOf(out, length);
}

/** Whether folding leaves a text, given by its units, as it is. */
export function isFoldedAlready(units: Uint16Array, profile: FoldProfile): boolean {
  const entry = foldEntries(profile);
  for (let i = 0; i < units.length; i += 1) if (entry[units[i]!] !== units[i]) return false;
  return !profile.repeat;
}

/** The folded unit at a place. */
export const unitAt = (folded: Folded, place: number): number => folded.table[folded.units[place]!]! & 0xffff;

/** The range of the original text behind folded units `start` (inclusive) to `end` (exclusive). */
export function originalRange(folded: Folded, start: number, end: number): { start: number; end: number } {
  if (!folded.from || !folded.to) return { start, end };
  return { start: folded.from[start]!, end: folded.to[end - 1]! };
}

/** Whether a term itself holds symbols; then symbols in the text are part of it, not insertions. */
export function holdsSymbols(term: string): boolean {
  const { kind } = foldTable({ width: false, case: false, traditional: false });
  for (let i = 0; i < term.length; i += 1) {
    if (kind[term.charCodeAt(i)]! & KIND.symbol) return true;
    if (isPicture(term.codePointAt(i)!)) return true;
  }
  return false;
}
