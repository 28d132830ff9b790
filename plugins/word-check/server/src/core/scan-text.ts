import { checkOf, type TextCheck } from './checks';
import type { Engine, EngineRule } from './engine';
import { foldedString, foldText, originalRange, type Folded } from './fold';
import { collectMarks, judgeLane, Marks, readLane, type LaneJudge, type TermHit, type Verdict } from './lane';
import { fillGroups, MOST_PATTERN_HITS, PatternTimeout, runTrusted, wholePairs, type PatternRunner } from './pattern';
import { unitsOf } from './units';
import { type Segmenter, WordEdges } from './word-edges';

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

/** What the scan needs from outside. */
export interface ScanTools {
  /** A hit falls when all of them see a word cut, and is advice when some do. Without any, boundaries are not looked at. */
  segmenters: readonly Segmenter[];
  /** Runs the patterns of users, with a limit in time. */
  runPattern: PatternRunner;
}

/** Everything known about one text while it is scanned. */
class TextScan {
  private readonly marks = new Marks();
  private readonly edges: readonly WordEdges[];
  private readonly views = new Map<string, { text: string; folded: Folded | null }>();

  constructor(
    private readonly engine: Engine,
    private readonly text: string,
    private readonly tools: ScanTools,
  ) {
    this.edges = tools.segmenters.map((segmenter) => new WordEdges(text, segmenter));
  }

  run(): Hit[] {
    const units = unitsOf(this.text);
    const readings = this.engine.lanes.map((lane) => readLane(lane, this.text, units));
    for (const reading of readings) collectMarks(reading, this.marks);
    const judge: LaneJudge = {
      minds: (rule) => this.engine.rules[rule]!.match.boundary,
      verdict: (hit) => this.termVerdict(hit),
    };
    const terms = readings.flatMap((reading) => judgeLane(reading, this.text, judge)).map((hit) => this.fromTerm(hit));
    const others = this.engine.rules.flatMap((rule) => this.runRule(rule));
    return onePerPlace([...terms, ...others]);
  }

  private fromTerm({ rule, term, start, end, unsure }: TermHit): Hit {
    const compiled = this.engine.rules[rule]!;
    return {
      rule: compiled,
      start,
      end,
      suggestions: compiled.replacements[term] ?? [],
      unsure: unsure ?? false,
      term,
    };
  }

  /** Folding may make the right form equal to the wrong one (WIFI, Wi-Fi); the right form is no hit. */
  private termVerdict(hit: TermHit): Verdict {
    const rule = this.engine.rules[hit.rule]!;
    const found = this.text.slice(hit.start, hit.end);
    if (rule.rule.kind === 'substitution' && rule.replacements[hit.term]?.includes(found)) return 'falls';
    return this.verdict(rule, hit);
  }

  private verdict(rule: EngineRule, range: { start: number; end: number }): Verdict {
    if (this.marks.cancels(rule.index, range)) return 'falls';
    if (!rule.match.boundary || this.edges.length === 0) return 'stands';
    const cut = this.edges.filter((edges) => edges.crosses(range.start, range.end)).length;
    if (cut === 0) return 'stands';
    return cut === this.edges.length ? 'falls' : 'unsure';
  }

  private runRule(rule: EngineRule): Hit[] {
    const { anchors } = rule.rule;
    const check = checkOf(rule.rule);
    if (check) return this.runCheck(rule, check);
    if (rule.pattern === undefined || (anchors && !this.marks.anchored.has(rule.index))) return [];
    try {
      return this.runPattern(rule);
    } catch (error) {
      if (!(error instanceof PatternTimeout)) throw error;
      return [{ rule, start: 0, end: 0, suggestions: [], unsure: false, stopped: true }];
    }
  }

  /** The pattern reads the folded text, and the text itself where that differs. */
  private runPattern(rule: EngineRule): Hit[] {
    const view = this.viewFor(rule);
    const run = rule.trusted ? runTrusted : this.tools.runPattern;
    const source = rule.pattern ?? '';
    const inView = run(source, rule.flags, view.text).map((hit) => ({ ...hit, ...this.fromView(view.folded, hit) }));
    const asWritten = view.text === this.text ? [] : run(source, rule.flags, this.text);
    return [...inView, ...asWritten].flatMap((hit) => {
      const range = wholePairs(this.text, hit.start, hit.end);
      const found = this.text.slice(range.start, range.end);
      const swapped = Object.hasOwn(rule.rule.swap ?? {}, found) ? rule.rule.swap?.[found] : undefined;
      const suggestions = (rule.rule.suggestions ?? []).map((suggestion) => fillGroups(suggestion, hit.groups));
      return this.toHit(rule, range, swapped === undefined ? suggestions : [swapped]);
    });
  }

  private runCheck(rule: EngineRule, check: TextCheck): Hit[] {
    const view = this.viewFor(rule);
    return check(view.text)
      .slice(0, MOST_PATTERN_HITS)
      .flatMap((hit) =>
        this.toHit(rule, this.fromView(view.folded, hit), hit.suggestions ?? rule.rule.suggestions ?? []),
      );
  }

  private toHit(rule: EngineRule, range: { start: number; end: number }, suggestions: readonly string[]): Hit[] {
    const verdict = this.verdict(rule, range);
    return verdict === 'falls' ? [] : [{ rule, ...range, suggestions, unsure: verdict === 'unsure' }];
  }

  private fromView(folded: Folded | null, hit: { start: number; end: number }): { start: number; end: number } {
    return folded ? originalRange(folded, hit.start, hit.end) : { start: hit.start, end: hit.end };
  }

  /** The text as a pattern or check reads it: letters folded, invisible characters out; case is a flag. */
  private viewFor({ match: { width, traditional, skip } }: EngineRule): { text: string; folded: Folded | null } {
    if (!width && !traditional && !skip) return { text: this.text, folded: null };
    const key = `${width}${traditional}${skip}`;
    const known = this.views.get(key);
    if (known) return known;
    const folded = foldText(this.text, {
      width: width && 'words',
      case: false,
      traditional,
      skip: skip ? 'invisible' : 'none',
      repeat: false,
    });
    const view = { text: foldedString(folded), folded };
    this.views.set(key, view);
    return view;
  }
}

/** Per rule the leftmost and of those the longest, none overlapping: lanes and views may find a place twice. */
function onePerPlace(hits: readonly Hit[]): Hit[] {
  const free = new Map<number, number>();
  return [...hits]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ rule, start, end }) => {
      if (start < (free.get(rule.index) ?? 0)) return false;
      free.set(rule.index, Math.max(end, 1));
      return true;
    });
}

/** All hits of all rules in one text, by place. */
export function scanText(engine: Engine, text: string, tools: ScanTools): Hit[] {
  return text === '' ? [] : new TextScan(engine, text, tools).run();
}
