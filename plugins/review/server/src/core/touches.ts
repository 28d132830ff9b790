import { canonicalJson, type Json } from './canonical-json';
import { mediaContent, type Lookup, type Row } from './content';
import { sha256 } from './digest';

/** Names something outside a document that its content depends on: a file, or an entry in one locale. */
export type Reference = string;

/** A file of the media library, by its number. */
export const fileReference = (id: unknown): Reference => `file:${String(id)}`;

/** An entry of a type in a locale; one without locales has an empty one. */
export const entryReference = (uid: string, documentId: string, locale: unknown): Reference =>
  `${uid}/${documentId}/${typeof locale === 'string' ? locale : ''}`;

/** Digest of what readers get of a file: its bytes and the words around them. Equal before and after: nothing happened. */
export function fileFingerprint(file: Row, lookup: Pick<Lookup, 'fileDigest'>): string {
  return sha256(canonicalJson(mediaContent(file, lookup)));
}

/** Digest of what readers are shown of an entry. */
export function entryFingerprint(row: Row, shown: readonly string[]): string {
  const facts = Object.fromEntries(shown.map((field) => [field, (row[field] ?? null) as Json]));
  return sha256(canonicalJson(facts));
}

/** Who changed a file in use, and when; `person` is null for a caller without one. */
export interface FileTouch {
  id: number;
  person: string | null;
  origin: string;
  at: string;
}

/** People who changed a file in use since the content was last fully signed. */
export function touchAuthors(touches: readonly FileTouch[], from: number): { key: string; at: string }[] {
  return touches.flatMap(({ id, person, at }) => (id > from && person !== null ? [{ key: person, at }] : []));
}

/** Changes of files in use that no person stands behind and none has adopted. */
export function orphanTouches(touches: readonly FileTouch[], from: number): { origin: string; at: string }[] {
  return touches.flatMap(({ id, person, origin, at }) => (id > from && person === null ? [{ origin, at }] : []));
}
