import type { Rule } from './rule';

/** What differs between two versions of a pack: numbers of rules, and the ids of the first of them. */
export interface PackChange {
  added: number;
  changed: number;
  removed: number;
  ids: { added: string[]; changed: string[]; removed: string[] };
}

/** So many ids of each sort are kept. */
const MOST_IDS = 20;

const sameRule = (a: Rule, b: Rule): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What differs between rules before and after, by their ids. Their order does not count. */
export function changeOf(before: readonly Rule[], after: readonly Rule[]): PackChange {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const added: string[] = [];
  const changed: string[] = [];
  for (const rule of after) {
    const former = old.get(rule.id);
    if (!former) added.push(rule.id);
    else if (!sameRule(former, rule)) changed.push(rule.id);
    old.delete(rule.id);
  }
  return namedChange({ added, changed, removed: [...old.keys()] });
}

/** A change by the ids of all rules it concerns. */
export function namedChange(ids: PackChange['ids']): PackChange {
  const { added, changed, removed } = ids;
  const first = (all: readonly string[]) => all.slice(0, MOST_IDS);
  return {
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    ids: { added: first(added), changed: first(changed), removed: first(removed) },
  };
}
