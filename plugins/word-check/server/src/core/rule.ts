/** How much a finding matters: `block` stops a submit, `warn` asks for a decision, `info` is advice. */
export type Severity = 'block' | 'warn' | 'info';

/** Severities from the one that matters most. */
export const SEVERITIES: readonly Severity[] = ['block', 'warn', 'info'];

/**
 * What a rule looks for: `existence` any of its terms; `substitution` a wrong form with its right one; `pattern` a
 * regular expression; `checksum` and `structure` a named check of `checks.ts` (numbers with a check digit; pairs,
 * dates, numbering).
 */
export type RuleKind = 'existence' | 'substitution' | 'pattern' | 'checksum' | 'structure';

/** Rule kinds, in the order the documents name them. */
export const RULE_KINDS: readonly RuleKind[] = ['existence', 'substitution', 'pattern', 'checksum', 'structure'];

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
}

/** One rule of a pack. Text may hold `{text}` (the slice found) and `{masked}` (the slice with its middle hidden). */
export interface Rule {
  id: string;
  kind: RuleKind;
  /** `existence`: what to find. */
  terms?: readonly string[];
  /** `substitution`: wrong form to right form. For `pattern`: the replacement of an exact slice. */
  swap?: Readonly<Record<string, string>>;
  /** `pattern`: a JavaScript regular expression without slashes; `^` and `$` are line ends. */
  pattern?: string;
  /** `pattern`: literals of which every hit contains one; without any of them in the text the pattern is not run. */
  anchors?: readonly string[];
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
