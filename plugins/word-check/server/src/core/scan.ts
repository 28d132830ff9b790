import type { Engine } from './engine';
import { compareFindings, type Finding } from './finding';
import { decideHits } from './kinds/decide';
import { mask } from './mask';
import type { Passage } from './passage';
import { piecesOf } from './pieces';
import { SEVERITIES, type Rule } from './rule';
import { scanText, type Hit, type ScanTools } from './scan-text';
import { severityOf, type Subject } from './scope';
import { waiverFacts } from './waiver-facts';

/** Language of a finding's message. */
export type Language = 'zh' | 'en';

/** How a scan is done. */
export interface ScanOptions extends ScanTools {
  subject: Subject | null;
  language: Language;
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

function toFinding(hit: Hit, passage: Passage, options: ScanOptions): Finding[] {
  const { rule, pack } = hit.rule;
  const severity = severityOf(hit.rule, options.subject, passage.path, hit.unsure);
  if (!severity) return [];
  const text = passage.text.slice(hit.start, hit.end);
  const pieces = piecesOf(passage, hit.start, hit.end);
  return [
    {
      path: passage.path,
      start: hit.start,
      end: hit.end,
      text,
      ...(pieces ? { pieces } : {}),
      ruleId: rule.id,
      pack: pack.key,
      category: rule.category,
      severity,
      message: hit.stopped ? STOPPED[options.language] : messageOf(rule, text, options.language),
      ...(rule.why === undefined ? {} : { why: rule.why }),
      suggestions: [...hit.suggestions],
      ...sourceOf(rule),
      ...waiverFacts(rule, { text, severity, suggestions: hit.suggestions, stopped: hit.stopped }),
    },
  ];
}

/** Keeps the most severe when there are more than an answer holds. */
function limited(findings: readonly Finding[]): Finding[] {
  if (findings.length <= MOST_FINDINGS) return [...findings];
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity)).slice(
    0,
    MOST_FINDINGS,
  );
}

/** The findings of all passages of a content, sorted by path and place. The same input gives the same answer. */
export function scan(engine: Engine, passages: readonly Passage[], options: ScanOptions): Finding[] {
  const hits = decideHits(engine.rules, {
    texts: passages.map(({ text }) => text),
    hits: passages.map(({ text }) => scanText(engine, text, options)),
    speaks: (rule, i) => severityOf(rule, options.subject, passages[i]!.path, false) !== null,
  });
  const findings = passages.flatMap((passage, i) => hits[i]!.flatMap((hit) => toFinding(hit, passage, options)));
  return limited(findings).sort(compareFindings);
}
