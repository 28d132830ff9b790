import type { TextCheck } from './checks';
import type { Engine } from './engine';
import { originalRange, type Folded } from './fold';
import { judgeReadings, type TermHit, type Verdict } from './judge';
import { collectMarks, Marks, readLane } from './lane';
import { replacementsOf, type EngineRule, type Layer } from './layer';
import { collectHits, fillGroups, MOST_PATTERN_HITS, PatternTimeout, wholePairs, type PatternHit } from './pattern';
import { mayMeet } from './pattern-needs';
import { runnersOf, type Runner } from './runners';
import { atOnce, type Steps } from './steps';
import { TextView, type IsSilent, type ScanTools, type View } from './text-view';

/** A place in one text that a rule reports. */
export interface Hit {
  rule: EngineRule;
  start: number;
  end: number;
  suggestions: readonly string[];
  /** The segmenters disagree: advice at most. */
  unsure: boolean;
  /** Index of the term found; none for patterns and checks. */
  term?: number;
  /** The rule's pattern was stopped; the text was not checked by it. */
  stopped?: boolean;
}

/** What a check or a pattern found, before it is judged. */
type Found = Pick<Hit, 'start' | 'end' | 'suggestions'>;

/** One layer over one text. */
class LayerScan {
  private readonly marks = new Marks();
  private readonly text: string;

  constructor(
    private readonly layer: Layer,
    private readonly view: TextView,
  ) {
    this.text = view.text;
  }

  *run(): Steps<Hit[]> {
    const { lanes, rules } = this.layer;
    const readings = [];
    for (const lane of lanes) {
      readings.push(readLane(lane, this.text, this.view.units));
      yield;
    }
    for (const reading of readings) collectMarks(reading, this.marks);
    const terms = yield* judgeReadings(readings, this.text, {
      minds: (rule) => rules[rule]!.match.boundary,
      ready: () => this.view.boundary.ready(),
      verdict: (hit) => this.termVerdict(hit),
    });
    const hits = terms.map((hit) => this.fromTerm(hit));
    for (const runner of runnersOf(this.layer)) {
      if (!this.isRun(runner)) continue;
      for (const hit of yield* this.runRule(runner)) hits.push(hit);
      yield;
    }
    return onePerPlace(hits);
  }

  private fromTerm({ rule, term, start, end, unsure }: TermHit): Hit {
    const compiled = this.layer.rules[rule]!;
    const suggestions = replacementsOf(this.layer, compiled, term);
    return { rule: compiled, start, end, suggestions, unsure: unsure ?? false, term };
  }

  /** Folding may make the right form equal to the wrong one (WIFI, Wi-Fi); the right form is no hit. */
  private termVerdict(hit: TermHit): Verdict {
    const rule = this.layer.rules[hit.rule]!;
    if (rule.rule.kind === 'substitution') {
      const found = this.text.slice(hit.start, hit.end);
      if (replacementsOf(this.layer, rule, hit.term).includes(found)) return 'falls';
    }
    return this.verdict(rule, hit);
  }

  private verdict(rule: EngineRule, range: { start: number; end: number }): Verdict {
    if (this.marks.cancels(rule.index, range)) return 'falls';
    return rule.match.boundary ? this.view.boundary.verdict(range) : 'stands';
  }

  /** Whether a rule that speaks here has a check, or the text what each hit of its pattern contains. */
  private isRun({ rule, check, needs }: Runner): boolean {
    if (this.view.isSilent(rule)) return false;
    if (check) return true;
    if (rule.rule.anchors && !this.marks.anchored.has(rule.index)) return false;
    const [read, written] = this.view.viewsFor(rule);
    return mayMeet(read.traces, needs) || (written !== undefined && mayMeet(written.traces, needs));
  }

  private *runRule(runner: Runner): Steps<Hit[]> {
    const { rule, check } = runner;
    try {
      const found = check ? this.runCheck(rule, check) : this.runPatterns(runner);
      if (found.length > 0 && rule.match.boundary) yield* this.view.boundary.ready();
      return found.flatMap((place) => this.toHit(rule, place));
    } catch (error) {
      if (!(error instanceof PatternTimeout)) throw error;
      return [{ rule, start: 0, end: 0, suggestions: [], unsure: false, stopped: true }];
    }
  }

  private runPatterns(runner: Runner): Found[] {
    const [read, written] = this.view.viewsFor(runner.rule);
    return [...this.runPattern(runner, read), ...(written ? this.runPattern(runner, written) : [])];
  }

  private runPattern({ rule, expression, needs }: Runner, { text, folded, traces }: View): Found[] {
    if (!mayMeet(traces, needs)) return [];
    const found = expression
      ? collectHits(expression, text)
      : this.view.tools.runPattern(rule.pattern ?? '', rule.flags, text);
    return found.map((hit) => this.fromPattern(rule, hit.groups, this.fromView(folded, hit)));
  }

  private fromPattern(rule: EngineRule, groups: PatternHit['groups'], at: { start: number; end: number }): Found {
    const range = wholePairs(this.text, at.start, at.end);
    const found = this.text.slice(range.start, range.end);
    const swapped = Object.hasOwn(rule.rule.swap ?? {}, found) ? rule.rule.swap?.[found] : undefined;
    const suggestions = (rule.rule.suggestions ?? []).map((suggestion) => fillGroups(suggestion, groups));
    return { ...range, suggestions: swapped === undefined ? suggestions : [swapped] };
  }

  private runCheck(rule: EngineRule, check: TextCheck): Found[] {
    const [view] = this.view.viewsFor(rule);
    return check(view.text)
      .slice(0, MOST_PATTERN_HITS)
      .map((hit) => ({
        ...this.fromView(view.folded, hit),
        suggestions: hit.suggestions ?? rule.rule.suggestions ?? [],
      }));
  }

  private toHit(rule: EngineRule, place: Found): Hit[] {
    const verdict = this.verdict(rule, place);
    return verdict === 'falls' ? [] : [{ rule, ...place, unsure: verdict === 'unsure' }];
  }

  private fromView(folded: Folded | null, hit: { start: number; end: number }): { start: number; end: number } {
    return folded ? originalRange(folded, hit.start, hit.end) : { start: hit.start, end: hit.end };
  }
}

/** Per rule the leftmost and of those the longest, none overlapping: terms and views may find a place twice. */
function onePerPlace(hits: readonly Hit[]): Hit[] {
  const free = new Map<EngineRule, number>();
  return [...hits]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ rule, start, end }) => {
      if (start < (free.get(rule) ?? 0)) return false;
      free.set(rule, Math.max(end, 1));
      return true;
    });
}

/** All hits of all rules in one text, by place, in steps. */
export function* scanInSteps(
  engine: Engine,
  text: string,
  tools: ScanTools,
  isSilent: IsSilent = () => false,
): Steps<Hit[]> {
  if (text === '') return [];
  const view = new TextView(text, { tools, isSilent });
  const hits: Hit[] = [];
  for (const layer of engine.layers) for (const hit of yield* new LayerScan(layer, view).run()) hits.push(hit);
  return engine.layers.length === 1 ? hits : hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** All hits of all rules in one text, by place. */
export const scanText = (engine: Engine, text: string, tools: ScanTools): Hit[] =>
  atOnce(scanInSteps(engine, text, tools));
