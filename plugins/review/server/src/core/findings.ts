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
  /** Names what the rule means here, where the check says: another rule under the same id has another name. */
  meaning?: string;
  /** There when somebody has called it a false alarm. */
  waived?: Waived;
}

/** A person's word that a finding is a false alarm (放行说明). `seq` is the ledger's row of it. */
export interface Waived {
  by: { name: string; post?: string; unit?: string };
  /** ISO 8601 UTC. */
  at: string;
  reason: string;
  seq?: number;
}

/** Findings per severity. */
export interface FindingCounts {
  block: number;
  warn: number;
  info: number;
}

/** Counts findings per severity; what is waived counts no more. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts: FindingCounts = { block: 0, warn: 0, info: 0 };
  for (const { severity, waived } of findings) if (!waived) counts[severity] += 1;
  return counts;
}

/** The findings that stop an act: those that block and that nobody has waived. */
export const stoppingFindings = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity, waived }) => severity === 'block' && !waived);

/** The findings that somebody has waived. */
export const waiversOf = (findings: readonly Finding[]): (Finding & { waived: Waived })[] =>
  findings.flatMap(({ waived, ...finding }) => (waived ? [{ ...finding, waived }] : []));

/** The same finding of one content and one meaning of its rule, found again. */
const identity = ({ pack, ruleId, path, start, end, severity, message, meaning }: Finding): string =>
  JSON.stringify([pack, ruleId, path, start, end, severity, message, meaning ?? '']);

/**
 * Findings of a content that has been submitted, with the waivers it was submitted with: those were before everybody who
 * signed. A waiver made since has been before nobody, and one withdrawn since stays on what is signed.
 */
export function asSubmitted(findings: readonly Finding[], submitted: readonly Finding[]): Finding[] {
  const waivers = new Map(submitted.map((one) => [identity(one), one.waived]));
  return findings.map(({ waived: _now, ...finding }) => {
    const waived = waivers.get(identity(finding));
    return waived ? { ...finding, waived } : finding;
  });
}
