import type { Box } from './images/geometry';
import type { Severity } from './rule';

/** A part of a finding inside one inline node of a blocks field; offsets are UTF-16 units of that node's text. */
export interface Piece {
  path: string;
  start: number;
  end: number;
}

/** One place in a content's text that a rule reports. `text` is exactly the slice `start`–`end` of the plain text. */
export interface Finding {
  /** Dotted path of the field. */
  path: string;
  /** First UTF-16 unit in the field's plain text. */
  start: number;
  /** One past the last. */
  end: number;
  text: string;
  /** Present when marks split the finding over several inline nodes. */
  pieces?: Piece[];
  ruleId: string;
  /** Key of the rule's pack. */
  pack: string;
  category: string;
  severity: Severity;
  message: string;
  /** The message in both languages, where it is kept for readers of either. */
  said?: { zh: string; en: string };
  /** The reason behind the rule. */
  why?: string;
  /** Replacements for `text`. */
  suggestions: string[];
  /** The source the rule cites, and whether it was read. */
  source?: { title: string; date?: string; read: boolean };
  /** Where the text is in a picture, in pixels of the picture as it is shown. */
  box?: Box;
  /** How sure the reader of pictures is of the least sure character, 0–1. */
  confidence?: number;
  /** Size of that picture. */
  picture?: { width: number; height: number };
  /** `text` with its middle hidden, where the rule hides it in its message: to be shown and kept in place of `text`. */
  masked?: string;
  /** Names what the rule says here: another one when the rule means something else. */
  meaning?: string;
  /** Who may say that it is a false alarm. */
  waivable?: WaivableBy;
  /** There when somebody has. */
  waived?: Waived;
}

/** Who may waive a finding: whoever may edit; only somebody else, entitled to; nobody, because nothing was checked. */
export type WaivableBy = 'editor' | 'second' | 'nobody';

/** That a finding is a false alarm (放行说明): by whom, when and why. `seq` is the act's row in review's ledger. */
export interface Waived {
  id: number;
  by: { name: string; post?: string; unit?: string };
  at: string;
  reason: string;
  seq: number;
}

/** Order of findings in an answer: by path, then place, then rule. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start - b.start || a.end - b.end || (a.ruleId < b.ruleId ? -1 : Number(a.ruleId > b.ruleId));
}
