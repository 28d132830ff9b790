import type { Core } from '@strapi/strapi';
import { table, type ReleaseRow } from './tables';

/** Live content that uses a file. */
export interface MediaUse {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
}

/** A file of a live release that other live releases use as well. `more` says that not all of them are named. */
export interface SharedMedia {
  sha256: string;
  name: string;
  usedBy: MediaUse[];
  more: boolean;
}

/** So many uses of a file are named: a logo may be everywhere. */
const NAMED = 20;

/** So many files of one release are looked at, in one statement. */
const MAX_FILES = 100;

interface UseRow {
  digest: string;
  uid: string;
  document: string;
  language: string;
  title: string | null;
}

/** Live releases that use one of the files, each file's newest first: one statement, which stops early for each file. */
function usesOf(strapi: Core.Strapi, release: number, digests: string[]): PromiseLike<UseRow[]> {
  const db = strapi.db.connection;
  const ofFile = (digest: string) => {
    const newest = db('review_release_media as m')
      .join('review_releases as r', 'r.id', 'm.release')
      .where({ 'm.digest': digest, 'r.state': 'live' })
      .whereNot('m.release', release)
      .orderBy('m.release', 'desc')
      .limit(NAMED + 1)
      .select('m.digest', 'r.uid', 'r.document', 'r.language', 'r.title');
    return db.select('*').from(newest.as('newest'));
  };
  const [first, ...others] = digests.map(ofFile);
  return (first?.unionAll(others) ?? Promise.resolve([])) as PromiseLike<UseRow[]>;
}

async function namesOf(strapi: Core.Strapi, digests: string[]): Promise<Map<string, string>> {
  const rows = (await strapi.db
    .connection('review_media_blobs')
    .whereIn('sha256', digests)
    .select('sha256', 'name')) as { sha256: string; name: string }[];
  return new Map(rows.map((row) => [row.sha256, row.name]));
}

/** Files of a live release that stay public when it is recalled, because other live content uses them. */
export async function sharedMedia(strapi: Core.Strapi, release: ReleaseRow | null): Promise<SharedMedia[]> {
  if (release?.state !== 'live') return [];
  const own = await table(strapi, 'release-media').findMany({ where: { release: release.id }, limit: MAX_FILES });
  if (own.length === 0) return [];
  const uses = await usesOf(strapi, release.id, [...new Set(own.map((row) => row.digest))]);
  if (uses.length === 0) return [];
  const byFile = new Map<string, UseRow[]>();
  for (const use of uses) byFile.set(use.digest, [...(byFile.get(use.digest) ?? []), use]);
  const names = await namesOf(strapi, [...byFile.keys()]);
  return [...byFile].map(([sha256, found]) => ({
    sha256,
    name: names.get(sha256) ?? '',
    usedBy: found.slice(0, NAMED).map(({ uid, document, language, title }) => ({
      uid,
      documentId: document,
      locale: language,
      title: title ?? '',
    })),
    more: found.length > NAMED,
  }));
}
