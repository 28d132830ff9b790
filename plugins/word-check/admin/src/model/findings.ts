/** A finding as the server sends it; see the plugin's README. */
export interface Finding {
  path: string;
  start: number;
  end: number;
  text: string;
  /** Where the text stands in the stored value, when that is not simply `start`–`end` of the value at `path`. */
  pieces?: { path: string; start: number; end: number }[];
  ruleId: string;
  pack: string;
  category: string;
  severity: Severity;
  message: string;
  why?: string;
  suggestions: string[];
  source?: { title: string; date?: string; read: boolean };
  /** Where it is in a picture, in pixels of the picture. */
  box?: { x: number; y: number; width: number; height: number };
  /** Size of that picture. */
  picture?: { width: number; height: number };
  /** The text with its middle hidden, to be shown in its place. */
  masked?: string;
  /** There when somebody has called it a false alarm. */
  waived?: Waived;
  /** Whether the reader may, and why not; absent where nothing can be waived. */
  waiver?: { enabled: boolean; reason?: string };
}

/** A person's word that a finding is a false alarm. `at` is ISO 8601 UTC. */
export interface Waived {
  id: number;
  by: { name: string; post?: string; unit?: string };
  at: string;
  reason: string;
}

/** How much a finding matters. */
export type Severity = 'block' | 'warn' | 'info';

/** Severities from the one that matters most. */
export const SEVERITIES: readonly Severity[] = ['block', 'warn', 'info'];

/** A scan's answer. */
export interface ScanAnswer {
  findings: Finding[];
  engine: { version: string; rules: number };
  /** The form's pictures, and the digests of those that are still being read. */
  pictures?: { total: number; waiting: string[] };
}

/** Findings of one severity. */
export interface FindingGroup {
  severity: Severity;
  findings: readonly Finding[];
}

/** Findings by severity, the most serious first; severities without any are left out. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  return SEVERITIES.map((severity) => ({
    severity,
    findings: findings.filter((finding) => finding.severity === severity),
  })).filter((group) => group.findings.length > 0);
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { block: 0, warn: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** A key for a list: two findings of one answer never share rule, path and start. */
export const findingKey = ({ pack, ruleId, path, start }: Finding): string => `${pack} ${ruleId} ${path} ${start}`;

/** What may be shown of a finding's words. */
export const visibleText = ({ text, masked }: Pick<Finding, 'text' | 'masked'>): string => masked ?? text;

/** A finding that somebody has waived. */
export type WaivedFinding = Finding & { waived: Waived };

/** Findings that are still open, and those that were waived. */
export function splitWaived(findings: readonly Finding[]): { open: Finding[]; waived: WaivedFinding[] } {
  const isWaived = (finding: Finding): finding is WaivedFinding => finding.waived !== undefined;
  return { open: findings.filter((finding) => !isWaived(finding)), waived: findings.filter(isWaived) };
}
