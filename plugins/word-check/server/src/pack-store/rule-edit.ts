import { invalidInput, Refusal, type FieldProblem } from '../core/errors';
import { LIMITS } from '../core/lint';
import { chunkOf, countTerms, rulesOf, type Chunk } from '../core/pack-chunks';
import { namedChange } from '../core/pack-change';
import type { Rule } from '../core/rule';
import { swapCycles } from '../core/swap-cycles';
import { digestsOf } from './chunk-rows';
import type { NextVersion, PackRow, PackStore } from './store';

/** A part that takes no more rules. */
const FULL = 128 * 1024;

/** Where a rule stands in a pack, and what the other rules say that concerns it. */
interface Place {
  digests: string[];
  /** The part with the rule, or the last one; null in an empty pack. */
  at: number | null;
  rules: Rule[];
  found: Rule | null;
  /** All other substitutions, as rules. */
  others: Rule[];
  patterns: number;
}

/** Reads the parts of a pack one by one, so that a large one never stands in memory as a whole. */
async function placeOf(store: PackStore, row: PackRow, id: string, wantsOthers: boolean): Promise<Place> {
  const version = await store.versionOf(row.documentId, row.version);
  if (!version) throw new Refusal('STALE_VERSION', { expected: row.version + 1, actual: row.version });
  const place: Place = {
    digests: digestsOf(version.chunks),
    at: null,
    rules: [],
    found: null,
    others: [],
    patterns: 0,
  };
  for (const [i, digest] of place.digests.entries()) {
    const rules = rulesOf(await store.readChunk(row.documentId, digest));
    const found = rules.find((rule) => rule.id === id);
    for (const rule of rules) {
      if (rule.id === id) continue;
      if (rule.pattern !== undefined) place.patterns += 1;
      if (wantsOthers && rule.kind === 'substitution') place.others.push(rule);
    }
    if (!found && (place.found || i < place.digests.length - 1)) continue;
    Object.assign(place, { at: i, rules, found: found ?? null });
  }
  return place;
}

/** The version with one part exchanged; without rules, it goes. */
function withPart({ digests, at }: Place, rules: readonly Rule[]): Pick<NextVersion, 'digests' | 'chunks'> {
  const chunk: Chunk | null = rules.length > 0 ? chunkOf(rules.map((rule) => JSON.stringify(rule))) : null;
  const place = at ?? digests.length;
  const next = [...digests.slice(0, place), ...(chunk ? [chunk.digest] : []), ...digests.slice(place + 1)];
  return { digests: next, chunks: chunk ? [chunk] : [] };
}

function problemsWith(rule: Rule, { others, patterns, found }: Place, row: PackRow): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (rule.pattern !== undefined && patterns >= LIMITS.patterns) {
    problems.push({ path: 'rule', reason: `must hold at most ${LIMITS.patterns} patterns` });
  }
  if (!found && row.ruleCount >= LIMITS.rules * 10) {
    problems.push({ path: 'rule', reason: `would make more than ${LIMITS.rules * 10} rules` });
  }
  for (const { wrong, reason } of swapCycles([rule, ...others])) problems.push({ path: `rule.swap.${wrong}`, reason });
  return problems;
}

/** The pack with one rule written or added. Throws INVALID_INPUT for one that does not go with the others. */
export async function ruleWritten(store: PackStore, row: PackRow, rule: Rule): Promise<NextVersion> {
  const place = await placeOf(store, row, rule.id, rule.kind === 'substitution');
  const problems = problemsWith(rule, place, row);
  if (problems.length > 0) throw invalidInput(problems);
  const { found } = place;
  const change = namedChange({ added: found ? [] : [rule.id], changed: found ? [rule.id] : [], removed: [] });
  const isFull = !found && Buffer.byteLength(JSON.stringify(place.rules)) > FULL;
  const rules = found
    ? place.rules.map((one) => (one.id === rule.id ? rule : one))
    : isFull
      ? [rule]
      : [...place.rules, rule];
  return {
    ...{ name: row.name, act: 'edit', change, ...withPart(isFull ? { ...place, at: null } : place, rules) },
    ruleCount: row.ruleCount + (found ? 0 : 1),
    termCount: row.termCount + countTerms(rule) - (found ? countTerms(found) : 0),
  };
}

/** The pack without one rule. Throws NOT_FOUND. */
export async function ruleRemoved(store: PackStore, row: PackRow, id: string): Promise<NextVersion> {
  const place = await placeOf(store, row, id, false);
  if (!place.found) throw new Refusal('NOT_FOUND', { rule: id });
  const rules = place.rules.filter((rule) => rule.id !== id);
  return {
    ...{ name: row.name, act: 'edit', change: namedChange({ added: [], changed: [], removed: [id] }) },
    ...withPart(place, rules),
    ...{ ruleCount: row.ruleCount - 1, termCount: row.termCount - countTerms(place.found) },
  };
}
