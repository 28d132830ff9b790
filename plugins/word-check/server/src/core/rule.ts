/** How much a finding matters: `block` stops a submit, `warn` asks for a decision, `info` is advice. */
export type Severity = 'block' | 'warn' | 'info';

/** Severities from the one that matters most. */
export const SEVERITIES: readonly Severity[] = ['block', 'warn', 'info'];

/**
 * What a rule looks for. `existence`: any of its terms. `substitution`: a wrong form with its right one. `pattern`: a
 * regular expression. `occurrence`: something too often or too seldom. `repetition`: something twice in a row.
 * `consistency`: two forms of one thing in one content. `capitalisation`: letters in the wrong case. `conditional`:
 * something without what must come with it. `sequence`: names out of order or with another's title. `checksum`,
 * `structure`: a named check of `checks.ts` (numbers with a check digit; pairs, dates, numbering).
 */
export type RuleKind = (typeof RULE_KINDS)[number];

/** Rule kinds, in the order the documents name them. */
export const RULE_KINDS = [
  'existence',
  'substitution',
  'pattern',
  'occurrence',
  'repetition',
  'consistency',
  'capitalisation',
  'conditional',
  'sequence',
  'checksum',
  'structure',
] as const;

/** What is counted or searched as one: the whole content with all its fields, a line, a sentence. */
export const UNITS = ['document', 'paragraph', 'sentence'] as const;

/** A unit of text. */
export type Unit = (typeof UNITS)[number];

/** How letters are to be written: ALL UPPER, all lower, First upper, Each Word Upper. */
export const LETTER_STYLES = ['upper', 'lower', 'sentence', 'title'] as const;

/** A way of writing letters. */
export type LetterStyle = (typeof LETTER_STYLES)[number];

/** A name of a `sequence` and the titles it may bear. */
export interface Named {
  name: string;
  titles?: readonly string[];
}

/** How terms are compared with the text. See `DEFAULT_MATCH`. */
export interface Match {
  /** Full and half width and Unicode compatibility forms are one (NFKC). */
  width: boolean;
  /** Upper and lower case are one. */
  case: boolean;
  /** Traditional and simplified characters are one. */
  traditional: boolean;
  /** See through invisible characters and symbols put between the characters of a word, never through a line break. */
  skip: boolean;
  /** See through repeated characters: each run of the term may be longer in the text. */
  repeat: boolean;
  /** Drop a hit that a word boundary cuts. */
  boundary: boolean;
}

/** What holds for a rule that says nothing. */
export const DEFAULT_MATCH: Readonly<Match> = {
  width: true,
  case: true,
  traditional: true,
  skip: true,
  repeat: false,
  boundary: true,
};

/** The text exactly as it is: for punctuation, spacing and other rules about form. */
export const EXACT: Readonly<Match> = {
  width: false,
  case: false,
  traditional: false,
  skip: false,
  repeat: false,
  boundary: false,
};

/** Where a rule comes from. `read`: somebody on this project read that source; otherwise it is cited from memory. */
export interface Source {
  title: string;
  /** Date or edition of the source as printed on it. */
  date?: string;
  read: boolean;
}

/** Content a rule or pack is meant for. Each list given must hold the content's value; outside, the rule is silent. */
export interface Scope {
  uids?: readonly string[];
  /** First part of a finding's path: the attribute's name. */
  fields?: readonly string[];
  themes?: readonly string[];
  /** Codes of columns (栏目). */
  columns?: readonly string[];
}

/** One rule of a pack. Text may hold `{text}` (the slice found) and `{masked}` (the slice with its middle hidden). */
export interface Rule {
  id: string;
  kind: RuleKind;
  /** What to find: all kinds but `substitution`, `consistency` and `sequence`, whose phrases stand in members of their own. */
  terms?: readonly string[];
  /** `substitution`: wrong form to right form. For `pattern`: the replacement of an exact slice. */
  swap?: Readonly<Record<string, string>>;
  /** A JavaScript regular expression without slashes; `^` and `$` are line ends. Also in place of `terms` where kinds count. */
  pattern?: string;
  /** Literals of which every hit of the pattern contains one; without any of them in the text it is not run. */
  anchors?: readonly string[];
  /** `occurrence`, `conditional`: where to count or search; the whole content unless it says otherwise. */
  per?: Unit;
  /** `occurrence`: how often at most. */
  most?: number;
  /** `occurrence`: how often at least. */
  least?: number;
  /** `repetition`: fewest and most characters of a run of Chinese that stands twice in a row. */
  run?: readonly [number, number];
  /** `consistency`: forms of one thing, of which a content uses one. */
  either?: readonly (readonly string[])[];
  /** `capitalisation` of what the pattern finds; with `terms` they are the right spelling themselves. */
  style?: LetterStyle;
  /** `conditional`: what must stand there too, any of them. */
  requires?: readonly string[];
  /** `sequence`: names from the first to the last. */
  order?: readonly Named[];
  /** `checksum`, `structure`: name of the check. */
  check?: string;
  /** Phrases that cancel a hit of this rule which overlaps them. */
  exceptions?: readonly string[];
  severity: Severity;
  category: string;
  message: string;
  messageEn?: string;
  /** The reason in one phrase, for whoever asks why. */
  why?: string;
  /** Replacements for the slice found; `''` deletes it. In a `pattern` rule `$1`–`$9` are its groups. */
  suggestions?: readonly string[];
  source?: Source | string;
  match?: Partial<Match>;
  scope?: Scope;
  examples?: { hit: readonly string[]; miss: readonly string[] };
  /** Kept and shown, but not looked for: a rule that is tried before it is switched on. */
  off?: boolean;
}

/** A named set of rules. */
export interface Pack {
  key: string;
  name: string;
  nameEn?: string;
  rules: readonly Rule[];
  scope?: Scope;
  /**
   * The rules are about promotion. In content that is not promotional their `warn` becomes `info` and their `info` is
   * silent; `block` stays.
   */
  promotional?: boolean;
}

/** A rule's match settings, the defaults filled in. */
export const matchOf = (rule: Rule): Match => ({ ...DEFAULT_MATCH, ...rule.match });
