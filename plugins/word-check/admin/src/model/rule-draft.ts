import { SCOPE_KEYS } from '../../../server/src/core/scope';
import { DEFAULT_MATCH, type Match, type Rule, type RuleKind, type Severity } from '../../../server/src/core/rule';

/** A rule as the form holds it: lists are texts with a line for each entry. */
export interface RuleDraft {
  readonly id: string;
  readonly kind: RuleKind;
  readonly terms: string;
  /** Lines of `wrong → right`. */
  readonly swap: string;
  readonly pattern: string;
  readonly severity: Severity;
  readonly category: string;
  readonly message: string;
  readonly messageEn: string;
  readonly why: string;
  readonly suggestions: string;
  readonly exceptions: string;
  readonly hit: string;
  readonly miss: string;
  readonly uids: string;
  readonly fields: string;
  readonly themes: string;
  readonly columns: string;
  readonly off: boolean;
  readonly match: Match;
  /** Members the form has no field for, as JSON. */
  readonly more: string;
}

/** The empty form. A new rule is off until somebody has tried it. */
export const EMPTY_DRAFT: RuleDraft = {
  ...{ id: '', kind: 'existence', terms: '', swap: '', pattern: '', severity: 'warn', category: '', message: '' },
  ...{ messageEn: '', why: '', suggestions: '', exceptions: '', hit: '', miss: '', uids: '', fields: '', themes: '' },
  columns: '',
  ...{ off: true, match: DEFAULT_MATCH, more: '' },
};

const lines = (list: readonly string[] | undefined): string => (list ?? []).join('\n');

/** The entries of a text with a line for each; `''` (delete) is written as `（删除）` or `(delete)`. */
const entries = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const DELETE = '（删除）';
const suggested = (text: string): string[] =>
  entries(text).map((line) => (line === DELETE || line.toLowerCase() === '(delete)' ? '' : line));

const ARROW = /\s*(?:→|->|=>|\t)\s*/;

/** The pairs of lines of `wrong → right`. A line without an arrow has no right form, which the server refuses. */
function pairs(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const [wrong = '', right] = line.split(ARROW);
        // A line without an arrow would delete the word by mistake: it stands for itself, which the server refuses.
        return [wrong.trim(), right === undefined ? wrong.trim() : (suggested(right)[0] ?? '')];
      }),
  );
}

const KNOWN = new Set<string>([
  ...'id kind terms swap pattern severity category message messageEn why suggestions exceptions examples'.split(' '),
  ...['scope', 'off', 'match'],
]);

/** The form of a rule. */
export function draftOf(rule: Rule): RuleDraft {
  // Words where the form shows none for the kind stand with the other members.
  const unusual = rule.kind === 'substitution' ? 'terms' : 'swap';
  const others = Object.fromEntries(Object.entries(rule).filter(([key]) => !KNOWN.has(key) || key === unusual));
  const { id, kind, severity, category, message, messageEn = '', why = '', pattern = '', off = false } = rule;
  const { scope = {}, examples } = rule;
  return {
    ...{ id, kind, severity, category, message, messageEn, why, pattern, off },
    ...{ terms: lines(rule.terms), exceptions: lines(rule.exceptions), match: { ...DEFAULT_MATCH, ...rule.match } },
    swap: Object.entries(rule.swap ?? {})
      .map(([wrong, right]) => `${wrong} → ${right === '' ? DELETE : right}`)
      .join('\n'),
    suggestions: lines(rule.suggestions?.map((text) => (text === '' ? DELETE : text))),
    ...{ hit: lines(examples?.hit), miss: lines(examples?.miss) },
    ...{ uids: lines(scope.uids), fields: lines(scope.fields), themes: lines(scope.themes) },
    columns: lines(scope.columns),
    more: Object.keys(others).length > 0 ? JSON.stringify(others, null, 2) : '',
  };
}

/** Members of a text of JSON, or null where it is none. */
function membersOf(more: string): object | null {
  if (more.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(more);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function given<T>(value: T, isGiven: boolean, key: string): Record<string, T> {
  return isGiven ? { [key]: value } : {};
}

function matchOf(match: Match): Partial<Match> {
  const keys = Object.keys(DEFAULT_MATCH) as (keyof Match)[];
  return Object.fromEntries(keys.filter((key) => match[key] !== DEFAULT_MATCH[key]).map((key) => [key, match[key]]));
}

function listsOf(draft: RuleDraft): object {
  const out: Record<string, unknown> = {};
  const { terms, exceptions } = draft;
  if (entries(terms).length > 0 && draft.kind !== 'substitution') out['terms'] = entries(terms);
  if (draft.kind === 'substitution') out['swap'] = pairs(draft.swap);
  if (draft.pattern !== '') out['pattern'] = draft.pattern;
  if (entries(exceptions).length > 0) out['exceptions'] = entries(exceptions);
  if (suggested(draft.suggestions).length > 0) out['suggestions'] = suggested(draft.suggestions);
  const scope = Object.fromEntries(
    SCOPE_KEYS.map((key) => [key, entries(draft[key])]).filter(([, list]) => list?.length),
  );
  if (Object.keys(scope).length > 0) out['scope'] = scope;
  const examples = { hit: entries(draft.hit), miss: entries(draft.miss) };
  if (examples.hit.length + examples.miss.length > 0) out['examples'] = examples;
  return out;
}

/** The rule of a form, or null while the text of the other members is no JSON object. */
export function ruleOf(draft: RuleDraft): Rule | null {
  const more = membersOf(draft.more);
  if (!more) return null;
  const { id, kind, severity, category, message, messageEn, why, off } = draft;
  const match = matchOf(draft.match);
  return {
    ...{ id: id.trim(), kind, severity, category: category.trim(), message: message.trim() },
    ...given(messageEn.trim(), messageEn.trim() !== '', 'messageEn'),
    ...given(why.trim(), why.trim() !== '', 'why'),
    ...listsOf(draft),
    ...given(match, Object.keys(match).length > 0, 'match'),
    ...given(true, off, 'off'),
    ...more,
  };
}
