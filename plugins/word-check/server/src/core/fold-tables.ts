import * as data from './fold-data';

/** Which characters count as one, and what is seen through. One automaton is built per profile in use. */
export interface FoldProfile {
  /** `words`: letters and digits only, punctuation stays as written; for regular expressions, which name both widths. */
  width: boolean | 'words';
  case: boolean;
  traditional: boolean;
  /** `invisible`: characters a reader does not see; `symbols`: those and symbols put between characters. */
  skip: 'none' | 'invisible' | 'symbols';
  repeat: boolean;
}

/** What a UTF-16 unit is to the folder; bits, so that one OR over a text tells which paths it needs. */
export const KIND = { invisible: 1, combining: 2, symbol: 4, surrogate: 8, long: 16 } as const;

/** Folding of one profile. */
export interface FoldTable {
  /** The folded unit of every unit whose folding is one unit long. */
  single: Uint16Array;
  /** Folded text of the code points whose folding has another length or leaves the BMP. */
  long: ReadonlyMap<number, string>;
  /** Bits of `KIND` per unit. */
  kind: Uint8Array;
}

interface Mapping {
  single: Uint16Array;
  long: Map<number, string>;
}

/** The data file's numbers are base 36: `distance,target` for one unit, `distance,a.b.c` for several code points. */
function decodeMapping(single: string, long: string): Mapping {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  let unit = 0;
  for (const pair of single.split(' ')) {
    const [step = '', to = ''] = pair.split(',');
    unit += parseInt(step, 36);
    table[unit] = parseInt(to, 36);
  }
  const map = new Map<number, string>();
  let point = 0;
  for (const pair of long.split(' ')) {
    const [step = '', to = ''] = pair.split(',');
    point += parseInt(step, 36);
    map.set(point, String.fromCodePoint(...to.split('.').map((code) => parseInt(code, 36))));
  }
  return { single: table, long: map };
}

/** Ranges are `distance from the last start,length`. */
function markRanges(kind: Uint8Array, ranges: string, bit: number): void {
  let start = 0;
  for (const range of ranges.split(' ')) {
    const [step = '', length = ''] = range.split(',');
    start += parseInt(step, 36);
    for (let unit = start; unit < start + parseInt(length, 36); unit += 1) kind[unit] = kind[unit]! | bit;
  }
}

const IDENTITY: Mapping = { single: Uint16Array.from({ length: 0x10000 }, (_, unit) => unit), long: new Map() };
const WIDTH = decodeMapping(data.WIDTH_SINGLE, data.WIDTH_LONG);
const CASE = decodeMapping(data.CASE_SINGLE, data.CASE_LONG);
/** A blank of whatever width. */
export const isSpace = (unit: number): boolean => WIDTH.single[unit] === 0x20;

const WIDTH_OF_WORDS = wordsOnly(WIDTH);
const SIMPLE = decodeMapping(data.SIMPLE_SINGLE, data.SIMPLE_LONG);

/** The part of a mapping whose targets are letters and digits. */
function wordsOnly({ single, long }: Mapping): Mapping {
  const isWord = (text: string) => /^[\p{L}\p{N}]+$/u.test(text);
  return {
    single: single.map((to, unit) => (to === unit || isWord(String.fromCharCode(to)) ? to : unit)),
    long: new Map([...long].filter(([, to]) => isWord(to))),
  };
}

const KINDS = (() => {
  const kind = new Uint8Array(0x10000);
  markRanges(kind, data.INVISIBLE, KIND.invisible);
  markRanges(kind, data.COMBINING, KIND.combining);
  markRanges(kind, data.SYMBOL, KIND.symbol);
  return kind.fill(KIND.surrogate, 0xd800, 0xe000);
})();

function through(text: string, mapping: Mapping): string {
  let out = '';
  for (const char of text) {
    const point = char.codePointAt(0)!;
    out += mapping.long.get(point) ?? (point < 0x10000 ? String.fromCharCode(mapping.single[point]!) : char);
  }
  return out;
}

function compose(steps: readonly Mapping[]): FoldTable {
  const single = new Uint16Array(0x10000);
  const long = new Map<number, string>();
  const kind = KINDS.slice();
  const foldLong = (point: number) => {
    const folded = steps.reduce(through, String.fromCodePoint(point));
    if (folded.length === 1 && point < 0x10000) single[point] = folded.charCodeAt(0);
    else long.set(point, folded);
    if (long.has(point) && point < 0x10000) kind[point] = kind[point]! | KIND.long;
  };
  for (let unit = 0; unit < 0x10000; unit += 1) {
    let folded = unit;
    let grows = false;
    for (const step of steps) {
      grows ||= step.long.has(folded);
      folded = step.single[folded]!;
    }
    single[unit] = grows ? unit : folded;
    if (grows) foldLong(unit);
  }
  for (const step of steps) for (const point of step.long.keys()) if (point > 0xffff) foldLong(point);
  return { single, long, kind };
}

const composed = new Map<string, FoldTable>();

/** The table of a profile: width first, then case, then traditional. Made once per combination (10 ms, 200 kB). */
export function foldTable(profile: Pick<FoldProfile, 'width' | 'case' | 'traditional'>): FoldTable {
  const key = `${profile.width}${profile.case}${profile.traditional}`;
  const known = composed.get(key);
  if (known) return known;
  const width = profile.width === 'words' ? WIDTH_OF_WORDS : profile.width ? WIDTH : IDENTITY;
  const steps = [width, profile.case ? CASE : IDENTITY, profile.traditional ? SIMPLE : IDENTITY];
  const table = compose(steps);
  composed.set(key, table);
  return table;
}

/** Which kinds of units have another length or place when folded for a profile. */
export function mappedKinds(profile: FoldProfile): number {
  const always = KIND.surrogate | KIND.long;
  if (profile.skip === 'none') return profile.width ? always | KIND.combining : always;
  return always | KIND.combining | KIND.invisible | (profile.skip === 'symbols' ? KIND.symbol : 0);
}

const entriesOf = new Map<string, Int32Array>();
/** Making a key of a profile takes as long as reading a hundred units. */
const entriesAt = new WeakMap<FoldProfile, Int32Array>();

/** For each unit its folded unit, with a bit above the sixteen when it is of `mappedKinds`: one look-up for both. */
export function foldEntries(profile: Readonly<FoldProfile>): Int32Array {
  const known = entriesAt.get(profile);
  if (known) return known;
  const entries = entriesByKey(profile);
  entriesAt.set(profile, entries);
  return entries;
}

function entriesByKey(profile: FoldProfile): Int32Array {
  const key = `${profile.width}${profile.case}${profile.traditional}${profile.skip}`;
  const known = entriesOf.get(key);
  if (known) return known;
  const { single, kind } = foldTable(profile);
  const mapped = mappedKinds(profile);
  const entries = Int32Array.from(single, (unit, k) => unit | (kind[k]! & mapped ? 0x10000 : 0));
  entriesOf.set(key, entries);
  return entries;
}
