import { createHash } from 'node:crypto';
import { holdsSymbols } from './fold';
import type { FoldProfile } from './fold-tables';
import { patternOf, phrasesOf } from './kinds/phrases';
import { buildLane, type Lane, type Phrase, type PhraseRole } from './lane';
import { patternFlags } from './pattern';
import { matchOf, type Match, type Pack, type Rule } from './rule';

/** Changes when the meaning of rules changes without any rule changing. */
const ENGINE_GENERATION = '1';

/** A rule ready to run. */
export interface EngineRule {
  index: number;
  rule: Rule;
  match: Match;
  pack: Pack;
  /** The rule came with the code, so its pattern runs without a limit in time. */
  trusted: boolean;
  /** Replacements per term, in the order the terms were put into the lanes. */
  replacements: readonly (readonly string[])[];
  /** The expression of a rule that has one. */
  pattern: string | undefined;
  /** Flags it compiles with. */
  flags: string;
}

/** All rules of all packs in use, compiled. Immutable: a change of rules makes a new one. */
export interface Engine {
  /** Changes exactly when some rule does. */
  version: string;
  rules: readonly EngineRule[];
  lanes: readonly Lane[];
}

/** A pack and whether it came with the code. */
export interface PackInUse {
  pack: Pack;
  builtin: boolean;
}

/** The terms of a rule with the replacement of each. `Object.entries`: `__proto__` is a term like any other. */
export function termsOf(rule: Rule): { text: string; replacements: readonly string[] }[] {
  if (rule.kind !== 'existence' && rule.kind !== 'substitution') {
    return phrasesOf(rule).map((text) => ({ text, replacements: [] }));
  }
  const swaps = rule.kind === 'substitution' ? Object.entries(rule.swap ?? {}) : [];
  return [
    ...(rule.terms ?? []).map((text) => ({ text, replacements: rule.suggestions ?? [] })),
    ...swaps.map(([text, right]) => ({ text, replacements: [right] })),
  ];
}

/** How a phrase of a rule is compared. Symbols that belong to the phrase cannot be seen through. */
export function profileOf(match: Match, phrase: string): FoldProfile {
  const skip = !match.skip ? 'none' : holdsSymbols(phrase) ? 'invisible' : 'symbols';
  return { width: match.width, case: match.case, traditional: match.traditional, skip, repeat: match.repeat };
}

/** Anchors only say whether a pattern may match, so they are found in the widest sense. */
const ANCHOR_PROFILE: FoldProfile = { width: true, case: true, traditional: true, skip: 'invisible', repeat: false };

class LaneBuilder {
  private readonly phrases = new Map<string, { profile: FoldProfile; phrases: Phrase[] }>();

  add(profile: FoldProfile, phrase: Phrase): void {
    const key = JSON.stringify(profile);
    const lane = this.phrases.get(key) ?? { profile, phrases: [] };
    lane.phrases.push(phrase);
    this.phrases.set(key, lane);
  }

  addAll(texts: readonly string[], role: PhraseRole, { index, match }: EngineRule): void {
    texts.forEach((text, term) => {
      this.add(role === 'anchor' ? ANCHOR_PROFILE : profileOf(match, text), { text, role, rule: index, term });
    });
  }

  build(): Lane[] {
    return [...this.phrases.values()].map(({ profile, phrases }) => buildLane(profile, phrases));
  }
}

/** Compiles packs. Rules must have passed `lintPack`. */
export function compileEngine(packs: readonly PackInUse[]): Engine {
  const rules = packs
    .flatMap(({ pack, builtin }) => pack.rules.filter((rule) => !rule.off).map((rule) => ({ pack, rule, builtin })))
    .map(engineRule);
  const lanes = new LaneBuilder();
  for (const compiled of rules) {
    lanes.addAll(
      termsOf(compiled.rule).map((term) => term.text),
      'term',
      compiled,
    );
    lanes.addAll(compiled.rule.exceptions ?? [], 'exception', compiled);
    if (compiled.pattern !== undefined) lanes.addAll(compiled.rule.anchors ?? [], 'anchor', compiled);
  }
  return { version: versionOf(packs), rules, lanes: lanes.build() };
}

function engineRule({ pack, rule, builtin }: { pack: Pack; rule: Rule; builtin: boolean }, index: number): EngineRule {
  const match = matchOf(rule);
  const pattern = patternOf(rule, rule.kind);
  return {
    index,
    rule,
    match,
    pack,
    trusted: builtin,
    replacements: termsOf(rule).map((term) => term.replacements),
    pattern,
    flags: pattern === undefined ? '' : patternFlags(pattern, match.case),
  };
}

function versionOf(packs: readonly PackInUse[]): string {
  const hash = createHash('sha256').update(ENGINE_GENERATION);
  for (const { pack, builtin } of packs) hash.update(`\n${builtin} ${JSON.stringify(pack)}`);
  return `${ENGINE_GENERATION}-${hash.digest('hex').slice(0, 16)}`;
}
