import { compileEngine } from './engine';
import type { FieldProblem } from './errors';
import type { Pack, Rule } from './rule';
import { scanText, type ScanTools } from './scan-text';

const onlyOneCharacter = (text: string): boolean => [...text].length === 1;

function shortTerms(rule: Rule, path: string): FieldProblem[] {
  const terms = [...(rule.terms ?? []), ...(rule.kind === 'substitution' ? Object.keys(rule.swap ?? {}) : [])];
  const short = terms.filter(onlyOneCharacter);
  if (short.length === 0) return [];
  return [{ path, reason: `one-character terms find much that is harmless: ${short.slice(0, 5).join(' ')}` }];
}

function brokenExamples(pack: Pack, rule: Rule, path: string, tools: ScanTools): FieldProblem[] {
  const engine = compileEngine([{ pack: { ...pack, rules: [rule] }, builtin: false }]);
  const found = (text: string) => scanText(engine, text, tools).some((hit) => !hit.stopped);
  const hit = (rule.examples?.hit ?? []).flatMap((text, i) =>
    found(text) ? [] : [{ path: `${path}.examples.hit.${i}`, reason: 'is not found by the rule' }],
  );
  const miss = (rule.examples?.miss ?? []).flatMap((text, i) =>
    found(text) ? [{ path: `${path}.examples.miss.${i}`, reason: 'is found by the rule' }] : [],
  );
  return [...hit, ...miss];
}

/** What an author should look at in a pack that may be saved: terms too short, examples the rule does not bear out. */
export function advisePack(pack: Pack, tools: ScanTools): FieldProblem[] {
  return pack.rules.flatMap((rule, i) => {
    const examples = rule.examples ? brokenExamples(pack, rule, `rules.${i}`, tools) : [];
    return [...shortTerms(rule, `rules.${i}.terms`), ...examples];
  });
}
