import { SEVERITIES } from '../core/rule';
import type { Language } from '../core/scan';
import type { FileFinding, FileReport } from './check';
import { SEVERITY_WORDS, WORDS } from './words';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function lineOf(file: string, finding: FileFinding, language: Language): string {
  const { from, pack, ruleId, severity, text, suggestions, message } = finding;
  const instead = suggestions.length > 0 ? ` → ${suggestions.map((word) => word || '∅').join(' | ')}` : '';
  const place = `${file}:${from.line}:${from.column}`;
  return `${place}: ${SEVERITY_WORDS[language][severity]}: ${oneLine(text)}${oneLine(instead)}  ${oneLine(message)} [${pack}/${ruleId}]`;
}

/** One line a finding, `FILE:LINE:COLUMN: severity: text → suggestion  message [pack/rule]`, and a line that counts. */
export function textReport(reports: readonly FileReport[], language: Language): string {
  const lines = reports.flatMap(({ file, findings, complete }) => [
    ...findings.map((finding) => lineOf(file, finding, language)),
    ...(complete ? [] : [`${file}: ${WORDS[language].more}`]),
  ]);
  const all = reports.flatMap(({ findings }) => findings);
  const counts = SEVERITIES.map(
    (severity) => `${SEVERITY_WORDS[language][severity]} ${all.filter((item) => item.severity === severity).length}`,
  );
  return `${[...lines, `${WORDS[language].files(reports.length)}: ${counts.join(', ')}`].join('\n')}\n`;
}
