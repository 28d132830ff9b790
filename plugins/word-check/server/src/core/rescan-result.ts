import type { Finding } from './finding';
import { mask } from './mask';
import { SEVERITIES, type Rule, type Severity } from './rule';

/** A finding of the content's own submission, as everybody who signed was shown it. */
export type KnownFinding = Pick<Finding, 'path' | 'text' | 'pack' | 'ruleId' | 'severity'>;

/** A finding as a rescan keeps it. */
export interface ListedFinding
  extends Pick<
    Finding,
    'path' | 'start' | 'end' | 'text' | 'ruleId' | 'pack' | 'severity' | 'message' | 'suggestions'
  > {
  /** It blocks, and nobody who signed knew. */
  fresh?: true;
  /** Its middle is hidden. */
  masked?: true;
  /** Somebody has said that it is none, and why. */
  waived?: true;
  /** It stands in a picture. */
  picture?: true;
}

/** What was found in one content. */
export interface ContentResult {
  blocks: number;
  warns: number;
  infos: number;
  /** Findings that block, are not waived, and were not there when the content was signed. */
  fresh: number;
  findings: ListedFinding[];
}

/** A finding that may have been waived, by the part of the word check that knows. */
export type MaybeWaived = Finding & { waived?: unknown };

const nameOf = ({ path, text, pack, ruleId }: KnownFinding): string => JSON.stringify([pack, ruleId, path, text]);

/** How often each blocking finding was known. */
function countKnown(known: readonly KnownFinding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of known) if (one.severity === 'block') counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return counts;
}

/** Rules whose findings hide what they found: personal data, secrets. */
export const hidesText = ({ message }: Pick<Rule, 'message'>): boolean => message.includes('{masked}');

function listed(finding: MaybeWaived, fresh: boolean, hides: boolean): ListedFinding {
  const { path, start, end, text, ruleId, pack, severity, message, suggestions, box, waived } = finding;
  return {
    ...{ path, start, end, ruleId, pack, severity, message },
    text: hides ? mask(text) : text,
    suggestions: hides ? [] : suggestions,
    ...(fresh ? { fresh } : {}),
    ...(hides ? { masked: true } : {}),
    ...(waived ? { waived: true } : {}),
    ...(box ? { picture: true } : {}),
  };
}

/** What matters most first: new ones that block, then by severity. */
function byWeight(a: ListedFinding, b: ListedFinding): number {
  const order = (one: ListedFinding): number => (one.fresh ? -1 : SEVERITIES.indexOf(one.severity));
  return order(a) - order(b);
}

/**
 * What a rescan keeps of a content's findings: counts of all of them, and `most` in words, those that matter most
 * first. `known` is what its signers were shown; `hides` says of which findings the text is not to be kept.
 */
export function contentResult(
  findings: readonly MaybeWaived[],
  { known, hides, most }: { known: readonly KnownFinding[]; hides: (finding: Finding) => boolean; most: number },
): ContentResult {
  const left = countKnown(known);
  const isFresh = (finding: MaybeWaived): boolean => {
    if (finding.severity !== 'block' || finding.waived) return false;
    const times = left.get(nameOf(finding)) ?? 0;
    if (times > 0) left.set(nameOf(finding), times - 1);
    return times === 0;
  };
  const all = findings.map((finding) => listed(finding, isFresh(finding), hides(finding)));
  const count = (severity: Severity): number => all.filter((one) => one.severity === severity && !one.waived).length;
  return {
    ...{ blocks: count('block'), warns: count('warn'), infos: count('info') },
    fresh: all.filter(({ fresh }) => fresh).length,
    findings: all.sort(byWeight).slice(0, most),
  };
}
