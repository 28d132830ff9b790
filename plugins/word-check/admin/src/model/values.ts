import { blocksPassages } from '../../../server/src/core/blocks-text';
import type { Finding } from './findings';

/** Values of the edit form. */
export type Values = Readonly<Record<string, unknown>>;

/** Attribute types that hold prose, or things that hold it. */
const PROSE = new Set(['string', 'text', 'richtext', 'blocks', 'media', 'component', 'dynamiczone']);

/** The part of the form's values that is worth sending to the scanner. */
export function proseOf(attributes: Readonly<Record<string, { type: string }>>, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => Object.hasOwn(attributes, name) && PROSE.has(attributes[name]!.type)),
  );
}

/** The value at a dotted path, or undefined. */
export function valueAt(values: Values, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Record<string, unknown>)[part];
  }, values);
}

/** The plain text of the field at a path as the scanner read it, or null where the form does not hold it as such. */
export function plainTextAt(values: Values, path: string): string | null {
  const value = valueAt(values, path);
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? (blocksPassages(value, path)[0]?.text ?? null) : null;
}

/** A finding with the text around it. */
export interface Context {
  before: string;
  text: string;
  after: string;
}

/** Characters shown on either side of a finding. */
const AROUND = 12;

const lastOf = (text: string): string => [...(text.split('\n').at(-1) ?? '')].slice(-AROUND).join('');
const firstOf = (text: string): string => [...(text.split('\n')[0] ?? '')].slice(0, AROUND).join('');

/** The finding in its line; without the line where the form has changed since or does not hold plain text. */
export function contextOf(values: Values, finding: Finding): Context {
  const { path, start, end, text, pieces } = finding;
  const [first, last] = [pieces?.[0], pieces?.at(-1)];
  const stored = first && valueAt(values, first.path);
  if (first && last && typeof stored === 'string') return storedContext(stored, text, first.start, last.end);
  const plain = plainTextAt(values, path);
  if (plain === null || plain.slice(start, end) !== text) return { before: '', text, after: '' };
  return { before: lastOf(plain.slice(0, start)), text, after: firstOf(plain.slice(end)) };
}

/** In HTML and Markdown: the text as it stands there around a finding. */
function storedContext(stored: string, text: string, start: number, end: number): Context {
  if (!stored.slice(start, end).startsWith(text[0] ?? '')) return { before: '', text, after: '' };
  return { before: lastOf(stored.slice(0, start)), text, after: firstOf(stored.slice(end)) };
}
