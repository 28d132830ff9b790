import { checkOf, type TextCheck } from './checks';
import type { EngineRule, Layer } from './layer';
import { needsOf } from './pattern-needs';
import { askFor, type Asked } from './text-traces';

/** A rule that reads the text by itself: by a check or by a pattern. */
export interface Runner {
  rule: EngineRule;
  check: TextCheck | undefined;
  /** The pattern of a rule that came with the code, compiled. */
  expression: RegExp | undefined;
  /** What a text must hold for the pattern to find anything. */
  needs: readonly Asked[];
}

const known = new WeakMap<Layer, readonly Runner[]>();

/**
 * The runners of a layer, in the order of its rules. They are made once, and not where it is built: functions cannot be
 * handed over.
 */
export function runnersOf(layer: Layer): readonly Runner[] {
  const runners = known.get(layer) ?? layer.rules.flatMap(runnerOf);
  known.set(layer, runners);
  return runners;
}

function runnerOf(rule: EngineRule): Runner[] {
  const { pattern, flags, trusted } = rule;
  const check = checkOf(rule.rule);
  if (check) return [{ rule, check, expression: undefined, needs: [] }];
  if (pattern === undefined) return [];
  const expression = trusted ? new RegExp(pattern, flags) : undefined;
  return [{ rule, check, expression, needs: needsOf(pattern, flags).map(askFor) }];
}
