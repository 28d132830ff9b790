import fs from 'node:fs';
import path from 'node:path';
import type { Engine } from '../core/engine';
import { SEVERITIES } from '../core/rule';
import { languageOf, readArguments, type Options } from './arguments';
import { checkDocument, engineOf, readPack, type FileReport } from './check';
import { wordSegmenters } from '../segmenters';
import { decodeText } from './decoding';
import { LARGEST_FILE, readDocument } from './documents';
import { Failure } from './failure';
import { jsonReport } from './report-json';
import { sarifReport } from './report-sarif';
import { textReport } from './report-text';
import { SEVERITY_WORDS, WORDS } from './words';

/** Where the command reads and writes. */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
  /** Bytes of standard input. */
  stdin(): Uint8Array;
}

function bytesOf(file: string, streams: Streams): Uint8Array {
  if (file === '-') return streams.stdin();
  try {
    if (fs.statSync(file).size > LARGEST_FILE) throw new Failure('文件过大', 'is too large');
    return fs.readFileSync(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Failure(`${WORDS.zh.unreadable}（${code}）`, `${WORDS.en.unreadable} (${code})`);
  }
}

function reportOn(file: string, engine: Engine, options: Options, streams: Streams): FileReport {
  try {
    const segmenters = wordSegmenters((message) => streams.error(`sanshen-check: ${message}\n`));
    const document = readDocument(file, bytesOf(file, streams), options);
    return checkDocument(file, document, { engine, language: options.language, segmenters });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { file, findings: [], complete: false, failure: error };
  }
}

/** The plugin's own version; the package's root is three folders above the compiled file. */
function packageVersion(): string {
  const text = fs.readFileSync(path.join(__dirname, '../../../package.json'), 'utf8');
  return String((JSON.parse(text) as { version?: unknown }).version);
}

function ruleList({ rules }: Engine, { format, language }: Options): string {
  const list = rules.map(({ pack, rule }) => ({
    id: `${pack.key}/${rule.id}`,
    severity: rule.severity,
    category: rule.category,
    message: language === 'en' ? (rule.messageEn ?? rule.message) : rule.message,
    ...(rule.source === undefined ? {} : { source: rule.source }),
  }));
  if (format !== 'text') return `${JSON.stringify(list, null, 2)}\n`;
  return list.map((rule) => `${rule.id}\t${SEVERITY_WORDS[language][rule.severity]}\t${rule.message}\n`).join('');
}

function written(reports: readonly FileReport[], engine: Engine, { format, language }: Options): string {
  if (format === 'json') return jsonReport(reports, engine, language);
  if (format === 'sarif') return sarifReport(reports, engine, { language, version: packageVersion() });
  return textReport(
    reports.filter(({ failure }) => !failure),
    language,
  );
}

function codeOf(reports: readonly FileReport[], { severity }: Options): number {
  if (reports.some(({ failure }) => failure)) return 2;
  const counted = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1);
  return reports.some(({ findings }) => findings.some((finding) => counted.includes(finding.severity))) ? 1 : 0;
}

function run(args: readonly string[], streams: Streams): number {
  const options = readArguments(args);
  if (options.help || options.version) {
    streams.out(options.help ? WORDS[options.language].help : `${packageVersion()}\n`);
    return 0;
  }
  const engine = engineOf(options.packs.map((file) => readPack(file, decodeText(packBytes(file, streams)))));
  if (options.listRules) {
    streams.out(ruleList(engine, options));
    return 0;
  }
  const reports = options.files.map((file) => reportOn(file, engine, options, streams));
  for (const { file, failure } of reports) if (failure) streams.error(`${file}: ${failure[options.language]}\n`);
  streams.out(written(reports, engine, options));
  return codeOf(reports, options);
}

function packBytes(file: string, streams: Streams): Uint8Array {
  try {
    return bytesOf(file, streams);
  } catch (error) {
    throw error instanceof Failure ? new Failure(`${file}: ${error.zh}`, `${file}: ${error.en}`) : error;
  }
}

/** The command `sanshen-check`. Answers the exit code: 0 clean, 1 findings at or above the threshold, 2 not done. */
export function main(args: readonly string[], streams: Streams): number {
  try {
    return run(args, streams);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    streams.error(`sanshen-check: ${error[languageOf(args)]}\n`);
    return 2;
  }
}
