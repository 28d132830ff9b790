import { canonicalJson, type Json } from './canonical-json';
import type { Content } from './content';

/** One run of text in a comparison. */
export interface Segment {
  kind: 'equal' | 'insert' | 'delete';
  text: string;
}

/** One place where two contents differ. `path` is dotted, e.g. `title` or `themeWeights.0.permille`. */
export interface Change {
  path: string;
  kind: 'added' | 'removed' | 'changed';
  before: Json;
  after: Json;
  segments: Segment[];
}

/** Dotted paths at which two contents differ, e.g. for «what changed since you read it». */
export function changedPaths(before: Content | null, after: Content): string[] {
  return diffContents(before, after).map((change) => change.path);
}

/** All differences between two contents, in the order of the fields' names. `before` null: everything was added. */
export function diffContents(before: Content | null, after: Content): Change[] {
  const names = new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(after.fields)]);
  return [...names].sort().flatMap((name) => diffValues(name, before?.fields[name], after.fields[name]));
}

function isPlainObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function diffValues(path: string, before: Json | undefined, after: Json | undefined): Change[] {
  if (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after)) return [];
  if (isBlocks(before) || isBlocks(after)) return [change(path, before, after, blocksText(before), blocksText(after))];
  if (isPlainObject(before) && isPlainObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].sort().flatMap((name) => diffValues(`${path}.${name}`, before[name], after[name]));
  }
  return [change(path, before, after, shownText(before), shownText(after))];
}

function change(path: string, before: Json | undefined, after: Json | undefined, from: string, to: string): Change {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return { path, kind, before: before ?? null, after: after ?? null, segments: diffText(from, to) };
}

/** Whether a value is rich text. */
export function isBlocks(value: Json | undefined): value is Json[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((node) => isPlainObject(node) && Array.isArray(node.children))
  );
}

/** Rich text as lines: one per block or list item. */
export function blocksText(value: Json | undefined): string {
  if (!Array.isArray(value)) return '';
  return value.flatMap(blockLines).join('\n');
}

function blockLines(node: Json): string[] {
  if (!isPlainObject(node)) return [];
  if (node.type === 'list' && Array.isArray(node.children)) return node.children.flatMap(blockLines);
  if (node.type === 'image' && isPlainObject(node.image))
    return [`[${String(node.image.alternativeText ?? node.image.name ?? 'image')}]`];
  return [inlineText(node)];
}

function inlineText(node: Json): string {
  if (!isPlainObject(node)) return '';
  if (typeof node.text === 'string') return node.text;
  return Array.isArray(node.children) ? node.children.map(inlineText).join('') : '';
}

/** A value as text: names of relations and files, JSON where there is nothing better. */
export function shownText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shownText).join('、');
  if (isPlainObject(value) && typeof value.name === 'string') return value.name;
  return canonicalJson(value);
}

/** Above this many cells the comparison falls back from words to whole lines, so that it stays quick. */
const MAX_CELLS = 4_000_000;

/** The shortest readable way from one text to another: lines first, then words inside changed lines. */
export function diffText(before: string, after: string): Segment[] {
  const coarse = diffTokens(before.split(/(?<=\n)/), after.split(/(?<=\n)/));
  return merge(refine(coarse));
}

/** Compares a deleted and the inserted run that follows it character by character. */
function refine(segments: Segment[]): Segment[] {
  const out: Segment[] = [];
  for (let index = 0; index < segments.length; index += 1) {
    const here = segments[index] as Segment;
    const next = segments[index + 1];
    if (here.kind === 'delete' && next?.kind === 'insert') {
      out.push(...diffTokens(Array.from(here.text), Array.from(next.text)));
      index += 1;
    } else out.push(here);
  }
  return out;
}

/** Longest common subsequence over tokens, after the equal head and tail have been set aside. */
export function diffTokens(before: string[], after: string[]): Segment[] {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail += 1;
  const middle = lcs(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return merge([
    { kind: 'equal', text: before.slice(0, head).join('') },
    ...middle,
    { kind: 'equal', text: before.slice(before.length - tail).join('') },
  ]);
}

function lcs(before: string[], after: string[]): Segment[] {
  if (before.length * after.length > MAX_CELLS) {
    return [
      { kind: 'delete', text: before.join('') },
      { kind: 'insert', text: after.join('') },
    ];
  }
  const width = after.length + 1;
  const table = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        before[i] === after[j]
          ? (table[(i + 1) * width + j + 1] as number) + 1
          : Math.max(table[(i + 1) * width + j] as number, table[i * width + j + 1] as number);
    }
  }
  return walkBack(before, after, table, width);
}

function walkBack(before: string[], after: string[], table: Uint32Array, width: number): Segment[] {
  const out: Segment[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (before[i] === after[j]) {
      out.push({ kind: 'equal', text: before[i] as string });
      i += 1;
      j += 1;
    } else if (
      j >= after.length ||
      (i < before.length && (table[(i + 1) * width + j] as number) >= (table[i * width + j + 1] as number))
    ) {
      out.push({ kind: 'delete', text: before[i] as string });
      i += 1;
    } else {
      out.push({ kind: 'insert', text: after[j] as string });
      j += 1;
    }
  }
  return out;
}

/** Joins neighbours of one kind and drops empty runs. */
function merge(segments: Segment[]): Segment[] {
  const out: Segment[] = [];
  for (const segment of segments) {
    if (segment.text === '') continue;
    const last = out.at(-1);
    if (last?.kind === segment.kind) last.text += segment.text;
    else out.push({ ...segment });
  }
  return out;
}
