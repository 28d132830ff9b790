import type { Json } from './canonical-json';
import { contentAttributes, type Attributes, type Content } from './content';

/** A text of a content: the plain text of the field at `path`, which offsets of findings count in (UTF-16 units). */
export interface Passage {
  path: string;
  text: string;
}

type Node = Record<string, Json>;

const WORDS = new Set(['string', 'text', 'richtext']);
const LISTS = new Set(['list', 'list-item']);

const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: Json | undefined): (Json | undefined)[] => (Array.isArray(value) ? value : [value]);

/** Every text that readers get of a content, in the order of its schema; rich text by lines, files by their words. */
export function passagesOf(
  { fields }: Pick<Content, 'fields'>,
  attributes: Attributes,
  component: (uid: string) => Attributes,
): Passage[] {
  return partPassages(fields, attributes, component, '').filter(({ text }) => text !== '');
}

function partPassages(
  part: Node,
  attributes: Attributes,
  component: (uid: string) => Attributes,
  prefix: string,
): Passage[] {
  return contentAttributes(attributes).flatMap(([name, attribute]): Passage[] => {
    const value = part[name];
    const path = `${prefix}${name}`;
    if (value === undefined || value === null) return [];
    if (WORDS.has(attribute.type)) return [{ path, text: String(value) }];
    const several = Array.isArray(value);
    const at = (index: number): string => (several ? `${path}.${index}` : path);
    switch (attribute.type) {
      case 'blocks':
        return blocksPassages(listOf(value), path);
      case 'media':
        return listOf(value).flatMap((file, index) => (isNode(file) ? fileWords(file, at(index)) : []));
      case 'component':
      case 'dynamiczone':
        return listOf(value).flatMap((one, index) => {
          if (!isNode(one)) return [];
          const uid = attribute.component ?? String(one.__component);
          return partPassages(one, component(uid), component, `${at(index)}.`);
        });
      default:
        return [];
    }
  });
}

function fileWords(file: Node, path: string): Passage[] {
  return ['alternativeText', 'caption'].flatMap((key) =>
    typeof file[key] === 'string' ? [{ path: `${path}.${key}`, text: file[key] }] : [],
  );
}

/** Inline nodes are joined by nothing, blocks and list items by a line break; an image is an empty line with words of its own. */
function blocksPassages(blocks: (Json | undefined)[], path: string): Passage[] {
  const lines: string[] = [];
  const words: Passage[] = [];
  const read = (node: Json | undefined, at: string): void => {
    if (!isNode(node)) return;
    const children = listOf(node.children);
    if (node.type === 'list' || children.some((child) => isNode(child) && LISTS.has(String(child.type)))) {
      children.forEach((child, index) => read(child, `${at}.children.${index}`));
      return;
    }
    lines.push(inlineText(node));
    if (node.type === 'image' && isNode(node.image)) words.push(...fileWords(node.image, `${at}.image`));
  };
  blocks.forEach((node, index) => read(node, `${path}.${index}`));
  return [{ path, text: lines.join('\n') }, ...words];
}

function inlineText(node: Json | undefined): string {
  if (!isNode(node)) return '';
  if (typeof node.text === 'string') return node.text;
  return listOf(node.children).map(inlineText).join('');
}

/** A place in a text, and the words that stood there. */
export interface Quoted {
  path: string;
  start: number;
  end: number;
  quote: string;
}

/** Whether the words stand at that place. A whole field is named by its path alone, with no words. */
export function standsAt(passages: readonly Passage[], { path, start, end, quote }: Quoted): boolean {
  if (quote === '') return start === 0 && end === 0;
  return passages.some((one) => one.path === path && one.text.slice(start, end) === quote);
}

/** Where the words stand now: at their place, or at the nearest other one of the same field; null when they are gone. */
export function placeNow(passages: readonly Passage[], quoted: Quoted): { start: number; end: number } | null {
  const { path, start, quote } = quoted;
  const text = passages.find((one) => one.path === path)?.text;
  if (text === undefined || quote === '') return null;
  const before = text.lastIndexOf(quote, start);
  const after = text.indexOf(quote, start);
  const found = [before, after].filter((at) => at >= 0);
  if (found.length === 0) return null;
  const nearest = found.reduce((best, at) => (Math.abs(at - start) < Math.abs(best - start) ? at : best));
  return { start: nearest, end: nearest + quote.length };
}
