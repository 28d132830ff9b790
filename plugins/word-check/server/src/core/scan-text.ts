import { checkOf, type TextCheck } from './checks';
import type { Engine } from './engine';
import { foldedString, foldText, originalRange, type Folded } from './fold';
import { judgeReadings, type TermHit, type Verdict } from './judge';
import { collectMarks, Marks, readLane } from './lane';
import { replacementsOf, type EngineRule, type Layer } from './layer';
import { fillGroups, MOST_PATTERN_HITS, PatternTimeout, runTrusted, wholePairs, type PatternRunner } from './pattern';
import { atOnce, type Steps } from './steps';
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

/** What all layers share of one text while it is scanned. */
class TextView {
  readonly units: Uint16Array;
  private readonly edges: readonly WordEdges[];
  private readonly views = new Map<string, { text: string; folded: Folded | null }>();

  constructor(
    readonly text: string,
    readonly tools: ScanTools,
  ) {
    this.units = unitsOf(text);
    this.edges = tools.segmenters.map((segmenter) => new WordEdges(text, segmenter));
  }

  /** Whether a word is cut at an edge of the range. */
  boundaryVerdict({ start, end }: { start: number; end: number }): Verdict {
    if (this.edges.length === 0) return 'stands';
    const cut = this.edges.filter((edges) => edges.crosses(start, end)).length;
    if (cut === 0) return 'stands';
    return cut === this.edges.length ? 'falls' : 'unsure';
  }

  /** The text as a pattern or check reads it: letters folded, invisible characters out; case is a flag. */
  viewFor({ match: { width, traditional, skip } }: EngineRule): { text: string; folded: Folded | null } {
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
      verdict: (hit) => this.termVerdict(hit),
    });
    const hits = terms.map((hit) => this.fromTerm(hit));
    for (const rule of rules) {
      if (!this.isRun(rule)) continue;
      hits.push(...this.runRule(rule));
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
    return rule.match.boundary ? this.view.boundaryVerdict(range) : 'stands';
  }

  /** Whether a rule has a check or pattern to run, and the text a literal that each hit of the pattern contains. */
  private isRun({ rule, pattern, index }: EngineRule): boolean {
    if (checkOf(rule)) return true;
    return pattern !== undefined && (!rule.anchors || this.marks.anchored.has(index));
  }

  private runRule(rule: EngineRule): Hit[] {
    const check = checkOf(rule.rule);
    if (check) return this.runCheck(rule, check);
    try {
      return this.runPattern(rule);
    } catch (error) {
      if (!(error instanceof PatternTimeout)) throw error;
      return [{ rule, start: 0, end: 0, suggestions: [], unsure: false, stopped: true }];
    }
  }

  /** The pattern reads the folded text, and the text itself where that differs. */
  private runPattern(rule: EngineRule): Hit[] {
    const view = this.view.viewFor(rule);
    const run = rule.trusted ? runTrusted : this.view.tools.runPattern;
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
    const view = this.view.viewFor(rule);
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
export function* scanInSteps(engine: Engine, text: string, tools: ScanTools): Steps<Hit[]> {
  if (text === '') return [];
  const view = new TextView(text, tools);
  const hits: Hit[] = [];
  for (const layer of engine.layers) for (const hit of yield* new LayerScan(layer, view).run()) hits.push(hit);
  return engine.layers.length === 1 ? hits : hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** All hits of all rules in one text, by place. */
export const scanText = (engine: Engine, text: string, tools: ScanTools): Hit[] =>
  atOnce(scanInSteps(engine, text, tools));
