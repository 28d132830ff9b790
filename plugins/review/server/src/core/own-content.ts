import type { Json } from './canonical-json';
import { contentAttributes, type Attribute, type Attributes, type Content } from './content';

/** What is looked up, and left out, when a content is reduced to what is its own. */
export interface OwnOptions {
  /** Attributes of a component. */
  component(uid: string): Attributes;
  /** Whether a related entry no longer exists, so that nobody had to touch this document to lose it. */
  isGone(target: string, documentId: string): boolean;
  /** `false` leaves files out: a file replaced in the library has an uploader who answers for it. */
  files: boolean;
}

/**
 * A content without what can change elsewhere while nobody touches the document: names shown of related entries,
 * digests of related governed documents, related entries that were deleted, and attributes the schema lost. Two
 * contents with the same own part differ by such causes only.
 */
export function ownContent(content: Content, attributes: Attributes, options: OwnOptions): Content {
  return { ...content, fields: ownFields(content.fields, attributes, options) };
}

function ownFields(fields: Record<string, Json>, attributes: Attributes, options: OwnOptions): Record<string, Json> {
  const own: Record<string, Json> = {};
  for (const [name, attribute] of contentAttributes(attributes)) {
    const value = ownValue(fields[name] ?? null, attribute, options);
    if (value !== null && !(Array.isArray(value) && value.length === 0)) own[name] = value;
  }
  return own;
}

type JsonObject = { [key: string]: Json };
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function ownValue(value: Json, attribute: Attribute, options: OwnOptions): Json {
  switch (attribute.type) {
    case 'relation':
      return each(value, (target) => {
        const documentId = String(target.documentId ?? '');
        return options.isGone(attribute.target ?? '', documentId) ? null : documentId;
      });
    case 'component':
      return each(value, (part) => ownFields(part, options.component(attribute.component ?? ''), options));
    case 'dynamiczone':
      return each(value, (part) => {
        const uid = String(part.__component ?? '');
        return { __component: uid, ...ownFields(part, options.component(uid), options) };
      });
    case 'media':
      return options.files ? value : each(value, () => 'file');
    case 'blocks':
      return options.files ? value : withoutFiles(value);
    default:
      return value;
  }
}

/** Converts an object, or each of a list; what becomes null is left out of a list. */
function each(value: Json, convert: (item: JsonObject) => Json): Json {
  if (Array.isArray(value)) {
    return value.filter(isObject).flatMap((item) => {
      const converted = convert(item);
      return converted === null ? [] : [converted];
    });
  }
  return isObject(value) ? convert(value) : null;
}

/** Rich text whose image nodes keep only the words that are stored in the node itself. */
function withoutFiles(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (!isObject(value)) return value;
  if (value.type !== 'image' || !isObject(value.image ?? null))
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutFiles(member)]));
  const { alternativeText, caption } = value.image as JsonObject;
  return { ...value, image: { alternativeText: alternativeText ?? null, caption: caption ?? null } };
}
