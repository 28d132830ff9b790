import { canonicalJson, type Json } from './canonical-json';
import type { Content } from './content';
import type { Bilingual } from './errors';
import { isObject, isParagraph, type Passage } from './passages';
import { neededSignatures, type Workflow } from './workflow';

const keyOf = (path: string, line: number): string => `${path}#${line}`;

/**
 * Where a draft differs from what is live outside the paragraphs named; an empty list means that nothing else was
 * touched. A paragraph added, taken out or moved is outside, and so is every change that is not one of words.
 * @param named the paragraphs of the live content that may change
 */
export function outsidePaths(
  live: Content,
  draft: Content,
  named: readonly Pick<Passage, 'path' | 'line'>[],
): string[] {
  const inside = new Set(named.map(({ path, line }) => keyOf(path, line)));
  const names = [...new Set([...Object.keys(live.fields), ...Object.keys(draft.fields)])].sort();
  return names.flatMap((name) => outside(name, live.fields[name], draft.fields[name], inside));
}

type Inside = ReadonlySet<string>;

function outside(path: string, before: Json | undefined, after: Json | undefined, inside: Inside): string[] {
  if (before === undefined || after === undefined) return [path];
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (typeof before === 'string' && typeof after === 'string') return outsideLines(path, before, after, inside);
  if (isParagraph(before) && isParagraph(after) && inside.has(keyOf(path, 0)))
    // The words and their marks may change; a heading stays a heading.
    return outside(path, { ...before, children: [] }, { ...after, children: [] }, NOTHING);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((one, index) => outside(`${path}.${index}`, one, after[index], inside));
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => outside(`${path}.${name}`, before[name], after[name], inside));
  }
  return [path];
}

const NOTHING: Inside = new Set();

function outsideLines(path: string, before: string, after: string, inside: Inside): string[] {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const isWithin = was.length === is.length && was.every((line, at) => line === is[at] || inside.has(keyOf(path, at)));
  return isWithin ? [] : [path];
}

/** Two different people have to sign a correction besides whoever made it. */
export const CORRECTION_PEOPLE = 2;

/** What decides about the short way: the contents, the paragraphs a case names, and the workflow marked for corrections. */
export interface ShortWay {
  /** What is live; null when nothing is. */
  live: Content | null;
  draft: Content;
  /** The paragraphs of the live content with the case's phrase. */
  named: readonly Passage[];
  isOpen: boolean;
  workflow: Workflow | null;
}

/** Whether a submit goes the short way, and in words why not. */
export type ShortWayAnswer = { fast: true } | { fast: false; paths: string[]; why: Bilingual };

/**
 * Whether a correction may go the short way: the case is open, its phrase is live in this document, the draft changes
 * nothing outside the paragraphs with it, and the workflow asks two people. Everything else goes the full way.
 */
export function shortWay({ live, draft, named, isOpen, workflow }: ShortWay): ShortWayAnswer {
  const full = (zh: string, en: string, paths: string[] = []): ShortWayAnswer => ({
    fast: false,
    paths,
    why: { zh, en },
  });
  if (!workflow) return full('没有配置纠错流程', 'there is no workflow for corrections');
  const people = workflow.levels.reduce((sum, level) => sum + neededSignatures(level), 0);
  if (people < CORRECTION_PEOPLE)
    return full('纠错流程不足两人签字', 'the workflow for corrections asks fewer than two people');
  if (!isOpen) return full('该纠错单已结案', 'the case is closed');
  if (!live || named.length === 0)
    return full(
      '线上版本中没有该纠错单的错误文字',
      'what is live of this document does not have the phrase of the case',
    );
  const paths = outsidePaths(live, draft, named);
  if (paths.length === 0) return { fast: true };
  const shown = paths.slice(0, 5);
  return full(
    `改动超出纠错段落（${shown.join('、')}）`,
    `it changes more than the paragraphs of the case (${shown.join(', ')})`,
    paths,
  );
}
