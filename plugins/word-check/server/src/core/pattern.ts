/** A match of a regular expression: its range and its groups. */
export interface PatternHit {
  start: number;
  end: number;
  groups: readonly (string | undefined)[];
}

/** Runs a regular expression over a text. Throws `PatternTimeout` when it is stopped. */
export type PatternRunner = (source: string, flags: string, text: string) => readonly PatternHit[];

/** A pattern was stopped before it had read the text. */
export class PatternTimeout extends Error {}

/** Hits of one pattern or check in one text; what is beyond is not reported one by one. */
export const MOST_PATTERN_HITS = 2000;

/** `u` where the pattern allows it: `.` is then a character, not half a pair. Throws SyntaxError when neither compiles. */
export function patternFlags(source: string, ignoreCase: boolean): string {
  const flags = ignoreCase ? 'gmi' : 'gm';
  try {
    new RegExp(source, `${flags}u`);
    return `${flags}u`;
  } catch {
    new RegExp(source, flags);
    return flags;
  }
}

/** Runs a pattern without a limit in time: for patterns that came with the code. */
export const runTrusted: PatternRunner = (source, flags, text) => collectHits(new RegExp(source, flags), text);

/** All non-empty matches of a global expression, in order. Not `matchAll`, which makes a new expression each time. */
export function collectHits(expression: RegExp, text: string): PatternHit[] {
  const out: PatternHit[] = [];
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match && out.length < MOST_PATTERN_HITS; match = expression.exec(text)) {
    const [found] = match;
    if (found !== '') out.push({ start: match.index, end: match.index + found.length, groups: match.slice(1) });
    else expression.lastIndex += expression.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return out;
}

/** Widens a range so that it cuts no surrogate pair. */
export function wholePairs(text: string, start: number, end: number): { start: number; end: number } {
  const cuts = (at: number) =>
    at > 0 && at < text.length && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));
  return { start: cuts(start) ? start - 1 : start, end: cuts(end) ? end + 1 : end };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Fills `$1`–`$9` and `$$` of a suggestion. */
export function fillGroups(suggestion: string, groups: readonly (string | undefined)[]): string {
  return suggestion.replace(/\$([1-9$])/g, (_, key: string) => (key === '$' ? '$' : (groups[Number(key) - 1] ?? '')));
}
