import type { Json } from './canonical-json';
import { contentAttributes, type Attribute, type Attributes, type Row } from './content';
import { isGroup } from './reader-refusal';
import { isScalar, rowOf, type ReaderEntry } from './reader-row';
import { selected, type Selection } from './reader-selection';

/** What shaping looks up beside the release itself. */
export interface ShapeLookup {
  attributes(uid: string): Attributes;
  isGoverned(target: string): boolean;
  /** The live release of a governed document in a locale, or null. */
  released(target: string, documentId: string, locale: string): Promise<ReaderEntry | null>;
  /** Live releases of the same document in other locales. */
  localizations(entry: ReaderEntry): Promise<ReaderEntry[]>;
  /** Where the public gets bytes by their digest. */
  mediaUrl(sha256: string): string;
}

/**
 * Marks an entry that was made from a release. A symbol survives the copies that Strapi's sanitizers make and is never
 * written to JSON.
 */
export const FROM_RELEASE = Symbol('from a release');

type Shaped = Record<string | symbol, unknown>;

/** Strapi's shape of a release: what was selected of it, from its stored content only. */
export async function shapeEntry(entry: ReaderEntry, selection: Selection, lookup: ShapeLookup): Promise<Shaped> {
  const { uid } = entry.content;
  const row = rowOf(entry);
  const attributes = lookup.attributes(uid);
  const { id, documentId, locale, createdAt, updatedAt, publishedAt } = row;
  const columns: Shaped = { locale, createdAt, updatedAt, publishedAt };
  const wanted = ([name]: [string, unknown]): boolean => selection.fields?.includes(name) ?? true;
  const parts = await fieldsAndParts(entry.content.fields, attributes, selection, entry, lookup);
  const shaped: Shaped = {
    id,
    documentId,
    ...Object.fromEntries(Object.entries(columns).filter(wanted)),
    ...parts,
    [FROM_RELEASE]: true,
  };
  const others = attributes.localizations ? selected(selection, 'localizations') : null;
  if (others)
    shaped.localizations = await Promise.all(
      (await lookup.localizations(entry)).map((other) => shapeEntry(other, others, lookup)),
    );
  return shaped;
}

async function fieldsAndParts(
  content: Record<string, Json>,
  attributes: Attributes,
  selection: Selection,
  entry: ReaderEntry,
  lookup: ShapeLookup,
): Promise<Shaped> {
  const shaped: Shaped = {};
  for (const [name, attribute] of contentAttributes(attributes)) {
    const value = content[name] ?? null;
    if (isScalar(attribute)) {
      if (selection.fields?.includes(name) ?? true) shaped[name] = scalar(value, attribute, lookup);
      continue;
    }
    const wanted = selected(selection, name);
    if (wanted) shaped[name] = await partOf(value, attribute, wanted, entry, lookup);
  }
  return shaped;
}

async function partOf(
  value: Json,
  attribute: Attribute,
  selection: Selection,
  entry: ReaderEntry,
  lookup: ShapeLookup,
): Promise<unknown> {
  const isList = Array.isArray(value) || isMany(attribute);
  const parts = ([value] as unknown[]).flat().filter(isGroup) as Record<string, Json>[];
  const shaped = await Promise.all(
    parts.map((part, index) => shapePart(part, index, attribute, selection, entry, lookup)),
  );
  const present = shaped.filter((part) => part !== null);
  return isList ? present : (present[0] ?? null);
}

function isMany({ type, multiple, repeatable, relation }: Attribute): boolean {
  if (type === 'media') return multiple === true;
  if (type === 'component') return repeatable === true;
  return type === 'dynamiczone' || relation === 'oneToMany' || relation === 'manyToMany';
}

async function shapePart(
  part: Record<string, Json>,
  index: number,
  attribute: Attribute,
  selection: Selection,
  entry: ReaderEntry,
  lookup: ShapeLookup,
): Promise<Shaped | null> {
  if (attribute.type === 'media') return pick(shapeFile(part, lookup), selection);
  if (attribute.type === 'relation') return shapeRelation(part, attribute.target ?? '', selection, entry, lookup);
  const uid = attribute.component ?? String(part.__component);
  // The parts of a component have no rows of their own in a release: they are numbered by their place.
  const head = { id: index + 1, ...(attribute.type === 'dynamiczone' ? { __component: uid } : {}) };
  const inner = selection.on[uid] ?? selection;
  return { ...head, ...(await fieldsAndParts(part, lookup.attributes(uid), inner, entry, lookup)) };
}

async function shapeRelation(
  part: Record<string, Json>,
  target: string,
  selection: Selection,
  entry: ReaderEntry,
  lookup: ShapeLookup,
): Promise<Shaped | null> {
  // What was signed of a related entry is what readers get, whatever it is called by now.
  if (!lookup.isGoverned(target)) return pick({ ...part }, selection);
  const released = await lookup.released(target, String(part.documentId), entry.locale);
  return released && shapeEntry(released, selection, lookup);
}

function pick(part: Shaped, { fields }: Selection): Shaped {
  if (!fields) return part;
  return Object.fromEntries(Object.entries(part).filter(([name]) => name === 'documentId' || fields.includes(name)));
}

/** A file in the shape of Strapi's upload rows, as far as a release knows it; its address is that of its bytes. */
function shapeFile(file: Record<string, Json>, lookup: ShapeLookup): Shaped {
  const { sha256, name, mime, ext, width = null, height = null, alternativeText = null, caption = null } = file;
  const url = typeof sha256 === 'string' ? lookup.mediaUrl(sha256) : null;
  return {
    name,
    alternativeText,
    caption,
    width,
    height,
    formats: null,
    hash: sha256,
    ext,
    mime,
    url,
    previewUrl: null,
  };
}

function scalar(value: Json, { type }: Attribute, lookup: ShapeLookup): unknown {
  return type === 'blocks' ? withAddresses(value, lookup) : structuredClone(value);
}

/** Rich text with the addresses of released bytes put back into its image nodes. */
function withAddresses(value: Json, lookup: ShapeLookup): unknown {
  if (Array.isArray(value)) return value.map((one) => withAddresses(one, lookup));
  if (!isGroup(value)) return value;
  const node = value as Record<string, Json>;
  const isImage = node.type === 'image' && isGroup(node.image);
  return Object.fromEntries(
    Object.entries(node).map(([key, member]) =>
      isImage && key === 'image'
        ? [key, shapeFile(member as Record<string, Json>, lookup)]
        : [key, withAddresses(member, lookup)],
    ),
  );
}

/** Whether a released content has a relation to a document: the release, not the row, says what belongs where. */
export function pointsAt(entry: ReaderEntry, relation: string, documentId: string): boolean {
  const parts = ([entry.content.fields[relation]] as unknown[]).flat();
  return parts.some((part) => isGroup(part) && part.documentId === documentId);
}

/** What stays of a governed entry that was not made from a release: enough to name it, none of its content. */
export function nameOnly(row: Row): Row {
  return { documentId: row.documentId, locale: row.locale };
}
