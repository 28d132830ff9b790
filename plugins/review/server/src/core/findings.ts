import type { Bilingual } from './errors';

/** How grave a finding is: `block` stops `submit`, `warn` and `info` are advice. */
export type Severity = 'block' | 'warn' | 'info';

/** What a check reports (问题). Offsets are UTF-16 units into the plain text of the field at `path`. */
export interface Finding {
  path: string;
  start: number;
  end: number;
  text: string;
  pieces?: { path: string; start: number; end: number }[];
  ruleId: string;
  pack: string;
  category: string;
  severity: Severity;
  message: string;
  /** The message in both languages, where the check speaks both. */
  words?: Bilingual;
  suggestions: string[];
}

/** Findings per severity. */
export interface FindingCounts {
  block: number;
  warn: number;
  info: number;
}

/** Counts findings per severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts: FindingCounts = { block: 0, warn: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
