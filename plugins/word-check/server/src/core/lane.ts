import { buildAutomaton, findStarts, type Automaton, type Starts } from './automaton';
import { foldedString, foldText, isLatin, originalRange, type Folded } from './fold';
import type { FoldProfile } from './fold-tables';
import { Intervals } from './intervals';

/** What a phrase is to its rule. */
export type PhraseRole = 'term' | 'exception' | 'anchor';

/** A phrase of a rule on its way into a lane. */
export interface Phrase {
  text: string;
  role: PhraseRole;
  /** Index of the rule in the engine. */
  rule: number;
  /** For a term: its index in the rule. */
  term: number;
}

interface Entry {
  rule: number;
  /** Index of a term; `EXCEPTION` or `ANCHOR` otherwise. */
  term: number;
  /** With `repeat`: least length of each run in the text; `null` when every run is one unit. */
  runs: readonly number[] | null;
}

const EXCEPTION = -1;
const ANCHOR = -2;

/** All phrases that are compared in one way, and the automaton that finds them in one pass. */
export interface Lane {
  profile: FoldProfile;
  automaton: Automaton;
  /** Per word id: who uses it. */
  entries: readonly (readonly Entry[])[];
  /** Per word id: rules with a term among this word and the shorter ones with the same start, each once. */
  rules: readonly (readonly number[])[];
  /** Per word id: exceptions (longest of each rule) and anchors among the same words. */
  marks: readonly (readonly Mark[])[];
}

interface Mark {
  rule: number;
  /** Units of the exception, or `ANCHOR`. */
  length: number;
  runs: Entry['runs'];
}

const NONE: readonly never[] = [];

/** Builds a lane. Phrases that fold to nothing are left out; `lintPack` refuses them before. */
export function buildLane(profile: FoldProfile, phrases: readonly Phrase[]): Lane {
  const uses = new Map<string, Entry[]>();
  for (const phrase of phrases) {
    const folded = foldText(phrase.text, profile);
    const word = foldedString(folded);
    if (word === '') continue;
    const entry = { rule: phrase.rule, term: termOf(phrase), runs: longRuns(folded) };
    const known = uses.get(word);
    if (known) known.push(entry);
    else uses.set(word, [entry]);
  }
  const automaton = buildAutomaton([...uses.keys()]);
  const entries = automaton.words.map((word) => uses.get(word)!);
  return { profile, automaton, entries, ...chains(automaton, entries) };
}

const termOf = (phrase: Phrase): number =>
  phrase.role === 'term' ? phrase.term : phrase.role === 'exception' ? EXCEPTION : ANCHOR;

function longRuns({ run, length }: Folded): readonly number[] | null {
  const runs = run ? Array.from(run.subarray(0, length)) : [];
  return runs.some((count) => count > 1) ? runs : null;
}

/**
 * What each word and its shorter companions mean together, so that one look says which rules to ask. A list equal to
 * the shorter word's is shared with it: 100,000 nested terms of one rule have one list.
 */
function chains(automaton: Automaton, entries: readonly (readonly Entry[])[]): Pick<Lane, 'rules' | 'marks'> {
  const rules: (readonly number[])[] = new Array(entries.length).fill(NONE);
  const marks: (readonly Mark[])[] = new Array(entries.length).fill(NONE);
  const byLength = automaton.words
    .map((_, id) => id)
    .sort((a, b) => automaton.words[a]!.length - automaton.words[b]!.length);
  for (const id of byLength) {
    const shorter = automaton.shorter[id]!;
    const below = shorter < 0 ? NONE : rules[shorter]!;
    const own = entries[id]!.filter((entry) => entry.term >= 0).map((entry) => entry.rule);
    const fresh = [...new Set(own)].filter((rule) => !below.includes(rule));
    rules[id] = fresh.length === 0 ? below : [...below, ...fresh];
    marks[id] = withMarks(shorter < 0 ? NONE : marks[shorter]!, entries[id]!, automaton.words[id]!.length);
  }
  return { rules, marks };
}

function withMarks(below: readonly Mark[], entries: readonly Entry[], length: number): readonly Mark[] {
  const own: Mark[] = entries
    .filter((entry) => entry.term < 0)
    .map(({ rule, term, runs }) => ({ rule, length: term === ANCHOR ? ANCHOR : length, runs }));
  if (own.length === 0) return below;
  // An exception covers the shorter ones with its start, unless it also asks for repeats and may not hold.
  const covers = (longer: Mark, mark: Mark) =>
    longer.rule === mark.rule && longer.length > 0 === mark.length > 0 && longer.runs === null;
  return [...below.filter((mark) => !own.some((longer) => covers(longer, mark))), ...own];
}

/** A lane's reading of one text: where its words start, before anybody has judged them. */
export interface LaneReading {
  lane: Lane;
  folded: Folded;
  starts: Starts;
}

/** Folds and reads a text. */
export function readLane(lane: Lane, text: string): LaneReading {
  const folded = foldText(text, lane.profile);
  return { lane, folded, starts: findStarts(lane.automaton, folded.units, folded.length) };
}

/** Exceptions found in a text per rule, and the rules of which an anchor was found. */
export class Marks {
  readonly anchored = new Set<number>();
  private readonly exceptions = new Map<number, Intervals>();

  addException(rule: number, range: { start: number; end: number }): void {
    const known = this.exceptions.get(rule) ?? new Intervals();
    known.add(range.start, range.end);
    this.exceptions.set(rule, known);
  }

  /** Whether an exception of the rule overlaps the range. */
  cancels(rule: number, range: { start: number; end: number }): boolean {
    return this.exceptions.get(rule)?.overlaps(range.start, range.end) ?? false;
  }
}

/** Notes the exceptions and anchors of a reading. They must be known for all lanes before hits are judged. */
export function collectMarks(reading: LaneReading, marks: Marks): void {
  const { lane, folded, starts } = reading;
  for (let k = 0; k < starts.count; k += 1) {
    for (const mark of lane.marks[starts.word[k]!]!) {
      const at = starts.at[k]!;
      if (mark.length === ANCHOR) marks.anchored.add(mark.rule);
      else if (runsHold(folded, at, mark.runs))
        marks.addException(mark.rule, originalRange(folded, at, at + mark.length));
    }
  }
}

/** A term found, in units of the original text. */
export interface TermHit {
  rule: number;
  term: number;
  start: number;
  end: number;
  /** Some segmenter says a word is cut here, another that none is. */
  unsure?: boolean;
}

/** What a judge says of a hit. */
export type Verdict = 'stands' | 'unsure' | 'falls';

/** Judges of hits: what does not fall is found. */
export interface LaneJudge {
  /** Whether the rule minds words being cut. */
  minds(rule: number): boolean;
  verdict(hit: TermHit): Verdict;
}

/**
 * The hits that stand, per rule the leftmost and of those the longest, none overlapping another of its rule. When the
 * longest falls, shorter ones with the same start are tried.
 */
export function judgeLane(reading: LaneReading, text: string, judge: LaneJudge): TermHit[] {
  const { lane, folded, starts } = reading;
  const out: TermHit[] = [];
  const free = new Map<number, number>();
  for (let k = starts.count - 1; k >= 0; k -= 1) {
    const at = starts.at[k]!;
    const id = starts.word[k]!;
    const cut = isLatin(folded.units[at]!) && latinBefore(text, originalRange(folded, at, at + 1).start);
    const open = lane.rules[id]!.filter((rule) => (free.get(rule) ?? 0) <= at && !(cut && judge.minds(rule)));
    if (open.length > 0) tryWords({ reading, text, at, id, open, free, judge, out });
  }
  return out;
}

interface Attempt {
  reading: LaneReading;
  text: string;
  at: number;
  id: number;
  /** Rules without a hit at this start so far; emptied as they find one. */
  open: number[];
  /** Per rule: end of its last hit, in folded units. */
  free: Map<number, number>;
  judge: LaneJudge;
  out: TermHit[];
}

function tryWords(attempt: Attempt): void {
  const { reading, at, open, free } = attempt;
  const { automaton, entries } = reading.lane;
  for (let id = attempt.id; id >= 0 && open.length > 0; id = automaton.shorter[id]!) {
    const length = automaton.words[id]!.length;
    for (const entry of entries[id]!) {
      const place = open.indexOf(entry.rule);
      if (place < 0 || entry.term < 0 || !tryEntry(attempt, entry, length)) continue;
      free.set(entry.rule, at + length);
      open.splice(place, 1);
    }
  }
}

function tryEntry({ reading, text, at, judge, out }: Attempt, entry: Entry, length: number): boolean {
  const { folded } = reading;
  if (!runsHold(folded, at, entry.runs)) return false;
  const hit: TermHit = { rule: entry.rule, term: entry.term, ...originalRange(folded, at, at + length) };
  if (judge.minds(entry.rule) && isLatin(folded.units[at + length - 1]!) && latinAfter(text, hit.end)) return false;
  const verdict = judge.verdict(hit);
  if (verdict !== 'falls') out.push(verdict === 'unsure' ? { ...hit, unsure: true } : hit);
  return verdict !== 'falls';
}

function runsHold(folded: Folded, at: number, runs: readonly number[] | null): boolean {
  if (!runs || !folded.run) return true;
  const { run } = folded;
  return runs.every((least, k) => run[at + k]! >= least);
}

const FULL_WIDTH: FoldProfile = { width: true, case: false, traditional: false, skip: 'invisible', repeat: false };
/** More invisible characters than this between two letters and they count as apart. */
const NEAR = 8;

/** Whether an ASCII letter or digit, of any width, stands right before `start`, invisible characters aside. */
export function latinBefore(text: string, start: number): boolean {
  const folded = foldText(text.slice(Math.max(0, start - NEAR), start), FULL_WIDTH);
  return folded.length > 0 && isLatin(folded.units[folded.length - 1]!);
}

/** Whether one stands right after `end`. */
export function latinAfter(text: string, end: number): boolean {
  const folded = foldText(text.slice(end, end + NEAR), FULL_WIDTH);
  return folded.length > 0 && isLatin(folded.units[0]!);
}
