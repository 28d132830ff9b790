import type { FieldProblem } from '../errors';
import { Lint, LIMITS } from '../lint';
import { lintPack } from '../pack-lint';
import { provePack } from '../pack-proof';
import { matchOf, type Rule } from '../rule';
import type { ScanTools } from '../text-view';
import type { Rest } from './groups';

/** Corrections that may lead from one to the next; longer ways are taken for circles. */
const LONGEST_WAY = 1000;

const RULE_PATH = /^rules\.0\.?/;
const pack = (rule: Rule) => ({ key: 'import', name: 'import', rules: [rule] });
const named = (problems: readonly FieldProblem[]) =>
  problems.map(({ path, reason }) => ({ path: path.replace(RULE_PATH, ''), reason }));

/** A rule of these attributes with one word that is right in itself. */
const sample = (rest: Rest): Rule =>
  rest.kind === 'substitution' ? { ...rest, swap: { 样词: '样' } } : { ...rest, terms: ['样词'] };

/** What is wrong with a rule apart from its words, by member. */
export const restProblems = (rest: Rest): FieldProblem[] =>
  named(lintPack(pack(sample({ ...rest, id: rest.id || 'no-id' })) as unknown as Record<string, unknown>));

/** What is wrong with a rule that came in one piece, its own examples included. */
export function ruleProblems(rule: Rule, tools: ScanTools): FieldProblem[] {
  const malformed = lintPack(pack(rule) as unknown as Record<string, unknown>);
  return named(malformed.length > 0 ? malformed : provePack(pack(rule), tools).problems);
}

/** The right forms of all substitutions of a pack. */
export type Swaps = Map<string, string>;

function leadsBack(swaps: Swaps, wrong: string, right: string): boolean {
  let at: string | undefined = right;
  for (let step = 0; at !== undefined; step += 1) {
    if (at === wrong || step > LONGEST_WAY) return true;
    at = swaps.get(at);
  }
  return false;
}

/** What is wrong with a word of a list, and with its right form. */
export function wordProblems(
  rest: Rest,
  { term, right }: { term: string; right: string | null },
  { swaps, tools }: { swaps: Swaps; tools: ScanTools },
): FieldProblem[] {
  const lint = new Lint();
  lint.phrase(term, 'term', matchOf(rest as Rule));
  if (right === null || lint.problems.length > 0) return lint.problems;
  if (right !== '') lint.text(right, 'suggestion', LIMITS.text);
  if (right === term) lint.say('suggestion', 'must differ from the wrong form');
  else if (leadsBack(swaps, term, right)) lint.say('suggestion', 'goes round in a circle');
  else if (right.includes(term)) {
    const { examples: _examples, ...alone } = { ...rest, id: 'one', swap: { [term]: right } };
    if (provePack(pack(alone), tools).problems.length > 0) {
      lint.say('suggestion', 'the right form is found by the rule again');
    }
  }
  return lint.problems;
}
