import { isLatin, originalRange, unitAt } from './fold';
import type { LaneReading } from './lane';
import { latinAfter, latinBefore } from './latin-edges';
import { runsHold } from './reading';
import type { Steps } from './steps';

/** A term found, in units of the original text. */
export interface TermHit {
  /** Index of the rule in its layer. */
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
export interface Judge {
  /** Whether the rule minds words being cut. */
  minds(rule: number): boolean;
  /** Gets ready to judge hits of rules that do, in steps. */
  ready(): Steps<void>;
  verdict(hit: TermHit): Verdict;
}

/** Places judged without a stop: a segmenter may have to be asked at each. */
const PLACES_A_STEP = 64;

/** The words of one lane that start at one place, from the longest to the shortest. */
interface Chain {
  reading: LaneReading;
  /** In folded units. */
  at: number;
  id: number;
}

/** Reads the places of a lane from the first to the last. */
class Places {
  /** Where the next one starts in the original text; Infinity after the last. */
  start = Infinity;
  private next: number;

  constructor(private readonly reading: LaneReading) {
    this.next = reading.starts.count;
    this.step();
  }

  take(): Chain {
    const { reading, next } = this;
    const chain = { reading, at: reading.starts.at[next]!, id: reading.starts.word[next]! };
    this.step();
    return chain;
  }

  private step(): void {
    const { folded, starts } = this.reading;
    this.next -= 1;
    this.start = this.next < 0 ? Infinity : (folded.from?.[starts.at[this.next]!] ?? starts.at[this.next]!);
  }
}

/**
 * The hits that stand, per rule the leftmost and of those the longest in the text as it is written, none overlapping
 * another of its rule. The lanes of a layer are read side by side, because the terms of one rule may lie in several. When
 * the longest falls, shorter ones with the same start are tried. Stops now and then for whoever does not want to wait.
 */
export function* judgeReadings(readings: readonly LaneReading[], text: string, judge: Judge): Steps<TermHit[]> {
  const lanes = readings.map((reading) => new Places(reading));
  const court = new Court(text, judge);
  let isReady = false;
  for (let places = 1; ; places += 1) {
    if (places % PLACES_A_STEP === 0) yield;
    let start = Infinity;
    for (const lane of lanes) start = Math.min(start, lane.start);
    if (start === Infinity) return court.hits;
    const chains: Chain[] = [];
    for (const lane of lanes) while (lane.start === start) chains.push(lane.take());
    const open = court.openRules(start, chains);
    if (!isReady && open.some((rule) => judge.minds(rule))) {
      yield* judge.ready();
      isReady = true;
    }
    court.hear(chains, open);
  }
}

class Court {
  readonly hits: TermHit[] = [];
  /** Per rule: end of its last hit. */
  private readonly free = new Map<number, number>();

  constructor(
    private readonly text: string,
    private readonly judge: Judge,
  ) {}

  /** `open`: the rules that `openRules` names. */
  hear(chains: Chain[], open: number[]): void {
    const [only] = chains;
    if (open.length === 0 || !only) return;
    if (chains.length === 1) this.tryChain(only, open);
    else this.tryChains(chains, open);
  }

  /** The rules that have a term here and no hit that reaches over it. */
  openRules(start: number, chains: readonly Chain[]): number[] {
    const [only] = chains;
    if (only && chains.length === 1) return this.openOf(only, start);
    const open = new Set<number>();
    for (const chain of chains) for (const rule of this.openOf(chain, start)) open.add(rule);
    return [...open];
  }

  private openOf({ reading: { lane, folded }, at, id }: Chain, start: number): number[] {
    const rules = lane.ruleLists[lane.rulesAt[id]!]!;
    if (rules.length === 0) return [];
    const cut = isLatin(unitAt(folded, at)) && latinBefore(this.text, start);
    return rules.filter((rule) => (this.free.get(rule) ?? 0) <= start && !(cut && this.judge.minds(rule)));
  }

  private tryChain(chain: Chain, open: number[]): void {
    const { useStart, automaton } = chain.reading.lane;
    for (; chain.id >= 0 && open.length > 0; chain.id = automaton.shorter[chain.id]!) {
      if (sharesEnd(chain)) {
        this.tryChains([chain], open);
        return;
      }
      for (let use = useStart[chain.id]!; use < useStart[chain.id + 1]!; use += 1) this.tryUse(chain, use, open);
    }
  }

  /** Of several lanes, or where folding moved ends: by the end in the original, equal ones by the order in their rule. */
  private tryChains(chains: readonly Chain[], open: number[]): void {
    while (open.length > 0) {
      const end = Math.max(...chains.map(endOf));
      if (end < 0) return;
      const uses = chains.flatMap((chain) => usesTo(end, chain));
      uses.sort((a, b) => termOf(a) - termOf(b));
      for (const { chain, use } of uses) this.tryUse(chain, use, open);
    }
  }

  private tryUse({ reading, at, id }: Chain, use: number, open: number[]): void {
    const { folded, lane } = reading;
    const rule = lane.useRule[use]!;
    const term = lane.useTerm[use]!;
    const place = term < 0 ? -1 : open.indexOf(rule);
    if (place < 0 || !runsHold(folded, at, lane.runs.get(use) ?? null)) return;
    const length = lane.automaton.length[id]!;
    const hit: TermHit = { rule, term, ...originalRange(folded, at, at + length) };
    if (this.judge.minds(rule) && isLatin(unitAt(folded, at + length - 1)) && latinAfter(this.text, hit.end)) return;
    const verdict = this.judge.verdict(hit);
    if (verdict === 'falls') return;
    this.hits.push(verdict === 'unsure' ? { ...hit, unsure: true } : hit);
    this.free.set(rule, hit.end);
    open.splice(place, 1);
  }
}

interface Use {
  chain: Chain;
  use: number;
}

const termOf = ({ chain, use }: Use): number => chain.reading.lane.useTerm[use]!;

/** Where the longest word left of a chain ends in the original text; -1 when none is left. */
function endOf({ reading: { folded, lane }, at, id }: Chain): number {
  if (id < 0) return -1;
  const end = at + lane.automaton.length[id]!;
  return folded.to ? folded.to[end - 1]! : end;
}

/** Whether the next shorter word of a chain ends at the same place in the original text: within one character. */
function sharesEnd({ reading: { folded, lane }, at, id }: Chain): boolean {
  const next = lane.automaton.shorter[id]!;
  if (!folded.to || next < 0) return false;
  return folded.to[at + lane.automaton.length[id]! - 1] === folded.to[at + lane.automaton.length[next]! - 1];
}

/** Takes the words that end at `end` off a chain. */
function usesTo(end: number, chain: Chain): Use[] {
  const { useStart, automaton } = chain.reading.lane;
  const uses: Use[] = [];
  for (; endOf(chain) === end; chain.id = automaton.shorter[chain.id]!) {
    const word = { ...chain };
    for (let use = useStart[chain.id]!; use < useStart[chain.id + 1]!; use += 1) uses.push({ chain: word, use });
  }
  return uses;
}
