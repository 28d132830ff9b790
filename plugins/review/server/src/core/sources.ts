import type { Content } from './content';
import { foldName } from './text-fold';

/** A unit whose texts may be taken over: its name, what else it is called, and the hosts its texts stand on. */
export interface SourceUnit {
  name: string;
  aliases: string[];
  domains: string[];
}

/** One version of a list of units; a version never changes. The texts of versions are in the order of their dates. */
export interface SourceList {
  list: string;
  version: string;
  units: readonly SourceUnit[];
}

/** What an article says of where it comes from. */
export interface DeclaredSource {
  unit: string;
  url: string;
  originalTitle: string;
  titleReason: string;
}

/** Where a unit stands: in the newest version of a list, only in an older one, in none, or nobody has a list. */
export type Standing =
  | { kind: 'listed'; list: string; version: string; unit: SourceUnit }
  | { kind: 'removed'; list: string; version: string; last: string; unit: SourceUnit }
  | { kind: 'unlisted'; versions: { list: string; version: string }[] }
  | { kind: 'no-list' };

/** Values of the facet `source`. */
export type SourceFacet = 'original' | 'reprint' | 'listed' | 'unlisted';

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What a content says of its source, where it calls itself a reprint (转载); null for everything else. */
export function reprintOf(content: Content, field: string | undefined): DeclaredSource | null {
  const source = field === undefined ? undefined : content.fields[field];
  if (typeof source !== 'object' || source === null || Array.isArray(source) || source.kind !== 'reprint') return null;
  return {
    unit: textOf(source.unit),
    url: textOf(source.url),
    originalTitle: textOf(source.originalTitle),
    titleReason: textOf(source.titleReason),
  };
}

function isCalled(unit: SourceUnit, folded: string): boolean {
  return [unit.name, ...unit.aliases].some((name) => foldName(name) === folded);
}

/** The versions of each list, newest first. */
function byList(lists: readonly SourceList[]): SourceList[][] {
  const groups = new Map<string, SourceList[]>();
  for (const one of lists) groups.set(one.list, [...(groups.get(one.list) ?? []), one]);
  return [...groups.values()].map((versions) => versions.sort((a, b) => (a.version < b.version ? 1 : -1)));
}

/** The newest version of each list. */
export function newestLists(lists: readonly SourceList[]): SourceList[] {
  return byList(lists).map(([newest]) => newest as SourceList);
}

/** The newest of a list's versions that names a unit: none, or one. */
function lastNaming(versions: readonly SourceList[], folded: string) {
  const newest = versions[0] as SourceList;
  for (const holding of versions) {
    const unit = holding.units.find((one) => isCalled(one, folded));
    if (unit) return [{ isNewest: holding === newest, newest, holding, unit }];
  }
  return [];
}

/** Where a unit stands, by its name or another it goes by. Being in the newest version of any list is enough. */
export function standingOf(name: string, lists: readonly SourceList[]): Standing {
  const groups = byList(lists);
  if (groups.length === 0) return { kind: 'no-list' };
  const folded = foldName(name);
  const found = folded === '' ? [] : groups.flatMap((versions) => lastNaming(versions, folded));
  const listed = found.find(({ isNewest }) => isNewest);
  if (listed) return { kind: 'listed', list: listed.newest.list, version: listed.newest.version, unit: listed.unit };
  const [removed] = found;
  if (removed) {
    const { newest, holding, unit } = removed;
    return { kind: 'removed', list: newest.list, version: newest.version, last: holding.version, unit };
  }
  return { kind: 'unlisted', versions: newestLists(lists).map(({ list, version }) => ({ list, version })) };
}

/** The host an address names, lower case; null for what is no web address. */
export function hostOf(url: string): string | null {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? hostname.toLowerCase() : null;
  } catch {
    return null;
  }
}

/** How an address fits the hosts a list names for a unit: a host itself or one below it. */
export function fitOf(url: string, { domains }: SourceUnit): 'fits' | 'missing' | 'elsewhere' {
  if (domains.length === 0) return 'fits';
  if (url === '') return 'missing';
  const host = hostOf(url);
  return domains.some((domain) => host === domain || host?.endsWith(`.${domain}`)) ? 'fits' : 'elsewhere';
}

/**
 * Values of the facet `source`. A reprint counts as listed only where its unit is in a newest list and its address is
 * one of the unit's; while nobody has a list it is neither, which the check says.
 */
export function sourceFacets(declared: DeclaredSource | null, lists: readonly SourceList[]): SourceFacet[] {
  if (!declared) return ['original'];
  const standing = standingOf(declared.unit, lists);
  if (standing.kind === 'no-list') return ['reprint'];
  const isListed = standing.kind === 'listed' && fitOf(declared.url, standing.unit) === 'fits';
  return ['reprint', isListed ? 'listed' : 'unlisted'];
}

/** What a version of a list changes against another: names in the order of the lists. */
export interface ListDiff {
  added: string[];
  removed: string[];
  changed: string[];
}

const spelled = ({ name, aliases, domains }: SourceUnit): string =>
  JSON.stringify([name, [...aliases].sort(), [...domains].sort()]);

/** Units added, removed, and listed with other names or hosts. Without a version before, everything is added. */
export function diffLists(before: readonly SourceUnit[], after: readonly SourceUnit[]): ListDiff {
  const old = new Map(before.map((unit) => [foldName(unit.name), unit]));
  const now = new Set(after.map(({ name }) => foldName(name)));
  const known = (unit: SourceUnit) => old.get(foldName(unit.name));
  const names = (units: readonly SourceUnit[]) => units.map(({ name }) => name);
  return {
    added: names(after.filter((unit) => !known(unit))),
    removed: names(before.filter(({ name }) => !now.has(foldName(name)))),
    changed: names(after.filter((unit) => known(unit) && spelled(known(unit) as SourceUnit) !== spelled(unit))),
  };
}
