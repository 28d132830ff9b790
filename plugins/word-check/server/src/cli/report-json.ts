import type { Engine } from '../core/engine';
import type { Language } from '../core/scan';
import type { FileFinding, FileReport } from './check';

const findingOf = ({ from, to, ...finding }: FileFinding) => ({
  line: from.line,
  column: from.column,
  endLine: to.line,
  endColumn: to.column,
  ...finding,
});

/** The reports as JSON: findings as the server answers them, with line and column. The same input gives the same bytes. */
export function jsonReport(reports: readonly FileReport[], engine: Engine, language: Language): string {
  const files = reports.map(({ file, form, findings, complete, failure }) => ({
    file,
    ...(form ? { form } : {}),
    ...(failure ? { error: failure[language] } : { complete, findings: findings.map(findingOf) }),
  }));
  return `${JSON.stringify({ engine: { version: engine.version, rules: engine.rules.length }, files }, null, 2)}\n`;
}
