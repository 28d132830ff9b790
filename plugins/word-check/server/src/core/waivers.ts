import { createHash } from 'node:crypto';
import type { Finding, Waived } from './finding';
import { hideFound } from './hide-found';
import type { Passage } from './passage';
import { SEVERITIES, type Severity } from './rule';

/** What of a finding a waiver is about, so that it is known again in a later version. */
export interface WaivedFinding {
  pack: string;
  ruleId: string;
  meaning: string;
  severity: Severity;
  /** Where it was; it may have moved since. */
  path: string;
  start: number;
  /** Names the sentence, and the place and the words in it. */
  anchor: string;
}

/** A waiver (放行说明) of one finding. */
export interface Waiver extends WaivedFinding {
  waived: Waived;
}

/** A sentence that has no end on either side within so many UTF-16 units counts up to there. */
const FARTHEST = 1000;

const SENTENCE_END = /[。！？!?\n]/;
const SPACE = /\s+/g;

/** The sentence around a range of a text; a range over several takes all of them. */
export function sentenceAround(text: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  while (from > 0 && start - from < FARTHEST && !SENTENCE_END.test(text[from - 1]!)) from -= 1;
  // A finding may itself end with the sentence.
  let to = end > start && SENTENCE_END.test(text[end - 1]!) ? end - 1 : end;
  while (to < text.length && to - end < FARTHEST && !SENTENCE_END.test(text[to]!)) to += 1;
  return { from, to: to < text.length && to - end < FARTHEST ? to + 1 : to };
}

const withoutSpace = (text: string): string => text.replace(SPACE, '');

function anchorIn(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): string {
  const { from, to } = sentenceAround(text, start, end);
  const parts = [text.slice(from, to), text.slice(from, start), text.slice(start, end)].map(withoutSpace);
  return createHash('sha256')
    .update(JSON.stringify([parts[0], parts[1]!.length, parts[2]]))
    .digest('hex');
}

/**
 * The anchor of each finding: equal where the same words stand at the same place of the same sentence, white space aside.
 * What stands in no text (the target of a QR code) is its own sentence.
 */
export function anchorsOf(findings: readonly Finding[], passages: readonly Passage[]): string[] {
  const texts = new Map(passages.map(({ path, text }) => [path, text]));
  return findings.map((finding) => {
    const text = texts.get(finding.path);
    return text === undefined
      ? anchorIn(finding.text, { start: 0, end: finding.text.length })
      : anchorIn(text, finding);
  });
}

const keyOf = ({ pack, ruleId, meaning }: Pick<Finding, 'pack' | 'ruleId' | 'meaning'>, anchor: string): string =>
  JSON.stringify([pack, ruleId, meaning, anchor]);

/** Lower is graver. */
const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The nearest of several findings that a waiver may be about: in the same field if there is one, then by place. */
function nearest(
  findings: readonly Finding[],
  candidates: readonly number[],
  { path, start }: Waiver,
): number | undefined {
  const distance = (index: number): [number, number] => {
    const finding = findings[index]!;
    return [Number(finding.path !== path), Math.abs(finding.start - start)];
  };
  return [...candidates].sort((a, b) => {
    const [one, other] = [distance(a), distance(b)];
    return one[0] - other[0] || one[1] - other[1] || a - b;
  })[0];
}

/**
 * The findings of a content with the waivers that hold for them. A waiver holds for one finding: of the same rule with
 * the same meaning, in the same sentence, and no graver than it was. A second one in an equal sentence takes a waiver of
 * its own.
 */
export function withWaivers(
  findings: readonly Finding[],
  anchors: readonly string[],
  waivers: readonly Waiver[],
): Finding[] {
  if (waivers.length === 0) return [...findings];
  const open = new Map<string, number[]>();
  findings.forEach((finding, index) => {
    const key = keyOf(finding, anchors[index]!);
    open.set(key, [...(open.get(key) ?? []), index]);
  });
  const waived = new Map<number, Waived>();
  for (const waiver of waivers) {
    const candidates = (open.get(keyOf(waiver, waiver.anchor)) ?? []).filter(
      (index) => !waived.has(index) && rank(findings[index]!.severity) >= rank(waiver.severity),
    );
    const index = nearest(findings, candidates, waiver);
    if (index !== undefined) waived.set(index, waiver.waived);
  }
  return findings.map((finding, index) => {
    const by = waived.get(index);
    return by ? { ...finding, waived: by } : finding;
  });
}

/** What is known of whoever wants to waive a finding of a document. */
export interface WaivingPerson {
  /** May edit the document. */
  mayEdit: boolean;
  /** Is entitled to waive what no editor may waive alone. */
  mayWaiveGrave: boolean;
  /** Has changed the content since it was last fully signed, or submitted it. */
  isAuthor: boolean;
}

/** Why somebody may not waive a finding. */
export type WaiverBar = 'unchecked' | 'grave' | 'own' | 'not-editor';

/** Why this person may not waive this finding, or null. The one place that decides it. */
export function barOf({ waivable }: Pick<Finding, 'waivable'>, person: WaivingPerson): WaiverBar | null {
  switch (waivable) {
    case 'editor':
      return person.mayEdit ? null : 'not-editor';
    case 'second':
      if (!person.mayWaiveGrave) return 'grave';
      return person.isAuthor ? 'own' : null;
    default:
      return 'unchecked';
  }
}

/** The most characters of a reason, and the fewest that can be one. */
export const REASON_LENGTH = { least: 2, most: 500 } as const;

/** What is wrong with a reason; null when nothing is. Marks and spaces alone are none. */
export function reasonFault(reason: string): 'missing' | 'long' | null {
  const said = reason.replace(/[^\p{L}\p{N}]/gu, '');
  if ([...said].length < REASON_LENGTH.least) return 'missing';
  return [...reason.trim()].length > REASON_LENGTH.most ? 'long' : null;
}

/** Units kept on either side of a finding, so that people know it again. */
const AROUND = 60;

/** The words around a finding as they are kept and shown: of its sentence, personal data hidden. */
export function excerptOf(text: string, finding: Finding, all: readonly Finding[]): string {
  const { from, to } = sentenceAround(text, finding.start, finding.end);
  const part = { from: Math.max(from, finding.start - AROUND), to: Math.min(to, finding.end + AROUND) };
  return hideFound(
    text,
    all.filter(({ path }) => path === finding.path),
    part,
  ).trim();
}
