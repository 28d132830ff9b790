import { compileEngine, type Engine } from '../core/engine';
import type { Finding } from '../core/finding';
import { mask } from '../core/mask';
import { MOST_FINDINGS, scan, type Language } from '../core/scan';
import { asPack, lintPack } from '../core/pack-lint';
import { isRecord } from '../core/blocks-text';
import type { Pack } from '../core/rule';
import { isMasked } from '../core/waiver-facts';
import { BUILTIN_PACKS } from '../packs';
import type { Segmenter } from '../core/word-edges';
import { limitedRunner } from '../user-patterns';
import type { Form } from './arguments';
import type { Document } from './documents';
import { Failure } from './failure';
import { Lines, type Position } from './lines';

/** A finding with its place in the file. */
export interface FileFinding extends Finding {
  from: Position;
  to: Position;
}

/** What one file gave: findings, or why it could not be read. */
export interface FileReport {
  /** As it was given; `-` for standard input. */
  file: string;
  form?: Form;
  findings: readonly FileFinding[];
  /** False when there are more findings than are reported; the most severe are. */
  complete: boolean;
  failure?: Failure;
}

/** A pack from a file. Throws Failure naming each wrong field. */
export function readPack(file: string, text: string): Pack {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure(`${file}: 不是 JSON`, `${file}: is no JSON`);
  }
  const problems = isRecord(value) ? lintPack(value) : [{ path: 'body', reason: 'must be an object' }];
  if (isRecord(value) && problems.length === 0) return asPack(value);
  const list = problems.map(({ path, reason }) => `${path} ${reason}`).join('; ');
  throw new Failure(`${file}: 词库有误：${list}`, `${file}: the pack is not right: ${list}`);
}

/** The built-in packs and those given, compiled. Throws Failure for a key that is taken. */
export function engineOf(packs: readonly Pack[]): Engine {
  const taken = new Set(BUILTIN_PACKS.map((pack) => pack.key));
  for (const { key } of packs) {
    if (taken.has(key)) throw new Failure(`词库标识 “${key}” 重复`, `the pack key “${key}” is taken`);
    taken.add(key);
  }
  return compileEngine([
    ...BUILTIN_PACKS.map((pack) => ({ pack, builtin: true })),
    ...packs.map((pack) => ({ pack, builtin: false })),
  ]);
}

/** Shorter texts are no number or name of a person, and hiding them would hide every other word that holds them. */
const SHORTEST_SECRET = 4;

/** Hides what the private findings found wherever it is repeated: in messages, texts and suggestions of the others too. */
function withoutSecrets(findings: readonly Finding[], engine: Engine): Finding[] {
  const privates = new Set(
    engine.rules.filter(({ rule }) => isMasked(rule)).map(({ pack, rule }) => `${pack.key}/${rule.id}`),
  );
  const secrets = new Set(
    findings
      .filter(({ pack, ruleId, text }) => privates.has(`${pack}/${ruleId}`) && text.length >= SHORTEST_SECRET)
      .map(({ text }) => text),
  );
  if (secrets.size === 0) return [...findings];
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  const hide = (text: string) => text.replace(pattern, mask);
  return findings.map((finding) => ({
    ...finding,
    text: hide(finding.text),
    message: hide(finding.message),
    suggestions: finding.suggestions.map(hide),
  }));
}

function placed(finding: Finding, { source, passages }: Document, linesOf: (text: string) => Lines): FileFinding {
  const own = passages.find((passage) => passage.path === finding.path)?.text ?? '';
  const lines = linesOf(source ?? own);
  const { pieces } = finding;
  const start = pieces?.[0]?.start ?? finding.start;
  const end = pieces?.at(-1)?.end ?? finding.end;
  return { ...finding, from: lines.at(start), to: lines.at(end) };
}

/** Checks one document. Every rule speaks: a file has no content type that would make it promotion or not. */
export function checkDocument(
  file: string,
  document: Document,
  { engine, language, segmenters }: { engine: Engine; language: Language; segmenters: readonly Segmenter[] },
): FileReport {
  const runPattern = limitedRunner(() => performance.now());
  const options = { segmenters, runPattern, subject: null, language };
  const found = scan(engine, document.passages, options);
  const known = new Map<string, Lines>();
  const linesOf = (text: string): Lines => {
    const lines = known.get(text) ?? new Lines(text);
    known.set(text, lines);
    return lines;
  };
  const findings = withoutSecrets(found, engine).map((finding) => placed(finding, document, linesOf));
  return { file, form: document.form, findings, complete: found.length < MOST_FINDINGS };
}
