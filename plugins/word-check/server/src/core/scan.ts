import type { Engine } from './engine';
import { compareFindings, type Finding } from './finding';
import { decideHits } from './kinds/decide';
import type { EngineRule } from './layer';
import { mask } from './mask';
import type { Passage } from './passage';
import { piecesOf } from './pieces';
import { SEVERITIES, type Rule, type Severity } from './rule';
import { scanInSteps, type Hit } from './scan-text';
import { severityOf, type Subject } from './scope';
import { atOnce, type Steps } from './steps';
import type { ScanTools } from './text-view';
import { waiverFacts } from './waiver-facts';

/** Language of a finding's message. */
export type Language = 'zh' | 'en';

/** In which words findings are told. */
export interface Speech {
  language: Language;
  /** Findings say theirs in both languages besides. */
  bilingual?: boolean;
}

/** How a scan is done. */
export interface ScanOptions extends ScanTools, Speech {
  subject: Subject | null;
}

/** Findings of one answer; of more than this the least severe are left out. */
export const MOST_FINDINGS = 5000;

const STOPPED = {
  zh: '这条规则的正则表达式超时，本段未能检查；请修改规则',
  en: 'This rule’s pattern took too long, so the text was not checked by it; please mend the rule',
};

function messageOf(rule: Rule, text: string, language: Language): string {
  const template = language === 'en' ? (rule.messageEn ?? rule.message) : rule.message;
  return template.replace(/\{(text|masked)\}/g, (_, key: string) => (key === 'text' ? text : mask(text)));
}

function sourceOf({ source }: Rule): Pick<Finding, 'source'> {
  if (source === undefined) return {};
  return { source: typeof source === 'string' ? { title: source, read: false } : source };
}

/** A hit that counts, before its words are made. */
interface Counted {
  hit: Hit;
  passage: Passage;
  severity: Severity;
}

function counted(hits: readonly Hit[], passage: Passage, { subject }: ScanOptions): Counted[] {
  return hits.flatMap((hit) => {
    const severity = severityOf(hit.rule, subject, passage.path, hit.unsure);
    return severity ? [{ hit, passage, severity }] : [];
  });
}

/** A hit as a finding, at the severity it has where it stands. */
export function findingOf(
  hit: Omit<Hit, 'unsure'>,
  passage: Passage,
  { severity, language, bilingual }: Speech & { severity: Severity },
): Finding {
  const { rule, pack } = hit.rule;
  const says = (to: Language): string => (hit.stopped ? STOPPED[to] : messageOf(rule, text, to));
  const text = passage.text.slice(hit.start, hit.end);
  const pieces = piecesOf(passage, hit.start, hit.end);
  return {
    path: passage.path,
    start: hit.start,
    end: hit.end,
    text,
    ...(pieces ? { pieces } : {}),
    ruleId: rule.id,
    pack: pack.key,
    category: rule.category,
    severity,
    message: says(language),
    ...(bilingual ? { said: { zh: says('zh'), en: says('en') } } : {}),
    ...(rule.why === undefined ? {} : { why: rule.why }),
    suggestions: [...hit.suggestions],
    ...sourceOf(rule),
    ...waiverFacts(rule, { text, severity, suggestions: hit.suggestions, stopped: hit.stopped }),
  };
}

/** Keeps the most severe when there are more than an answer holds. */
function limited(hits: readonly Counted[]): readonly Counted[] {
  if (hits.length <= MOST_FINDINGS) return hits;
  return SEVERITIES.flatMap((severity) => hits.filter((hit) => hit.severity === severity)).slice(0, MOST_FINDINGS);
}

/** Like `scan`, in steps. */
export function* scanSteps(engine: Engine, passages: readonly Passage[], options: ScanOptions): Steps<Finding[]> {
  const found: Hit[][] = [];
  for (const { text, path } of passages) {
    const isSilent = (rule: EngineRule) => severityOf(rule, options.subject, path, false) === null;
    found.push(yield* scanInSteps(engine, text, options, isSilent));
  }
  const hits = decideHits(engine.rules, {
    texts: passages.map(({ text }) => text),
    hits: found,
    speaks: (rule, i) => severityOf(rule, options.subject, passages[i]!.path, false) !== null,
  });
  yield;
  const all = passages.flatMap((passage, i) => counted(hits[i]!, passage, options));
  return limited(all)
    .map(({ hit, passage, severity }) => findingOf(hit, passage, { ...options, severity }))
    .sort(compareFindings);
}

/** The findings of all passages of a content, sorted by path and place. The same input gives the same answer. */
export const scan = (engine: Engine, passages: readonly Passage[], options: ScanOptions): Finding[] =>
  atOnce(scanSteps(engine, passages, options));
