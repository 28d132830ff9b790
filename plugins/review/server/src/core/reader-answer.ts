import type { Attribute, Row } from './content';
import type { GuardLookup } from './reader-guard';
import { isGroup } from './reader-refusal';
import { pointsAt, shapeEntry, FROM_RELEASE, nameOnly, type ShapeLookup } from './reader-shape';
import { plainSelection, selected, type Selection } from './reader-selection';

const FILES = 'plugin::upload.file';

/** The other end of a relation, if it has a name there. */
type TwoEnded = Attribute & { mappedBy?: string; inversedBy?: string };

/** Parts of a row that are rows themselves, with the type of each; scalars are left out. */
function innerRows(row: Row, name: string, attribute: Attribute): { uid: string; part: Row }[] {
  const parts = ([row[name]] as unknown[]).flat().filter(isGroup);
  return parts.map((part) => ({ uid: uidOf(part, attribute), part }));
}

function uidOf(part: Row, { type, target, component }: Attribute): string {
  if (type === 'media') return FILES;
  return String((type === 'component' ? component : target) ?? part.__component ?? part.__type ?? '');
}

const holdsRows = ({ type }: Attribute): boolean => ['relation', 'media', 'component', 'dynamiczone'].includes(type);

function inEntries(row: Row, uid: string, lookup: GuardLookup): [string, Attribute][] {
  return Object.entries(lookup.attributes(uid)).filter(
    ([name, attribute]) => holdsRows(attribute) && row[name] != null,
  );
}

/** Puts releases in the place of governed rows that an ungoverned row was populated with, at any depth. Changes `row`. */
export async function putReleases(row: Row, uid: string, selection: Selection, lookup: ShapeLookup): Promise<void> {
  for (const [name, attribute] of inEntries(row, uid, lookup)) {
    const wanted = selected(selection, name) ?? plainSelection();
    if (attribute.target && lookup.isGoverned(attribute.target)) {
      const released = await releasesFor(row, name, attribute, wanted, lookup);
      row[name] = Array.isArray(row[name]) ? released : (released[0] ?? null);
      continue;
    }
    for (const { uid: inner, part } of innerRows(row, name, attribute))
      await putReleases(part, inner, wanted.on[inner] ?? wanted, lookup);
  }
}

async function releasesFor(
  row: Row,
  name: string,
  attribute: Attribute,
  wanted: Selection,
  lookup: ShapeLookup,
): Promise<unknown[]> {
  const { mappedBy, inversedBy } = attribute as TwoEnded;
  const back = mappedBy ?? inversedBy;
  const released: unknown[] = [];
  for (const { uid, part } of innerRows(row, name, attribute)) {
    const entry = await lookup.released(uid, String(part.documentId), String(part.locale ?? ''));
    // The row may say that an entry belongs here; what counts is whether the released content says so.
    if (!entry || (back && !pointsAt(entry, back, String(row.documentId)))) continue;
    released.push(await shapeEntry(entry, wanted, lookup));
  }
  return released;
}

/**
 * The last look at an answer, whatever made it: a governed entry that was not made from a release loses everything but
 * its name, and one inside another entry is taken out. Changes `row`.
 */
export function withoutUnreleased(row: Row, uid: string, lookup: GuardLookup): Row {
  if (lookup.isGoverned(uid) && !Object.hasOwn(row, FROM_RELEASE)) return nameOnly(row);
  for (const [name, attribute] of inEntries(row, uid, lookup)) {
    const kept = innerRows(row, name, attribute)
      .filter(({ uid: inner, part }) => !lookup.isGoverned(inner) || Object.hasOwn(part, FROM_RELEASE))
      .map(({ uid: inner, part }) => withoutUnreleased(part, inner, lookup));
    row[name] = Array.isArray(row[name]) ? kept : (kept[0] ?? null);
  }
  return row;
}

/**
 * {@link withoutUnreleased} for a whole answer. The upload plugin's own list keeps the names of files only: what it
 * lists are raw uploads, drafts' pictures among them, with addresses signed for whoever asks.
 */
export function lastLook(row: Row, uid: string, lookup: GuardLookup): Row {
  return uid === FILES ? { id: row.id, documentId: row.documentId } : withoutUnreleased(row, uid, lookup);
}
