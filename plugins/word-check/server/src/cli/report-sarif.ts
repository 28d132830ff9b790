import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Engine } from '../core/engine';
import type { EngineRule } from '../core/layer';
import type { Severity } from '../core/rule';
import type { Language } from '../core/scan';
import type { FileFinding, FileReport } from './check';

const LEVEL: Readonly<Record<Severity, string>> = { block: 'error', warn: 'warning', info: 'note' };

const idOf = (pack: string, rule: string): string => `${pack}/${rule}`;

function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(path.sep).map(encodeURIComponent).join('/');
}

/** A rule's own words; what it found is filled in per result. */
function descriptorOf({ pack, rule }: EngineRule, language: Language) {
  const template = language === 'en' ? (rule.messageEn ?? rule.message) : rule.message;
  const source = typeof rule.source === 'string' ? rule.source : rule.source?.title;
  const help = [rule.why, source].filter((text) => text !== undefined).join('\n');
  return {
    id: idOf(pack.key, rule.id),
    shortDescription: { text: template.replace(/\{(?:text|masked)\}/g, '…') },
    ...(help === '' ? {} : { help: { text: help } }),
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { category: rule.category },
  };
}

function regionOf({ from, to }: FileFinding) {
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function resultOf(file: string, finding: FileFinding, indexOf: ReadonlyMap<string, number>) {
  const ruleId = idOf(finding.pack, finding.ruleId);
  return {
    ruleId,
    ruleIndex: indexOf.get(ruleId) ?? -1,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(finding) } }],
    properties: { path: finding.path, text: finding.text, suggestions: finding.suggestions },
  };
}

const notificationOf = ({ file, failure }: FileReport, language: Language) =>
  failure
    ? [
        {
          level: 'error',
          message: { text: failure[language] },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
        },
      ]
    : [];

/** The reports as SARIF 2.1.0; only rules that found something are described. No time and no place of this machine. */
export function sarifReport(
  reports: readonly FileReport[],
  engine: Engine,
  { language, version }: { language: Language; version: string },
): string {
  const used = new Set(reports.flatMap(({ findings }) => findings.map(({ pack, ruleId }) => idOf(pack, ruleId))));
  const rules = engine.rules.filter(({ pack, rule }) => used.has(idOf(pack.key, rule.id)));
  const indexOf = new Map(rules.map(({ pack, rule }, i) => [idOf(pack.key, rule.id), i]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sanshen-check', version, rules: rules.map((rule) => descriptorOf(rule, language)) } },
        language: language === 'en' ? 'en-US' : 'zh-CN',
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: reports.every(({ failure }) => !failure),
            toolExecutionNotifications: reports.flatMap((report) => notificationOf(report, language)),
          },
        ],
        results: reports.flatMap(({ file, findings }) => findings.map((item) => resultOf(file, item, indexOf))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
