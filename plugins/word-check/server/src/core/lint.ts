import { profileOf } from './layer';
import type { FieldProblem } from './errors';
import { foldText } from './fold';
import type { Match } from './rule';

/** Limits of a pack that is written through the API. */
export const LIMITS = { rules: 2000, terms: 200_000, phrase: 200, text: 500, patterns: 200, examples: 20 } as const;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** Collects what is wrong; each method answers whether the value is right. */
export class Lint {
  readonly problems: FieldProblem[] = [];

  say(path: string, reason: string): false {
    this.problems.push({ path, reason });
    return false;
  }

  unknownKeys(value: Readonly<Record<string, unknown>>, known: ReadonlySet<string>, path: string): void {
    for (const key of Object.keys(value)) if (!known.has(key)) this.say(path + key, 'is not known');
  }

  text(value: unknown, path: string, most: number): value is string {
    if (typeof value !== 'string') return this.say(path, 'must be a string');
    if (value.trim() === '') return this.say(path, 'must not be empty');
    if (value.length > most) return this.say(path, `must have at most ${most} characters`);
    return this.wellFormed(value, path);
  }

  /** No half of a surrogate pair, which folds to nothing it could be compared with; no NUL, which PostgreSQL cannot keep. */
  wellFormed(value: string, path: string): boolean {
    if (value.includes('\0')) return this.say(path, 'must not hold the character NUL');
    return (
      !/\p{Surrogate}/u.test(value) || this.say(path, 'must be well-formed Unicode, without half a surrogate pair')
    );
  }

  list(value: unknown, path: string, most: number): value is readonly unknown[] {
    if (!Array.isArray(value)) return this.say(path, 'must be an array');
    return value.length <= most || this.say(path, `must have at most ${most} entries`);
  }

  texts(value: unknown, path: string, most: number, emptyAllowed = false): void {
    if (value === undefined || !this.list(value, path, most)) return;
    value.forEach((item, i) => (emptyAllowed && item === '') || this.text(item, `${path}.${i}`, LIMITS.text));
  }

  /** A phrase the scanner looks for: on one line, and not only of what the scanner looks through. */
  phrase(value: unknown, path: string, match: Match): void {
    if (!this.text(value, path, LIMITS.phrase)) return;
    if (LINE_BREAK.test(value)) this.say(path, 'must not hold a line break');
    else if (foldText(value, profileOf(match, value)).length === 0) this.say(path, 'must hold a visible character');
  }

  phrases(value: unknown, path: string, match: Match): void {
    if (value === undefined || !this.list(value, path, LIMITS.terms)) return;
    value.forEach((item, i) => this.phrase(item, `${path}.${i}`, match));
  }

  /** A whole number from `least` to `most`. */
  count(value: unknown, path: string, least: number, most: number): value is number {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return true;
    return this.say(path, `must be a whole number from ${least} to ${most}`);
  }

  oneOf(value: unknown, options: readonly string[], path: string): void {
    if (typeof value !== 'string' || !options.includes(value)) this.say(path, `must be one of ${options.join(', ')}`);
  }
}
