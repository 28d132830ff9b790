import type { Finding, FindingCounts, Severity } from '../api/types';

/** Severities, the most serious first. */
export const SEVERITIES: readonly Severity[] = ['block', 'warn', 'info'];

/** Findings of one severity. */
export interface FindingGroup {
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

/** Findings by severity, the most serious first, empty groups left out. */
export const groupFindings = (findings: readonly Finding[]): readonly FindingGroup[] =>
  SEVERITIES.map((severity) => ({
    severity,
    findings: findings.filter((finding) => finding.severity === severity),
  })).filter((group) => group.findings.length > 0);

/** How many findings there are in all. */
export const totalFindings = (counts: FindingCounts): number => counts.block + counts.warn + counts.info;

/** Findings nobody has waived, and those that were waived. */
export const splitWaived = (findings: readonly Finding[]): { open: Finding[]; waived: Finding[] } => ({
  open: findings.filter(({ waived }) => waived === undefined),
  waived: findings.filter(({ waived }) => waived !== undefined),
});
