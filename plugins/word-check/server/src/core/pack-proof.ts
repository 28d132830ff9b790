import { isAboutLinks } from './checks';
import { compileEngine } from './engine';
import type { FieldProblem } from './errors';
import { decideHits } from './kinds/decide';
import { exampleLinks } from './links/example-site';
import type { Pack, Rule } from './rule';
import { scanText, type Hit } from './scan-text';
import type { ScanTools } from './text-view';

/** What a pack's own examples say about it. */
export interface PackProof {
  /** It must not be saved: a rule does not do what its author says it does. */
  problems: FieldProblem[];
  /** It may be saved, but somebody should look. */
  warnings: FieldProblem[];
}

type Try = (text: string) => readonly Pick<Hit, 'stopped'>[];

/** Runs one rule alone over a text; one that is off too, or nobody would know what it does when it is switched on. */
function tryOut(pack: Pack, rule: Rule, tools: ScanTools): Try {
  const engine = compileEngine([{ pack: { ...pack, rules: [{ ...rule, off: false }] }, builtin: false }]);
  if (isAboutLinks(rule)) return (text) => exampleLinks(engine, text).map(() => ({}));
  return (text) => {
    const hits = [scanText(engine, text, tools)];
    return decideHits(engine.rules, { texts: [text], hits, speaks: () => true }).flat();
  };
}

const onlyOneCharacter = (text: string): boolean => [...text].length === 1;

function shortTerms(rule: Rule, path: string): FieldProblem[] {
  if (rule.kind !== 'existence' && rule.kind !== 'substitution') return [];
  const terms = [...(rule.terms ?? []), ...(rule.kind === 'substitution' ? Object.keys(rule.swap ?? {}) : [])];
  const short = terms.filter(onlyOneCharacter);
  if (short.length === 0) return [];
  return [{ path, reason: `one-character terms find much that is harmless: ${short.slice(0, 5).join(' ')}` }];
}

/** An example on which the pattern was stopped proves nothing, on a busy machine least of all: that is a warning. */
function proveExamples(rule: Rule, path: string, find: Try): PackProof {
  const proof: PackProof = { problems: [], warnings: [] };
  for (const side of ['hit', 'miss'] as const) {
    (rule.examples?.[side] ?? []).forEach((text, i) => {
      const hits = find(text);
      const at = `${path}.examples.${side}.${i}`;
      if (hits.some((hit) => hit.stopped)) proof.warnings.push({ path: at, reason: 'took too long and was not tried' });
      else if (side === 'hit' && hits.length === 0)
        proof.problems.push({ path: at, reason: 'is not found by the rule' });
      else if (side === 'miss' && hits.length > 0) proof.problems.push({ path: at, reason: 'is found by the rule' });
    });
  }
  return proof;
}

/** A right form that the rule finds again would be corrected for ever. */
function endless(rule: Rule, path: string, find: Try): FieldProblem[] {
  if (rule.kind !== 'substitution') return [];
  return Object.entries(rule.swap ?? {}).flatMap(([wrong, right]) =>
    right !== '' && right.includes(wrong) && find(right).length > 0
      ? [{ path: `${path}.swap.${wrong}`, reason: 'the right form is found by the rule again' }]
      : [],
  );
}

/** Tries every rule on its own examples and on what it suggests. */
export function provePack(pack: Pack, tools: ScanTools): PackProof {
  const proofs = pack.rules.map((rule, i): PackProof => {
    const path = `rules.${i}`;
    const warnings = shortTerms(rule, `${path}.terms`);
    const isTried = rule.examples || rule.kind === 'substitution';
    if (!isTried) return { problems: [], warnings };
    const find = tryOut(pack, rule, tools);
    const examples = proveExamples(rule, path, find);
    return {
      problems: [...endless(rule, path, find), ...examples.problems],
      warnings: [...warnings, ...examples.warnings],
    };
  });
  return {
    problems: proofs.flatMap(({ problems }) => problems),
    warnings: proofs.flatMap(({ warnings }) => warnings),
  };
}
