import type { Rule, RuleKind } from '../rule';

/**
 * The phrases that the scanner finds for a rule whose hits are decided on afterwards; their order is what the index
 * of a `Place` counts.
 */
export function phrasesOf({ kind, terms = [], requires = [], either = [], order = [] }: Rule): readonly string[] {
  switch (kind) {
    case 'occurrence':
    case 'repetition':
    case 'capitalisation':
      return terms;
    case 'conditional':
      return [...terms, ...requires];
    case 'consistency':
      return either.flat();
    case 'sequence':
      return [...order.map(({ name }) => name), ...titlesOf(order)];
    default:
      return [];
  }
}

/** Every title of a list, each once, in the order of the names that bear them. */
export const titlesOf = (order: NonNullable<Rule['order']>): string[] => [
  ...new Set(order.flatMap(({ titles = [] }) => titles)),
];

const WITH_PATTERN: readonly RuleKind[] = ['pattern', 'occurrence', 'repetition', 'capitalisation'];

/** The pattern of a rule of a kind that reads one. */
export const patternOf = <T>({ pattern }: { readonly pattern?: T }, kind: RuleKind): T | undefined =>
  WITH_PATTERN.includes(kind) ? pattern : undefined;
