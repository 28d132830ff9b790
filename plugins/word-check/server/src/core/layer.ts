import { createHash, type Hash } from 'node:crypto';
import { holdsSymbols } from './fold';
import type { FoldProfile } from './fold-tables';
import { patternOf, phrasesOf } from './kinds/phrases';
import { buildLane, type Lane, type Phrase, type PhraseRole } from './lane';
import { patternFlags } from './pattern';
import { matchOf, type Match, type Pack, type Rule } from './rule';
import { TextPool, type PackedTexts } from './text-pool';

/** Changes when the meaning of rules changes without any rule changing. */
export const ENGINE_GENERATION = '3';

/** What the scan needs to know of a pack. */
export type PackHead = Pick<Pack, 'key' | 'scope' | 'promotional'>;

/** A rule ready to run. */
export interface EngineRule {
  /** Its place in its layer. */
  index: number;
  /** Without terms and pairs where only the lanes need them: there may be a million. */
  rule: Rule;
  match: Match;
  pack: PackHead;
  /** The rule came with the code, so its pattern runs without a limit in time. */
  trusted: boolean;
  /** `existence`, `substitution`: terms without a right form of their own; those after them have one. */
  terms: number;
  /** Place of the first right form in the layer's texts. */
  firstRight: number;
  /** The expression of a rule that has one. */
  pattern: string | undefined;
  /** Flags it compiles with. */
  flags: string;
}

/**
 * Rules and the lanes that find their phrases. Plain data whose size is in arrays, so a worker can build it and hand it
 * over; see `buffersOf`.
 */
export interface Layer {
  /** Names the rules: equal versions, equal rules. */
  version: string;
  rules: readonly EngineRule[];
  lanes: readonly Lane[];
  /** Right forms of substitutions. */
  right: PackedTexts;
}

/** A pack and whether it came with the code. */
export interface PackInUse {
  pack: Pack;
  builtin: boolean;
}

/** How a phrase of a rule is compared. Symbols that belong to the phrase cannot be seen through. */
export function profileOf(match: Match, phrase: string): FoldProfile {
  const skip = !match.skip ? 'none' : holdsSymbols(phrase) ? 'invisible' : 'symbols';
  return { width: match.width, case: match.case, traditional: match.traditional, skip, repeat: match.repeat };
}

/** Anchors only say whether a pattern may match, so they are found in the widest sense. */
const ANCHOR_PROFILE: FoldProfile = { width: true, case: true, traditional: true, skip: 'invisible', repeat: false };

const isPlain = ({ kind }: Rule): boolean => kind === 'existence' || kind === 'substitution';

/** Collects rules, pack by pack and in as many parts as they come in, and makes a layer of them. */
export class LayerBuilder {
  private readonly rules: EngineRule[] = [];
  private readonly phrases = new Map<string, { profile: FoldProfile; phrases: Phrase[] }>();
  private readonly right = new TextPool();
  private readonly hash: Hash = createHash('sha256').update(ENGINE_GENERATION);

  /** Adds rules of a pack; those that are off are left out. Rules must have passed `lintPack`. */
  add({ key, scope, promotional }: PackHead, rules: readonly Rule[], builtin: boolean): void {
    const pack: PackHead = { key, ...(scope ? { scope } : {}), ...(promotional ? { promotional } : {}) };
    const head = `\n${builtin} ${JSON.stringify(pack)}`;
    for (const rule of rules) {
      if (rule.off) continue;
      this.hash.update(`${head} ${JSON.stringify(rule)}`);
      this.addRule(pack, rule, builtin);
    }
  }

  build(): Layer {
    return {
      version: this.hash.digest('hex'),
      rules: this.rules,
      lanes: [...this.phrases.values()].map(({ profile, phrases }) => buildLane(profile, phrases)),
      right: this.right.packed(),
    };
  }

  private addRule(pack: PackHead, rule: Rule, trusted: boolean): void {
    const match = matchOf(rule);
    const pattern = patternOf(rule, rule.kind);
    const { terms, swap, ...rest } = rule;
    const compiled: EngineRule = {
      ...{ index: this.rules.length, rule: isPlain(rule) ? rest : rule, match, pack, trusted, pattern },
      ...{ terms: isPlain(rule) ? (terms ?? []).length : 0, firstRight: this.right.count },
      flags: pattern === undefined ? '' : patternFlags(pattern, match.case),
    };
    this.rules.push(compiled);
    this.addAll(isPlain(rule) ? (terms ?? []) : phrasesOf(rule), 'term', compiled);
    // `Object.entries`: `__proto__` is a term like any other.
    if (rule.kind === 'substitution') this.addPairs(Object.entries(swap ?? {}), compiled);
    this.addAll(rule.exceptions ?? [], 'exception', compiled);
    if (pattern !== undefined) this.addAll(rule.anchors ?? [], 'anchor', compiled);
  }

  private addPairs(pairs: readonly (readonly [string, string])[], rule: EngineRule): void {
    for (const [, right] of pairs) this.right.add(right);
    this.addAll(
      pairs.map(([wrong]) => wrong),
      'term',
      rule,
      rule.terms,
    );
  }

  private addAll(texts: readonly string[], role: PhraseRole, { index, match }: EngineRule, first = 0): void {
    texts.forEach((text, k) => {
      const profile = role === 'anchor' ? ANCHOR_PROFILE : profileOf(match, text);
      const key = JSON.stringify(profile);
      const lane = this.phrases.get(key) ?? { profile, phrases: [] };
      lane.phrases.push({ text, role, rule: index, term: first + k });
      this.phrases.set(key, lane);
    });
  }
}

/** Compiles packs. Rules must have passed `lintPack`. */
export function buildLayer(packs: readonly PackInUse[]): Layer {
  const builder = new LayerBuilder();
  for (const { pack, builtin } of packs) builder.add(pack, pack.rules, builtin);
  return builder.build();
}

/** What to write instead of a rule's term. */
export function replacementsOf({ right }: Layer, { rule, terms, firstRight }: EngineRule, term: number): string[] {
  if (!isPlain(rule)) return [];
  return term < terms ? [...(rule.suggestions ?? [])] : [TextPool.read(right, firstRight + term - terms)];
}

/** The memory behind a layer's arrays, to be handed over instead of copied. */
export function buffersOf({ lanes, right }: Layer): ArrayBuffer[] {
  const arrays = lanes.flatMap(({ automaton, useStart, useRule, useTerm, rulesAt, marksAt }) => {
    const { front, single, ...tables } = automaton;
    return [
      ...Object.values(tables),
      ...[front.filter, front.slots, useStart, useRule, useTerm, rulesAt, marksAt],
      ...(single ? [single] : []),
      ...(front.masks ? [front.masks] : []),
    ];
  });
  const buffers = [...arrays, right.units, right.end].map(({ buffer }) => buffer as ArrayBuffer);
  return [...new Set(buffers)];
}
