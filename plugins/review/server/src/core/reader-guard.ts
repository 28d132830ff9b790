import type { Attribute, Attributes } from './content';
import { isGroup, refuseParameter } from './reader-refusal';
import { parseSelection } from './reader-selection';
import { sortKeys } from './reader-sort';

/** What the guard must know of schemas. */
export interface GuardLookup {
  attributes(uid: string): Attributes;
  isGoverned(target: string): boolean;
}

const FILES = 'plugin::upload.file';
const HIDDEN = 'leads to content that readers get from releases only';

/** The type behind a relation, file or component; null for what has none, or several. */
function innerUid(attribute: Attribute | undefined): string | null {
  if (attribute?.type === 'media') return FILES;
  return (attribute?.type === 'component' ? attribute.component : attribute?.target) ?? null;
}

/**
 * Refuses a query on an ungoverned type whose filters, sorting or populating would look into the rows of a governed
 * type: a filter on a draft's title tells the title, letter by letter, even when no row is shown.
 * @returns whether governed entries are populated by name
 * @throws Refusal INVALID_INPUT naming the parameter
 */
export function guardQuery(uid: string, query: Record<string, unknown>, lookup: GuardLookup, path = ''): boolean {
  guardFilters(uid, query.filters, lookup, `${path}filters`);
  for (const key of sortKeys(query.sort)) guardSort(uid, key.path, lookup, `${path}sort.${key.path.join('.')}`);
  return guardPopulate(uid, query.populate, lookup, `${path}populate`);
}

function guardFilters(uid: string, filters: unknown, lookup: GuardLookup, path: string): void {
  if (Array.isArray(filters)) return filters.forEach((one) => guardFilters(uid, one, lookup, path));
  if (!isGroup(filters)) return;
  for (const [name, condition] of Object.entries(filters)) {
    const at = `${path}.${name}`;
    if (name.startsWith('$')) {
      guardFilters(uid, condition, lookup, at);
      continue;
    }
    const inner = innerUid(lookup.attributes(uid)[name]);
    if (inner === null) continue;
    if (lookup.isGoverned(inner)) refuseParameter(at, HIDDEN);
    guardFilters(inner, condition, lookup, at);
  }
}

function guardSort(uid: string, names: string[], lookup: GuardLookup, path: string): void {
  let level = uid;
  for (const name of names) {
    const inner = innerUid(lookup.attributes(level)[name]);
    if (inner === null) return;
    if (lookup.isGoverned(inner)) refuseParameter(path, HIDDEN);
    level = inner;
  }
}

function guardPopulate(uid: string, populate: unknown, lookup: GuardLookup, path: string): boolean {
  if (Array.isArray(populate)) return populate.map((one) => guardPopulate(uid, one, lookup, path)).some(Boolean);
  if (typeof populate === 'string') return populate.split(',').some((one) => leadsToGoverned(uid, one.trim(), lookup));
  if (!isGroup(populate)) return populate === true && hasGoverned(uid, lookup);
  return Object.entries(populate)
    .map(([name, wanted]) => guardPopulated(uid, name, wanted, lookup, `${path}.${name}`))
    .some(Boolean);
}

function guardPopulated(uid: string, name: string, wanted: unknown, lookup: GuardLookup, path: string): boolean {
  const inner = innerUid(lookup.attributes(uid)[name]);
  if (isGroup(wanted) && isGroup(wanted.on))
    return Object.entries(wanted.on)
      .map(([part, one]) =>
        isGroup(one) ? guardQuery(part, one, lookup, `${path}.on.${part}.`) : lookup.isGoverned(part),
      )
      .some(Boolean);
  if (inner === null) return false;
  if (!lookup.isGoverned(inner)) return isGroup(wanted) ? guardQuery(inner, wanted, lookup, `${path}.`) : false;
  if (isGroup(wanted)) parseSelection(wanted, `${path}.`);
  return true;
}

function leadsToGoverned(uid: string, dotted: string, lookup: GuardLookup): boolean {
  if (dotted === '*') return hasGoverned(uid, lookup);
  let level = uid;
  for (const name of dotted.split('.')) {
    const inner = innerUid(lookup.attributes(level)[name]);
    if (inner === null) return false;
    if (lookup.isGoverned(inner)) return true;
    level = inner;
  }
  return false;
}

function hasGoverned(uid: string, lookup: GuardLookup): boolean {
  return Object.values(lookup.attributes(uid)).some(({ target }) => target !== undefined && lookup.isGoverned(target));
}
