import { patternFlags } from './pattern';
import { leastLength } from './pattern-length';

/** Longest pattern a user may save, in UTF-16 units. */
export const LONGEST_PATTERN = 500;
/** A repetition with at least this upper bound counts as unlimited. */
const MANY = 20;

/**
 * What is wrong with a user's pattern, in one English phrase, or null. Patterns that repeat a repetition (`(a+)+`) are
 * refused: they can take time that grows with the power of the text's length. What this cannot see, the time limit at
 * run time stops.
 */
export function lintPattern(source: string): string | null {
  if (source === '') return 'must not be empty';
  if (source.length > LONGEST_PATTERN) return `must have at most ${LONGEST_PATTERN} characters`;
  try {
    new RegExp(source, patternFlags(source, false));
  } catch (error) {
    return `is not a regular expression: ${(error as Error).message}`;
  }
  if (leastLength(source) === 0) return 'must not match the empty text: every match needs a character of its own';
  if (repeatsRepetition(source))
    return 'must not repeat a group that holds a repetition or an alternative, like (a+)+ or (a|b)*';
  return null;
}

/** The most times a quantifier at `at` allows, and where it ends; null when there is none. */
function quantifierAt(source: string, at: number): { most: number; end: number } | null {
  const match = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 20));
  if (!match) return null;
  const [whole, sign, least, comma, most] = match;
  const bound = sign ? (sign === '?' ? 1 : Infinity) : comma ? (most ? Number(most) : Infinity) : Number(least);
  return { most: bound, end: at + whole.length };
}

function skipClass(source: string, at: number): number {
  let i = at + 1;
  while (i < source.length && source[i] !== ']') i += source[i] === '\\' ? 2 : 1;
  return i;
}

/** Reads the expression once, remembering for each open group whether it repeats or offers alternatives. */
function repeatsRepetition(source: string): boolean {
  const groups = [{ heavy: false }];
  for (let i = 0; i < source.length; i += 1) {
    const char = source[i]!;
    const inner = groups.at(-1)!;
    if (char === '(') groups.push({ heavy: false });
    else if (char === '|') inner.heavy = inner.heavy || groups.length > 1;
    if (char === '(' || char === '|') continue;
    if (char === '\\') i += 1;
    else if (char === '[') i = skipClass(source, i);
    const closed = char === ')' && groups.length > 1 ? groups.pop()! : null;
    const quantifier = quantifierAt(source, i + 1);
    const many = quantifier !== null && quantifier.most >= MANY;
    if (closed?.heavy && many) return true;
    groups.at(-1)!.heavy ||= many || (closed?.heavy ?? false);
    if (quantifier) i = quantifier.end - 1;
  }
  return false;
}
