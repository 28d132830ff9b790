import { buildAutomaton, type Automaton } from './automaton';
import { byWord } from './by-word';
import { foldedString, foldText, originalRange, type Folded } from './fold';
import type { FoldProfile } from './fold-tables';
import { Intervals } from './intervals';
import { runsHold, type Reading } from './reading';
import { findStarts } from './starts';

/** What a phrase is to its rule. */
export type PhraseRole = 'term' | 'exception' | 'anchor';

/** A phrase of a rule on its way into a lane. */
export interface Phrase {
  text: string;
  role: PhraseRole;
  /** Index of the rule in its layer. */
  rule: number;
  /** For a term: its index in the rule. */
  term: number;
}

const EXCEPTION = -1;
const ANCHOR = -2;

/**
 * All phrases that are compared in one way, and the automaton that finds them in one pass. Who uses word `id` is in
 * `useRule` and `useTerm` from `useStart[id]` to `useStart[id + 1] - 1`. Arrays, because there may be a million words.
 */
export interface Lane {
  profile: FoldProfile;
  automaton: Automaton;
  useStart: Int32Array;
  useRule: Int32Array;
  /** Index of a term; `EXCEPTION` or `ANCHOR` otherwise. */
  useTerm: Int32Array;
  /** Uses that ask for repeats: least length of each run in the text. */
  runs: ReadonlyMap<number, readonly number[]>;
  /** Per word id: which of `ruleLists` are the rules with a term among this word and the shorter ones with its start. */
  rulesAt: Int32Array;
  ruleLists: readonly (readonly number[])[];
  /** Per word id: which of `markLists` are the exceptions (longest of each rule) and anchors among the same words. */
  marksAt: Int32Array;
  markLists: readonly (readonly Mark[])[];
}

interface Mark {
  rule: number;
  /** Units of the exception, or `ANCHOR`. */
  length: number;
  runs: readonly number[] | null;
}

/** Builds a lane. Phrases that fold to nothing are left out; `lintPack` refuses them before. */
export function buildLane(profile: FoldProfile, phrases: readonly Phrase[]): Lane {
  const words: string[] = [];
  const kept: Phrase[] = [];
  const runsOf: (readonly number[] | null)[] = [];
  for (const phrase of phrases) {
    const folded = foldText(phrase.text, profile);
    if (folded.length === 0) continue;
    words.push(foldedString(folded));
    kept.push(phrase);
    runsOf.push(longRuns(folded));
  }
  const { automaton, idOf } = buildAutomaton(words);
  const uses = groupUses(idOf, automaton.length.length, kept, runsOf);
  return { profile, automaton, ...uses, ...chains(automaton, uses) };
}

const termOf = (phrase: Phrase): number =>
  phrase.role === 'term' ? phrase.term : phrase.role === 'exception' ? EXCEPTION : ANCHOR;

function longRuns({ run, length }: Folded): readonly number[] | null {
  const runs = run ? Array.from(run.subarray(0, length)) : [];
  return runs.some((count) => count > 1) ? runs : null;
}

type Uses = Pick<Lane, 'useStart' | 'useRule' | 'useTerm' | 'runs'>;

/** Sorts the uses by word, those of one word in the order they came. */
function groupUses(
  idOf: Int32Array,
  words: number,
  phrases: readonly Phrase[],
  runsOf: readonly (readonly number[] | null)[],
): Uses {
  const rules = byWord(
    idOf,
    words,
    Int32Array.from(phrases, (phrase) => phrase.rule),
  );
  const order = byWord(
    idOf,
    words,
    Int32Array.from(phrases, (_, k) => k),
  ).values;
  const runs = new Map<number, readonly number[]>();
  order.forEach((k, use) => {
    const long = runsOf[k];
    if (long) runs.set(use, long);
  });
  return { useStart: rules.start, useRule: rules.values, useTerm: order.map((k) => termOf(phrases[k]!)), runs };
}

/** Lists that many words share, each kept once; list 0 is empty. */
class Lists<T> {
  readonly all: (readonly T[])[] = [[]];
  private readonly known = new Map<string, number>();

  /** The number of the list `key` names, made when it is new. */
  number(key: string, make: () => readonly T[]): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.all.length);
    return this.all.push(make()) - 1;
  }
}

/**
 * What each word and its shorter companions mean together, so that one look says which rules to ask. A list equal to
 * the shorter word's is shared with it: 100,000 nested terms of one rule have one list. Ids rise with the length, so the
 * shorter word's lists are there already.
 */
function chains(automaton: Automaton, uses: Uses): Pick<Lane, 'rulesAt' | 'ruleLists' | 'marksAt' | 'markLists'> {
  const words = automaton.length.length;
  const [rulesAt, marksAt] = [new Int32Array(words), new Int32Array(words)];
  const [rules, marks] = [new Lists<number>(), new Lists<Mark>()];
  for (let id = 0; id < words; id += 1) {
    const shorter = automaton.shorter[id]!;
    const [belowRules, belowMarks] = shorter < 0 ? [0, 0] : [rulesAt[shorter]!, marksAt[shorter]!];
    const below = rules.all[belowRules]!;
    const fresh: number[] = [];
    const own: Mark[] = [];
    for (let use = uses.useStart[id]!; use < uses.useStart[id + 1]!; use += 1) {
      const rule = uses.useRule[use]!;
      const term = uses.useTerm[use]!;
      if (term < 0)
        own.push({ rule, length: term === ANCHOR ? ANCHOR : automaton.length[id]!, runs: uses.runs.get(use) ?? null });
      else if (!below.includes(rule) && !fresh.includes(rule)) fresh.push(rule);
    }
    rulesAt[id] =
      fresh.length === 0 ? belowRules : rules.number(`${belowRules} ${fresh.join()}`, () => [...below, ...fresh]);
    marksAt[id] =
      own.length === 0
        ? belowMarks
        : marks.number(`${belowMarks} ${JSON.stringify(own)}`, () => withMarks(marks.all[belowMarks]!, own));
  }
  return { rulesAt, ruleLists: rules.all, marksAt, markLists: marks.all };
}

function withMarks(below: readonly Mark[], own: readonly Mark[]): readonly Mark[] {
  // An exception covers the shorter ones with its start, unless it also asks for repeats and may not hold.
  const covers = (longer: Mark, mark: Mark) =>
    longer.rule === mark.rule && longer.length > 0 === mark.length > 0 && longer.runs === null;
  return [...below.filter((mark) => !own.some((longer) => covers(longer, mark))), ...own];
}

/** A lane's reading of one text: where its words start, before anybody has judged them. */
export interface LaneReading extends Reading {
  lane: Lane;
}

/**
 * Folds and reads a text, given its units too. Nearly every draft holds a space or a symbol, so it is folded first rather
 * than read in vain.
 */
export function readLane(lane: Lane, text: string, units: Uint16Array): LaneReading {
  const folded = foldText(text, lane.profile, units);
  return { lane, folded, starts: findStarts(lane.automaton, folded.units, folded.length, folded.table) };
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
    for (const mark of lane.markLists[lane.marksAt[starts.word[k]!]!]!) {
      const at = starts.at[k]!;
      if (mark.length === ANCHOR) marks.anchored.add(mark.rule);
      else if (runsHold(folded, at, mark.runs))
        marks.addException(mark.rule, originalRange(folded, at, at + mark.length));
    }
  }
}
