import type { Content } from '../api/types';

/** A media file inside canonical content, by its bytes. `sha256` is absent for an image that could not be resolved. */
export interface MediaValue {
  readonly sha256?: string;
  readonly unresolved?: string;
  readonly mime?: string;
  readonly name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly alternativeText?: string;
  readonly caption?: string;
}

/** A node of Strapi's blocks: a block with children, or a piece of text with marks. */
export interface BlockNode {
  readonly type: string;
  readonly text?: string;
  readonly level?: number;
  readonly format?: string;
  readonly url?: string;
  readonly image?: MediaValue;
  readonly children?: readonly BlockNode[];
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly code?: boolean;
}

/** A value of canonical content, told by its shape: the panel knows no field names of the host. */
export type FieldValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blocks'; readonly blocks: readonly BlockNode[] }
  | { readonly kind: 'media'; readonly media: readonly MediaValue[] };

/** A field to read, in the order of reading. */
export interface ReadableField {
  readonly name: string;
  readonly value: FieldValue;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMedia = (value: unknown): value is MediaValue =>
  isRecord(value) && (typeof value['sha256'] === 'string' || typeof value['unresolved'] === 'string');

const isBlock = (value: unknown): value is BlockNode =>
  isRecord(value) && typeof value['type'] === 'string' && Array.isArray(value['children']);

const listOf = <T>(value: unknown, is: (value: unknown) => value is T): readonly T[] | null =>
  Array.isArray(value) && value.length > 0 && value.every(is) ? value : null;

/** The plain text of blocks: inline nodes joined by nothing, blocks and list items by line breaks. */
export const blocksText = (blocks: readonly BlockNode[]): string => blocks.map(blockText).join('\n');

const isInline = (node: BlockNode) => node.type === 'text' || node.type === 'link';

function blockText(node: BlockNode): string {
  if (node.text !== undefined) return node.text;
  const children = node.children ?? [];
  return children.map(blockText).join(children.every(isInline) ? '' : '\n');
}

const mediaText = (media: MediaValue) =>
  [media.name ?? media.unresolved, media.alternativeText].filter(Boolean).join(' · ');

/** How a person reads what a computer wrote: names of fields, choices of an enumeration, times. */
export interface Naming {
  readonly field: (name: string) => string;
  readonly choice: (field: string, value: string) => string;
  readonly time: (iso: string) => string;
}

/** Leaves everything as it is written. */
export const AS_WRITTEN: Naming = { field: (name) => name, choice: (_, value) => value, time: (iso) => iso };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const CODE = /^[A-Za-z][\w-]{0,40}$/;

function plainText(field: string, text: string, naming: Naming): string {
  if (INSTANT.test(text)) return naming.time(text);
  return CODE.test(text) ? naming.choice(field, text) : text;
}

/**
 * Any value in words, for values that have no better form: names of relations, `key: value` of components, one line
 * each. `field` is the name of the field the value is in.
 */
export function valueText(value: unknown, field = '', naming: Naming = AS_WRITTEN): string {
  if (value === null || value === undefined) return '';
  const blocks = listOf(value, isBlock);
  if (blocks !== null) return blocksText(blocks);
  if (Array.isArray(value)) return value.map((one) => valueText(one, field, naming)).join('\n');
  if (isMedia(value)) return mediaText(value);
  if (!isRecord(value)) return plainText(field, String(value), naming);
  if (typeof value['name'] === 'string') return value['name'];
  return Object.entries(value)
    .map(([key, inner]) => `${naming.field(key)}: ${valueText(inner, key, naming)}`)
    .join('; ');
}

/** Tells by its shape how a value is to be shown. */
export function fieldValue(value: unknown, field = '', naming: Naming = AS_WRITTEN): FieldValue {
  if (isMedia(value)) return { kind: 'media', media: [value] };
  const media = listOf(value, isMedia);
  if (media !== null) return { kind: 'media', media };
  const blocks = listOf(value, isBlock);
  if (blocks !== null) return { kind: 'blocks', blocks };
  return { kind: 'text', text: valueText(value, field, naming) };
}

/** Fields a reader meets first; the others follow in the order of the content. */
const READING_ORDER = ['title', 'summary', 'cover', 'body'];

const rank = (name: string) => {
  const at = READING_ORDER.indexOf(name);
  return at < 0 ? READING_ORDER.length : at;
};

/** Compares two dotted paths by the order in which their fields are read. */
export const inReadingOrder = (left: string, right: string): number =>
  rank(left.split('.')[0] ?? '') - rank(right.split('.')[0] ?? '');

/** The fields of the content in the order of reading, empty ones left out. */
export const readableFields = ({ fields }: Content, naming: Naming = AS_WRITTEN): readonly ReadableField[] =>
  Object.entries(fields)
    .sort(([left], [right]) => rank(left) - rank(right))
    .map(([name, value]) => ({ name, value: fieldValue(value, name, naming) }))
    .filter(({ value }) => value.kind !== 'text' || value.text !== '');

/** The title in the content, or the given words if it has none. */
export function contentTitle(content: Content | undefined, otherwise: string): string {
  const title = content?.fields['title'];
  return typeof title === 'string' && title !== '' ? title : otherwise;
}
