import type { Json } from './canonical-json';

/** What a reader would get of one document in one locale: exactly this is hashed and signed. Nulls are left out. */
export interface Content {
  uid: string;
  locale: string;
  fields: Record<string, Json>;
}

/** A file as a reader gets it: its bytes by digest, and the words around them. */
export interface MediaContent {
  sha256: string;
  mime: string;
  ext: string;
  name: string;
  width?: number;
  height?: number;
  alternativeText?: string;
  caption?: string;
}

/** An attribute of a schema, as far as the canonical form needs to know it. */
export interface Attribute {
  type: string;
  multiple?: boolean;
  repeatable?: boolean;
  component?: string;
  components?: readonly string[];
  relation?: string;
  target?: string;
  required?: boolean;
  private?: boolean;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/** Attributes by name. */
export type Attributes = Record<string, Attribute>;

/** A row of the database, with its relations, components and files populated. */
export type Row = Record<string, unknown>;

/** What the canonical form looks up beside the row itself. */
export interface Lookup {
  /** Attributes of a component. */
  component(uid: string): Attributes;
  /** Fields of a related type that a reader is shown. */
  shown(target: string): readonly string[];
  /** Digest of the bytes of an upload row, or null when the bytes cannot be read. */
  fileDigest(file: Row): string | null;
  /** The upload row an image node of rich text points at, by its URL without query. */
  fileByUrl(url: string): Row | undefined;
  /** Digest of the current release of a governed document, null when it has none; undefined when `target` is not governed. */
  releasedDigest(target: string, documentId: string): string | null | undefined;
}

/** Set by Strapi, or naming the row rather than the content. */
const NOT_CONTENT = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'firstPublishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
]);

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Attributes a reader gets: everything but Strapi's own and passwords. */
export function contentAttributes(attributes: Attributes): [string, Attribute][] {
  return Object.entries(attributes).filter(([name, { type }]) => !NOT_CONTENT.has(name) && type !== 'password');
}

/**
 * The canonical content of a populated row. Deterministic: equal content gives equal output on every database. Members
 * are in the order of the canonical text wherever we name them, which makes it quick to write.
 */
export function toContent(uid: string, locale: string, row: Row, attributes: Attributes, lookup: Lookup): Content {
  return { fields: fieldsOf(row, attributes, lookup), locale, uid };
}

const byName = ([a]: [string, Attribute], [b]: [string, Attribute]): number => (a < b ? -1 : 1);

function fieldsOf(row: Row, attributes: Attributes, lookup: Lookup): Record<string, Json> {
  const fields: Record<string, Json> = {};
  for (const [name, attribute] of contentAttributes(attributes).sort(byName)) {
    const value = valueOf(row[name], attribute, lookup);
    if (value !== null && !(Array.isArray(value) && value.length === 0)) fields[name] = value;
  }
  return fields;
}

function valueOf(value: unknown, attribute: Attribute, lookup: Lookup): Json {
  if (value === null || value === undefined) return null;
  switch (attribute.type) {
    case 'media':
      return listOrOne(value, (file) => mediaContent(file, lookup));
    case 'relation':
      return listOrOne(value, (target) => relationContent(target, attribute.target ?? '', lookup));
    case 'component':
      return listOrOne(value, (part) => fieldsOf(part, lookup.component(attribute.component ?? ''), lookup));
    case 'dynamiczone':
      return listOrOne(value, (part) => zonePart(part, lookup));
    case 'blocks':
      return plain(value, (node) => imageNode(node, lookup));
    case 'datetime':
    case 'timestamp':
      return instant(value);
    case 'time':
      return timeOfDay(value);
    case 'decimal':
    case 'float':
      return typeof value === 'string' ? Number(value) : plain(value);
    default:
      return plain(value);
  }
}

function listOrOne(value: unknown, convert: (row: Row) => Json): Json {
  if (Array.isArray(value)) {
    return value.filter(isRow).flatMap((row) => {
      const converted = convert(row);
      return converted === null ? [] : [converted];
    });
  }
  return isRow(value) ? convert(value) : null;
}

function zonePart(part: Row, lookup: Lookup): Json {
  const uid = String(part.__component ?? '');
  return { __component: uid, ...fieldsOf(part, lookup.component(uid), lookup) };
}

/** A time as ISO 8601 UTC with milliseconds, whatever the database driver returned. */
function instant(value: unknown): Json {
  const date = value instanceof Date ? value : new Date(String(value));
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString();
}

/** A time of day to the millisecond: PostgreSQL leaves out zeros at the end, SQLite keeps what was written. */
function timeOfDay(value: unknown): Json {
  const [, minutes, seconds = '00', fraction = ''] =
    /^(\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?$/.exec(String(value)) ?? [];
  return minutes === undefined ? String(value) : `${minutes}:${seconds}.${fraction.padEnd(3, '0')}`;
}

/** The names of members in the order of the canonical text; most objects have them in it already. */
function inOrder(keys: string[]): string[] {
  for (let i = 1; i < keys.length; i += 1) if ((keys[i] as string) < (keys[i - 1] as string)) return keys.sort();
  return keys;
}

/** Adds a member of any name: by assignment, `__proto__` would be lost. */
function put(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}

/** A copy with dates as text and undefined members left out; `replace` may stand in for an object. */
function plain(value: unknown, replace?: (node: Row) => Json | undefined): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value as Json;
  if (Array.isArray(value)) return value.map((item) => plain(item, replace));
  if (value instanceof Date) return value.toISOString();
  const node = value as Row;
  const replaced = replace?.(node);
  if (replaced !== undefined) return replaced;
  const copy: Record<string, Json> = {};
  for (const key of inOrder(Object.keys(node))) {
    const member = node[key];
    if (member !== undefined) put(copy, key, plain(member, replace));
  }
  return copy;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A file as a reader gets it; `words` holds its alternative text and caption where they are not its own. */
export function mediaContent(file: Row, lookup: Pick<Lookup, 'fileDigest'>, words: Row = file): Json {
  const alternativeText = text(words.alternativeText);
  const caption = text(words.caption);
  return {
    ...(alternativeText ? { alternativeText } : {}),
    ...(caption ? { caption } : {}),
    ext: String(file.ext ?? ''),
    ...(typeof file.height === 'number' ? { height: file.height } : {}),
    mime: String(file.mime ?? ''),
    name: String(file.name ?? ''),
    sha256: lookup.fileDigest(file) ?? 'unreadable',
    ...(typeof file.width === 'number' ? { width: file.width } : {}),
  };
}

function relationContent(target: Row, uid: string, lookup: Lookup): Json {
  const documentId = String(target.documentId ?? '');
  const released = lookup.releasedDigest(uid, documentId);
  // A governed document that was never released, or was recalled, is not there for readers: the published row has no
  // relation to it either.
  if (released !== undefined) return released === null ? null : { digest: released, documentId };
  const relation: Record<string, Json> = {};
  for (const field of inOrder(['documentId', ...lookup.shown(uid)])) {
    const value = field === 'documentId' ? documentId : plain(target[field] ?? null);
    if (value !== null) relation[field] = value;
  }
  return relation;
}

/**
 * An image node of rich text: the editor stores a copy of the upload row in it, signed URL and all, which changes
 * with every save. What counts is the upload it points at, plus the words stored in the node.
 */
function imageNode(node: Row, lookup: Lookup): Json | undefined {
  if (node.type !== 'image') return undefined;
  const image = isRow(node.image) ? node.image : {};
  const url = String(image.url ?? '');
  const file = lookup.fileByUrl(pathOf(url));
  const children = plain(node.children ?? []);
  if (!file) return { children, image: { unresolved: url.split('?')[0] ?? '' }, type: 'image' };
  return { children, image: mediaContent(file, lookup, image), type: 'image' };
}

/** The path of an upload's URL without origin and query. */
export function pathOf(url: string): string {
  const bare = url.split(/[?#]/)[0] ?? '';
  return bare.replace(/^https?:\/\/[^/]+/i, '');
}

/** The URLs of all image nodes in a row's rich text, as paths. */
export function imagePaths(row: Row, attributes: Attributes): string[] {
  const paths: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isRow(value)) {
      if (value.type === 'image' && isRow(value.image)) paths.push(pathOf(String(value.image.url ?? '')));
      else Object.values(value).forEach(walk);
    }
  };
  for (const [name, { type }] of contentAttributes(attributes)) {
    if (type === 'blocks' || type === 'component' || type === 'dynamiczone') walk(row[name]);
  }
  return paths;
}

/** Every media digest in a content, once each, in order of appearance. */
export function mediaDigests(content: Content): string[] {
  return [...new Set(mediaOf(content).map((media) => media.sha256))];
}

/** Every file in a content. */
export function mediaOf(content: Content): MediaContent[] {
  const found: MediaContent[] = [];
  const walk = (value: Json): void => {
    if (value === null || typeof value !== 'object') return;
    const { sha256, mime } = value as Record<string, Json>;
    if (typeof sha256 === 'string' && typeof mime === 'string') found.push(value as unknown as MediaContent);
    else Object.values(value).forEach(walk);
  };
  Object.values(content.fields).forEach(walk);
  return found;
}
