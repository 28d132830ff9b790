import { isGroup, refuseParameter } from './reader-refusal';

/**
 * What of an entry is wanted: named fields (null: all of them), and what is to be filled in. `all` fills in every
 * relation, file and component one level deep, as Strapi's `*` does.
 */
export interface Selection {
  fields: string[] | null;
  all: boolean;
  populate: Record<string, Selection>;
  /** Selections of dynamic zone parts, by component. */
  on: Record<string, Selection>;
}

/** Members a populated field may have; everything else would ask the rows rather than the release. */
const MEMBERS = new Set(['fields', 'populate', 'on']);

const NO = new Set<unknown>([undefined, null, false, 'false', 'f', '0', '']);
const YES = new Set<unknown>([true, 'true', 't', '1', '*']);

/** A selection of everything in the row and nothing beside it. */
export function plainSelection(): Selection {
  return { fields: null, all: false, populate: {}, on: {} };
}

function fieldList(fields: unknown, path: string): string[] | null {
  if (fields === undefined || fields === null) return null;
  const names = ([] as unknown[])
    .concat(isGroup(fields) ? Object.values(fields) : fields)
    .flatMap((one) =>
      typeof one === 'string' ? one.split(',') : refuseParameter(`${path}fields`, 'names are expected'),
    )
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.includes('*') || names.length === 0 ? null : names;
}

function addDotted(selection: Selection, dotted: string): void {
  let level = selection;
  for (const name of dotted.trim().split('.')) {
    if (name === '*') level.all = true;
    else if (name !== '') level = level.populate[name] ??= plainSelection();
  }
}

function part(wanted: unknown, path: string, rule: Rule): Selection {
  if (YES.has(wanted)) return plainSelection();
  return isGroup(wanted) ? parseSelection(wanted, path, rule) : refuseParameter(path, 'true or a group is expected');
}

function addPopulate(selection: Selection, populate: unknown, path: string, rule: Rule): void {
  if (NO.has(populate)) return;
  if (YES.has(populate)) selection.all = true;
  else if (typeof populate === 'string') populate.split(',').forEach((one) => addDotted(selection, one));
  else if (Array.isArray(populate)) populate.forEach((one) => addPopulate(selection, one, path, rule));
  else if (isGroup(populate)) {
    for (const [name, wanted] of Object.entries(populate))
      if (!NO.has(wanted)) selection.populate[name] = part(wanted, `${path}populate.${name}.`, rule);
  } else refuseParameter(`${path}populate`, 'is not a selection');
}

/**
 * Where members beside `fields`, `populate` and `on` are refused: everywhere below the query's root, or nowhere (in a
 * query that Strapi answers from ungoverned rows).
 */
export type Rule = 'root' | 'strict' | 'lenient';

/**
 * Reads Strapi's `fields` and `populate`.
 * @param members a query, or what stands under a populated field
 * @throws Refusal INVALID_INPUT for a member that would ask the rows rather than the release
 */
export function parseSelection(members: Record<string, unknown>, path = '', rule: Rule = 'strict'): Selection {
  const other = Object.keys(members).find((member) => !MEMBERS.has(member));
  if (rule === 'strict' && other !== undefined)
    refuseParameter(`${path}${other}`, 'is not possible on released content');
  const below = rule === 'root' ? 'strict' : rule;
  const selection = plainSelection();
  selection.fields = fieldList(members.fields, path);
  addPopulate(selection, members.populate, path, below);
  if (isGroup(members.on))
    for (const [uid, wanted] of Object.entries(members.on))
      if (!NO.has(wanted)) selection.on[uid] = part(wanted, `${path}on.${uid}.`, below);
  return selection;
}

/** The selection for a named part, or null when it was not asked for. */
export function selected(selection: Selection, name: string): Selection | null {
  return selection.populate[name] ?? (selection.all ? plainSelection() : null);
}
