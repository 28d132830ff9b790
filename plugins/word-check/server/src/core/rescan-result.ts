import type { Finding } from './finding';
import { SEVERITIES, type Severity } from './rule';

/** A finding of the content's own submission, as everybody who signed was shown it. */
export type KnownFinding = Pick<Finding, 'path' | 'text' | 'pack' | 'ruleId' | 'severity'>;

/** A finding as a rescan keeps it. */
export interface ListedFinding
  extends Pick<
    Finding,
    'path' | 'start' | 'end' | 'text' | 'ruleId' | 'pack' | 'severity' | 'message' | 'suggestions'
  > {
  /** The message in English, where it is another. */
  messageEn?: string;
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

const nameOf = ({ path, pack, ruleId }: KnownFinding, text: string): string =>
  JSON.stringify([pack, ruleId, path, text]);

/** How often each blocking finding was known, by what was shown of it. */
class KnownFindings {
  readonly #left = new Map<string, number>();

  constructor(known: readonly KnownFinding[]) {
    for (const one of known) {
      const name = nameOf(one, one.text);
      if (one.severity === 'block') this.#left.set(name, (this.#left.get(name) ?? 0) + 1);
    }
  }

  /** Whether a finding was known; each time it was shown answers for one. */
  take(finding: Finding): boolean {
    // Personal data is shown masked; older submissions have it as it is.
    const shown = [finding.masked ?? finding.text, finding.text].map((text) => nameOf(finding, text));
    const name = shown.find((one) => (this.#left.get(one) ?? 0) > 0);
    if (name === undefined) return false;
    this.#left.set(name, (this.#left.get(name) ?? 0) - 1);
    return true;
  }
}

/** The message in English, where it is another; what a rule hides is hidden in it. */
function inEnglish({ message, said, text, masked }: Finding): Pick<ListedFinding, 'messageEn'> {
  if (!said || said.en === message) return {};
  return { messageEn: masked === undefined ? said.en : said.en.split(text).join(masked) };
}

function listed(finding: Finding, fresh: boolean): ListedFinding {
  const { path, start, end, text, ruleId, pack, severity, message, suggestions, masked, box, waived } = finding;
  return {
    ...{ path, start, end, ruleId, pack, severity, message },
    text: masked ?? text,
    suggestions: masked === undefined ? suggestions : [],
    ...inEnglish(finding),
    ...(fresh ? { fresh } : {}),
    ...(masked === undefined ? {} : { masked: true }),
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
 * first. `known` is what its signers were shown.
 */
export function contentResult(
  findings: readonly Finding[],
  { known, most }: { known: readonly KnownFinding[]; most: number },
): ContentResult {
  const before = new KnownFindings(known);
  const isFresh = (finding: Finding): boolean =>
    finding.severity === 'block' && !finding.waived && !before.take(finding);
  const all = findings.map((finding) => listed(finding, isFresh(finding)));
  const count = (severity: Severity): number => all.filter((one) => one.severity === severity && !one.waived).length;
  return {
    ...{ blocks: count('block'), warns: count('warn'), infos: count('info') },
    fresh: all.filter(({ fresh }) => fresh).length,
    findings: all.sort(byWeight).slice(0, most),
  };
}
