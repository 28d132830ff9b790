import { canonicalJson, type Json } from './canonical-json';
import { contentAttributes, mediaDigests, type Attributes, type Content } from './content';
import { sha256 } from './digest';
import { ownContent } from './own-content';

/** One field as it stood: a hash of its own part, and what it points at as `type/document id`, in order. */
export interface FieldMark {
  hash: string;
  refs: string[];
}

/**
 * What a draft was when a write of it was last noted. `files` stands for the bytes of all its files, null when some
 * could not be read; `filesAt` is when the newest of their upload rows was changed.
 */
export interface Marks {
  fields: Record<string, FieldMark>;
  files: string | null;
  filesAt: string;
}

type Component = (uid: string) => Attributes;

function fieldMark(content: Content, name: string, attributes: Attributes, component: Component): FieldMark | null {
  const refs: string[] = [];
  // Every related entry counts as gone and is noted on the way, so that the rest of the field is left.
  const isGone = (target: string, documentId: string): boolean => {
    refs.push(`${target}/${documentId}`);
    return true;
  };
  const { fields } = ownContent(content, attributes, { component, isGone, files: false });
  const value = fields[name];
  if (value === undefined && refs.length === 0) return null;
  return { hash: sha256(canonicalJson(value ?? null)), refs };
}

function filesMark(content: Content): string | null {
  const digests = mediaDigests(content);
  return digests.includes('unreadable') ? null : sha256(canonicalJson([...digests].sort()));
}

/** Marks of a draft. `content` must name related documents whether or not readers get them. */
export function marksOf(content: Content, attributes: Attributes, component: Component, filesAt: string): Marks {
  const fields: Record<string, FieldMark> = {};
  for (const [name, attribute] of contentAttributes(attributes)) {
    const field: Record<string, Json> = { [name]: content.fields[name] ?? null };
    const mark = fieldMark({ ...content, fields: field }, name, { [name]: attribute }, component);
    if (mark) fields[name] = mark;
  }
  return { fields, files: filesMark(content), filesAt };
}

/** Everything that two marks point at and only the earlier one has: it may have been deleted elsewhere. */
export function lostRefs(before: Marks, after: Marks): string[] {
  return Object.entries(before.fields).flatMap(([name, { refs }]) =>
    refs.filter((ref) => !after.fields[name]?.refs.includes(ref)),
  );
}

/** Names of the fields whose own part differs. */
export function changedFields(before: Marks, after: Marks, gone: ReadonlySet<string> = new Set()): string[] {
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  return [...names].filter((name) => !isSame(before.fields[name], after.fields[name], gone)).sort();
}

/**
 * Fields of a draft that are not what they were when a write was last noted: something changed them that the gate did
 * not see. What changes elsewhere does not count: related entries renamed or deleted (`gone`), attributes the schema
 * lost, and files replaced in the library, whose upload row says who did it. `*` stands for bytes nobody answers for.
 */
export function unnotedFields(before: Marks, after: Marks, known: Attributes, gone: ReadonlySet<string>): string[] {
  const changed = changedFields(before, after, gone).filter((name) => Object.hasOwn(known, name));
  if (changed.length > 0) return changed;
  const isSwapped = before.files !== null && after.files !== null && before.files !== after.files;
  return isSwapped && before.filesAt === after.filesAt ? ['*'] : [];
}

const EMPTY: FieldMark = { hash: sha256(canonicalJson(null)), refs: [] };

function isSame(before: FieldMark = EMPTY, after: FieldMark = EMPTY, gone: ReadonlySet<string>): boolean {
  const kept = before.refs.filter((ref) => !gone.has(ref));
  return before.hash === after.hash && kept.join('\n') === after.refs.join('\n');
}
