import { isRecord } from '../blocks-text';

/** Where the website of the organisation is, as far as links to it are concerned. */
export interface LinkSite {
  /** Names of its own hosts, with the port where there is one. */
  hosts: readonly string[];
  /** Addresses of contents: see `Address`. */
  documents: readonly ContentAddress[];
  /** Addresses of files by their SHA-256. */
  media: readonly string[];
  /** How the addresses of uploads begin that anybody may open. */
  files: readonly string[];
  /** How addresses begin that no reader can open: raw uploads, the admin panel. */
  closed: readonly string[];
  /** The language of an address that names none. */
  locale: string;
}

/**
 * An address with names in place of what changes: `/site/?item=:documentId`, `https://example.org/:locale/:documentId`.
 * One that begins with a slash is on each of the site's own hosts. Of the names `:documentId`, `:locale` and `:sha256`
 * mean something, any other is anything. In a query what is neither named nor written may be anything, and
 * `locale=:locale` may be missing.
 */
export interface ContentAddress {
  uid: string;
  address: string;
}

/** What a link to the own site leads to. */
export type LinkTarget =
  | { kind: 'document'; uid: string; documentId: string; locale: string }
  | { kind: 'media'; sha256: string }
  | { kind: 'file'; path: string }
  | { kind: 'closed' };

/** Only there to make whole addresses of those that begin with a slash. */
const NOWHERE = 'own-site.invalid';

function parsed(url: string): URL | null {
  const text = url.trim();
  // Relative addresses, anchors and other schemes are left alone.
  if (!/^(?:https?:)?\//i.test(text)) return null;
  try {
    return new URL(text, `http://${NOWHERE}`);
  } catch {
    return null;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const segmentsOf = (path: string): string[] => path.split('/').filter((part) => part !== '' && part !== 'index.html');

type Names = Record<string, string>;

/** Takes what a name stands for, or compares what is written. */
function take(names: Names, wanted: string, given: string | null): boolean {
  if (!wanted.startsWith(':')) return wanted === given;
  if (given === null || given === '') return wanted === ':locale';
  names[wanted.slice(1)] = given;
  return true;
}

function isOwn(url: URL, site: LinkSite): boolean {
  return url.host === NOWHERE || site.hosts.some((host) => host.toLowerCase() === url.host);
}

/** What the names of an address stand for in a link, or null when the link is no such address. */
function namesIn(url: URL, address: string, site: LinkSite): Names | null {
  // A name is no port and no query: it is written in letters that URLs leave alone.
  const wanted = new URL(address, `http://${NOWHERE}`);
  if (wanted.host === NOWHERE ? !isOwn(url, site) : url.host !== wanted.host) return null;
  const [parts, given] = [segmentsOf(wanted.pathname), segmentsOf(url.pathname)];
  const names: Names = {};
  if (parts.length !== given.length) return null;
  if (!parts.every((part, i) => take(names, decoded(part), decoded(given[i]!)))) return null;
  for (const [key, value] of wanted.searchParams) if (!take(names, value, url.searchParams.get(key))) return null;
  return names;
}

const isListOf = (value: unknown, holds: (item: unknown) => boolean): boolean =>
  value === undefined || (Array.isArray(value) && value.every(holds));
const isText = (item: unknown): boolean => typeof item === 'string' && item !== '';
const isPath = (item: unknown): boolean => typeof item === 'string' && item.startsWith('/');

function isAddress(item: unknown, name: string): boolean {
  if (typeof item !== 'string' || !/^(?:https?:\/)?\//.test(item)) return false;
  try {
    return new URL(item, `http://${NOWHERE}`) && item.includes(`:${name}`);
  } catch {
    return false;
  }
}

/** What is wrong with a site from a configuration, or null. */
export function siteFault(site: unknown): string | null {
  if (!isRecord(site)) return 'must be an object';
  const { hosts, documents, media, files, closed, ...rest } = site;
  if (!isListOf(hosts, isText)) return 'hosts must be a list of host names';
  const isContent = (item: unknown) =>
    isRecord(item) && isText(item['uid']) && isAddress(item['address'], 'documentId');
  if (!isListOf(documents, isContent)) return 'documents must be a list of { uid, address } with :documentId in each';
  if (!isListOf(media, (item) => isAddress(item, 'sha256'))) return 'media must be a list of addresses with :sha256';
  if (!isListOf(files, isPath) || !isListOf(closed, isPath)) return 'files and closed must be lists of paths';
  const [unknown] = Object.keys(rest);
  return unknown === undefined ? null : `${unknown} is not known`;
}

/** What a link leads to on the own site; null for every other link. */
export function targetOf(link: string, site: LinkSite): LinkTarget | null {
  const url = parsed(link);
  if (!url) return null;
  for (const { uid, address } of site.documents) {
    const { documentId, locale = site.locale } = namesIn(url, address, site) ?? {};
    if (documentId !== undefined) return { kind: 'document', uid, documentId, locale };
  }
  for (const address of site.media) {
    const { sha256 } = namesIn(url, address, site) ?? {};
    if (sha256 !== undefined) return { kind: 'media', sha256: sha256.toLowerCase() };
  }
  if (!isOwn(url, site)) return null;
  const begins = (prefix: string): boolean => url.pathname.startsWith(prefix);
  if (site.closed.some(begins)) return { kind: 'closed' };
  return site.files.some(begins) ? { kind: 'file', path: decoded(url.pathname) } : null;
}
