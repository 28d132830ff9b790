import { isRecord } from '../blocks-text';
import type { Attribute, Attributes, ComponentLookup } from '../extract';

/** A file of a content that may be a picture, as the form or the canonical content describes it. */
export interface UsedFile {
  /** Dotted path of what is found in it: that of the file, and `picture`. */
  path: string;
  file: Readonly<Record<string, unknown>>;
}

const DEEPEST = 20;

/** Whether a file says of itself that it is a picture. What its bytes say is found out when it is opened. */
const isPicture = (file: Readonly<Record<string, unknown>>): boolean =>
  typeof file['mime'] === 'string' && file['mime'].startsWith('image/');

/** Files of a value of an attribute that can hold some. */
function filesIn(
  attribute: Attribute,
  value: unknown,
  path: string,
  lookup: ComponentLookup,
  depth: number,
): UsedFile[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value))
    return value.flatMap((item, i) => filesIn(attribute, item, `${path}.${i}`, lookup, depth + 1));
  if (!isRecord(value)) return [];
  switch (attribute.type) {
    case 'media':
      return isPicture(value) ? [{ path: `${path}.picture`, file: value }] : [];
    case 'blocks':
      return nodeFiles(value, path, lookup, depth);
    case 'component':
    case 'dynamiczone': {
      const uid = attribute.component ?? value['__component'];
      const attributes = typeof uid === 'string' ? lookup(uid) : undefined;
      return attributes ? fieldFiles(attributes, value, `${path}.`, lookup, depth + 1) : [];
    }
    default:
      return [];
  }
}

/** The picture of an image node, and those of the nodes below. Without a type of its own it is taken for a picture. */
function nodeFiles(
  node: Readonly<Record<string, unknown>>,
  path: string,
  lookup: ComponentLookup,
  depth: number,
): UsedFile[] {
  const image = node['type'] === 'image' ? node['image'] : undefined;
  const own =
    isRecord(image) && image['unresolved'] === undefined ? [{ path: `${path}.image.picture`, file: image }] : [];
  const children = node['children'];
  return [...own, ...filesIn({ type: 'blocks' }, children, `${path}.children`, lookup, depth + 1)];
}

function fieldFiles(
  attributes: Attributes,
  data: Readonly<Record<string, unknown>>,
  prefix: string,
  lookup: ComponentLookup,
  depth: number,
): UsedFile[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    Object.hasOwn(data, name) ? filesIn(attribute, data[name], `${prefix}${name}`, lookup, depth) : [],
  );
}

/** The pictures of a content by its type's schema: media, pictures in blocks, and those of components and zones. */
export function picturesOf(
  attributes: Attributes,
  data: Readonly<Record<string, unknown>>,
  lookup: ComponentLookup,
): UsedFile[] {
  return fieldFiles(attributes, data, '', lookup, 0);
}
