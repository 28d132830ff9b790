import type { Json } from './canonical-json';
import { contentAttributes, type Attribute, type Attributes, type Content } from './content';

/** A live release as readers may ask about it. `id` is the release's; times are ISO 8601 UTC. */
export interface ReaderEntry {
  id: number;
  documentId: string;
  locale: string;
  releasedAt: string;
  firstReleasedAt: string;
  content: Content;
}

/** What a release says, as one flat row: Strapi's own columns from the release, the rest from its content. */
export type ReaderRow = Record<string, Json>;

/** A field that can be asked about: a value of a type, or a group with fields of its own (component, relation, file). */
export type Field = { type: string } | { inner: () => Fields };

/** Fields by name. */
export type Fields = Record<string, Field>;

/** What must be known of other schemas to tell which fields a release has. */
export interface FieldLookup {
  component(uid: string): Attributes;
  shown(target: string): readonly string[];
  isGoverned(target: string): boolean;
}

/** Strapi's own columns, with the types they are compared by. */
const COLUMNS: Fields = {
  id: { type: 'integer' },
  documentId: { type: 'string' },
  locale: { type: 'string' },
  createdAt: { type: 'datetime' },
  updatedAt: { type: 'datetime' },
  publishedAt: { type: 'datetime' },
};

/** Words and sizes of a file that a release keeps. */
const FILE_FIELDS: Fields = {
  name: { type: 'string' },
  alternativeText: { type: 'text' },
  caption: { type: 'text' },
  mime: { type: 'string' },
  ext: { type: 'string' },
  width: { type: 'integer' },
  height: { type: 'integer' },
};

/** Rich text and free JSON are not compared. */
const NOT_COMPARED = new Set(['blocks', 'json', 'dynamiczone']);

/** Whether an attribute's value stands in the row itself rather than in rows of its own. */
export function isScalar({ type }: Attribute): boolean {
  return !['relation', 'media', 'component', 'dynamiczone'].includes(type);
}

/** The row of a release. Dates are honest: created when first live, updated and published when released. */
export function rowOf(entry: ReaderEntry): ReaderRow {
  return {
    ...entry.content.fields,
    id: entry.id,
    documentId: entry.documentId,
    locale: entry.locale,
    createdAt: entry.firstReleasedAt,
    updatedAt: entry.releasedAt,
    publishedAt: entry.releasedAt,
  };
}

/** Every field of a governed type that filters and sorting may name. */
export function fieldsOf(attributes: Attributes, lookup: FieldLookup): Fields {
  return { ...contentFields(attributes, lookup), ...COLUMNS };
}

function contentFields(attributes: Attributes, lookup: FieldLookup): Fields {
  const fields: Fields = {};
  for (const [name, attribute] of contentAttributes(attributes)) {
    const field = fieldOf(attribute, lookup);
    if (field && !attribute.private) fields[name] = field;
  }
  return fields;
}

function fieldOf(attribute: Attribute, lookup: FieldLookup): Field | null {
  if (NOT_COMPARED.has(attribute.type)) return null;
  if (attribute.type === 'media') return { inner: () => FILE_FIELDS };
  if (attribute.type === 'component')
    return { inner: () => contentFields(lookup.component(attribute.component ?? ''), lookup) };
  if (attribute.type !== 'relation') return { type: attribute.type };
  // Of a governed document a release knows the id only; its text is in a release of its own.
  const target = attribute.target ?? '';
  const shown = lookup.isGoverned(target) ? [] : lookup.shown(target);
  return { inner: () => Object.fromEntries(['documentId', ...shown].map((name) => [name, { type: 'string' }])) };
}
