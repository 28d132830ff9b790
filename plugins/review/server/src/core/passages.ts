import type { Json } from './canonical-json';
import { contentAttributes, type Attribute, type Attributes, type Content } from './content';

/** A paragraph that readers get: the dotted path of its node or field, and which line of it; `text` is plain. */
export interface Passage {
  path: string;
  line: number;
  text: string;
}

type JsonObject = { [key: string]: Json };

/** Whether a value is an object, not a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isBlock = (node: Json): boolean => isObject(node) && (node.type === 'list' || node.type === 'list-item');

/** Whether a node of rich text is a paragraph: it holds inline nodes only. A list is not, its items are. */
export function isParagraph(node: Json | undefined): node is JsonObject & { children: Json[] } {
  return isObject(node) && Array.isArray(node.children) && node.type !== 'list' && !node.children.some(isBlock);
}

/** The text of inline nodes, joined by nothing: marks and links do not part words. */
export function inlineText(node: Json): string {
  if (!isObject(node)) return '';
  if (typeof node.text === 'string') return node.text;
  return Array.isArray(node.children) ? node.children.map(inlineText).join('') : '';
}

/** The lines of a text; marks of HTML and their attributes are not read. */
function lines(path: string, text: string): Passage[] {
  return text.split('\n').map((line, index) => ({ path, line: index, text: line.replace(/<[^<>]*>/g, '') }));
}

function blockPassages(path: string, node: Json): Passage[] {
  if (Array.isArray(node)) return node.flatMap((child, index) => blockPassages(`${path}.${index}`, child));
  if (!isObject(node)) return [];
  const words = isObject(node.image) ? mediaPassages(`${path}.image`, node.image) : [];
  if (isParagraph(node)) return [...words, { path, line: 0, text: inlineText(node) }];
  return [...words, ...(Array.isArray(node.children) ? blockPassages(`${path}.children`, node.children) : [])];
}

/** Words under a picture or file. */
function mediaPassages(path: string, media: JsonObject): Passage[] {
  return ['alternativeText', 'caption'].flatMap((name) => {
    const text = media[name];
    return typeof text === 'string' ? lines(`${path}.${name}`, text) : [];
  });
}

const TEXT = new Set(['string', 'text', 'richtext']);

/** What {@link passagesOf} looks up: the attributes of a component. */
export type ComponentOf = (uid: string) => Attributes;

function each(path: string, value: Json, read: (path: string, one: JsonObject) => Passage[]): Passage[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => each(`${path}.${index}`, one, read));
  return isObject(value) ? read(path, value) : [];
}

function valuePassages(path: string, value: Json, attribute: Attribute, component: ComponentOf): Passage[] {
  if (TEXT.has(attribute.type)) return typeof value === 'string' ? lines(path, value) : [];
  switch (attribute.type) {
    case 'blocks':
      return blockPassages(path, value);
    case 'media':
      return each(path, value, mediaPassages);
    case 'component':
      return each(path, value, (at, part) => fieldPassages(at, part, component(attribute.component ?? ''), component));
    case 'dynamiczone':
      return each(path, value, (at, part) => fieldPassages(at, part, component(String(part.__component)), component));
    default:
      return [];
  }
}

function fieldPassages(path: string, fields: JsonObject, attributes: Attributes, component: ComponentOf): Passage[] {
  return contentAttributes(attributes).flatMap(([name, attribute]) => {
    const value = fields[name];
    // What is private is not shown to readers.
    if (value === undefined || attribute.private) return [];
    return valuePassages(path === '' ? name : `${path}.${name}`, value, attribute, component);
  });
}

/** Every paragraph of a content: fields of text, rich text by block and list item, words under pictures and files. */
export function passagesOf(content: Content, attributes: Attributes, component: ComponentOf): Passage[] {
  return fieldPassages('', content.fields, attributes, component);
}
