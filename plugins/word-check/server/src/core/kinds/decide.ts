import type { EngineRule } from '../layer';
import type { RuleKind } from '../rule';
import type { Hit } from '../scan-text';
import { decideCapitalisation } from './capitalisation';
import { decideConditional } from './conditional';
import { decideConsistency } from './consistency';
import { decideOccurrence } from './occurrence';
import type { Decide, Place } from './place';
import { decideRepetition } from './repetition';
import { decideSequence } from './sequence';

const DECIDERS: ReadonlyMap<RuleKind, Decide> = new Map<RuleKind, Decide>([
  ['occurrence', decideOccurrence],
  ['repetition', decideRepetition],
  ['consistency', decideConsistency],
  ['capitalisation', decideCapitalisation],
  ['conditional', decideConditional],
  ['sequence', decideSequence],
]);

/** `repetition` of runs finds its hits by itself. */
const deciderOf = ({ rule }: EngineRule): Decide | undefined => (rule.run ? undefined : DECIDERS.get(rule.kind));

const open = new WeakMap<readonly EngineRule[], readonly EngineRule[]>();

/** Those of an engine's rules that are decided on here. */
function openRules(rules: readonly EngineRule[]): readonly EngineRule[] {
  const known = open.get(rules) ?? rules.filter(deciderOf);
  open.set(rules, known);
  return known;
}

/** The texts of one content and what the scanner found in each. */
export interface Reading {
  texts: readonly string[];
  hits: readonly (readonly Hit[])[];
  /** Whether a rule speaks about a text. */
  speaks: (rule: EngineRule, passage: number) => boolean;
}

/**
 * The hits of a content: what the scanner found, with the rules that look at more than one place decided. A rule whose
 * pattern was stopped in some text is not decided at all; that it was stopped stays.
 */
export function decideHits(rules: readonly EngineRule[], reading: Reading): Hit[][] {
  const out = reading.hits.map((hits) => hits.filter((hit) => hit.stopped || !deciderOf(hit.rule)));
  const found = placesByRule(reading.hits);
  for (const rule of openRules(rules)) {
    const decide = deciderOf(rule);
    const places = found.get(rule) ?? [];
    if (!decide || places === 'stopped' || (places.length === 0 && rule.rule.least === undefined)) continue;
    const spoken = reading.texts.flatMap((text, i) => (reading.speaks(rule, i) ? [[i, text] as const] : []));
    const texts = new Map(spoken);
    for (const { passage, ...fault } of decide(
      rule.rule,
      places.filter((place) => texts.has(place.passage)),
      texts,
    )) {
      out[passage]!.push({ rule, ...fault, suggestions: offered(fault.suggestions, rule) });
    }
  }
  return out;
}

/** What the kind knows to be right, or else what the rule's author suggests. */
const offered = (known: readonly string[], { rule }: EngineRule): readonly string[] =>
  known.length > 0 ? known : (rule.suggestions ?? []);

function placesByRule(all: Reading['hits']): Map<EngineRule, Place[] | 'stopped'> {
  const found = new Map<EngineRule, Place[] | 'stopped'>();
  all.forEach((hits, passage) => {
    for (const { rule, start, end, unsure, stopped, term = -1 } of hits) {
      const known = found.get(rule);
      if (!deciderOf(rule) || known === 'stopped') continue;
      const place = { passage, start, end, unsure, term };
      if (stopped) found.set(rule, 'stopped');
      else if (known) known.push(place);
      else found.set(rule, [place]);
    }
  });
  return found;
}
