import { isRecord } from './blocks-text';

/** A wrong form whose correction leads back to it. */
export interface SwapCycle {
  /** Index of the rule. */
  rule: number;
  wrong: string;
  reason: string;
}

interface Swap {
  rule: number;
  wrong: string;
  right: string;
}

/** The pairs of all substitutions of a pack; of two with one wrong form the first counts. */
function swapsOf(rules: readonly unknown[]): Map<string, Swap> {
  const swaps = new Map<string, Swap>();
  rules.forEach((rule, i) => {
    if (!isRecord(rule) || rule['kind'] !== 'substitution' || !isRecord(rule['swap'])) return;
    for (const [wrong, right] of Object.entries(rule['swap'])) {
      if (typeof right === 'string' && !swaps.has(wrong)) swaps.set(wrong, { rule: i, wrong, right });
    }
  });
  return swaps;
}

/**
 * Substitutions that end where they began: A→B with B→A, or a longer way round, in one rule or over several. Each
 * circle is named once, at the pair that comes first. A→A is no circle here: `lintPack` names it by itself.
 */
export function swapCycles(rules: readonly unknown[]): SwapCycle[] {
  const swaps = swapsOf(rules);
  const done = new Set<string>();
  const out: SwapCycle[] = [];
  for (const start of swaps.values()) {
    const way = new Map<string, Swap>();
    let at: Swap | undefined = start;
    while (at && !done.has(at.wrong) && !way.has(at.wrong)) {
      way.set(at.wrong, at);
      at = swaps.get(at.right);
    }
    if (at && way.has(at.wrong)) out.push(...named([...way.values()], at));
    for (const wrong of way.keys()) done.add(wrong);
  }
  return out;
}

function named(way: readonly Swap[], meeting: Swap): SwapCycle[] {
  const circle = way.slice(way.indexOf(meeting));
  if (circle.length < 2) return [];
  const [{ rule, wrong }] = circle as [Swap, ...Swap[]];
  const steps = [...circle.map((swap) => swap.wrong), wrong].slice(0, 6).join(' → ');
  return [{ rule, wrong, reason: `goes round in a circle: ${steps}` }];
}
