import type { ListedFinding } from './rescan-result';

/** A live content in which a rescan has found something new, by the number of its release. */
export interface LiveResult {
  number: number;
  findings: readonly ListedFinding[];
}

/** What is to be mended in what is live: a rule's finding, with every release that has it. */
export interface Mend {
  /** The rule's pack and id. */
  rule: string;
  /** Null where the text is hidden, or stands in a picture. */
  wrong: string | null;
  right: string | null;
  message: string;
  places: { release: number; paths: string[] }[];
}

function mendOf({ pack, ruleId, text, masked, picture, suggestions, message }: ListedFinding): Mend {
  const isPhrase = !masked && !picture && text !== '';
  return {
    rule: `${pack}/${ruleId}`,
    wrong: isPhrase ? text : null,
    right: isPhrase ? (suggestions[0] ?? '') : null,
    message,
    places: [],
  };
}

/** The new findings of live contents, put together by rule and phrase. */
export function mendsOf(results: readonly LiveResult[]): Mend[] {
  const mends = new Map<string, Mend>();
  for (const { number: release, findings } of results)
    for (const finding of findings) {
      if (!finding.fresh) continue;
      const made = mendOf(finding);
      const key = JSON.stringify([made.rule, made.wrong]);
      const mend = mends.get(key) ?? made;
      mends.set(key, mend);
      const place = mend.places.find((one) => one.release === release);
      if (!place) mend.places.push({ release, paths: [finding.path] });
      else if (!place.paths.includes(finding.path)) place.paths.push(finding.path);
    }
  return [...mends.values()];
}
