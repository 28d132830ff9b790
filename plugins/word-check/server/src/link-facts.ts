import type { Core } from '@strapi/strapi';
import type { LinkConfig } from './config';
import type { LinkAnswer, LinkedDocument, LinkQuestion, LinkStanding } from './core/links/dead-links';
import type { LinkSite } from './core/links/site';

/** How a document stands, as review tells. */
interface Standing {
  documentId: string;
  locale: string;
  state: Exclude<LinkStanding, 'missing'>;
}

/** The part of review that knows what is live; found at run time, never imported. */
interface Liveness {
  documents(uid: string, ids: readonly string[]): Promise<Standing[] | null>;
  media(digests: readonly string[]): Promise<string[]>;
}

/** What Strapi can have given as a document id, and a database can be asked about. */
const DOCUMENT_ID = /^[\w-]{1,100}$/;
const DIGEST = /^[0-9a-f]{64}$/;

const EVERY_LANGUAGE = '';
const nameOf = (uid: string, documentId: string, locale: string): string => JSON.stringify([uid, documentId, locale]);

function hostOf(url: string): string | null {
  try {
    return new URL(url).host;
  } catch {
    return null;
  }
}

/** What is known, at this moment, of contents and files that links lead to. */
export function linkFacts(strapi: Core.Strapi) {
  const liveness = () => strapi.plugin('review')?.service('liveness') as Liveness | undefined;

  /** Of a type that nobody reviews: what Strapi has published. */
  async function published(uid: string, ids: readonly string[]): Promise<Standing[]> {
    const where = { documentId: { $in: [...ids] } };
    const rows = (await strapi.db.query(uid as 'admin::user').findMany({ where })) as unknown as {
      documentId: string;
      locale?: string | null;
      publishedAt?: string | null;
    }[];
    return rows.map(({ documentId, locale, publishedAt }) => ({
      documentId,
      locale: locale ?? EVERY_LANGUAGE,
      state: publishedAt ? 'live' : 'unreleased',
    }));
  }

  async function standings(asked: readonly LinkedDocument[]): Promise<Map<string, LinkStanding>> {
    const found = new Map<string, LinkStanding>();
    for (const uid of new Set(asked.map((one) => one.uid))) {
      const ids = [...new Set(asked.filter((one) => one.uid === uid).map(({ documentId }) => documentId))];
      const real = ids.filter((id) => DOCUMENT_ID.test(id));
      if (real.length === 0) continue;
      const rows = (await liveness()?.documents(uid, real)) ?? (await published(uid, real));
      for (const { documentId, locale, state } of rows) {
        const name = nameOf(uid, documentId, locale);
        // There is a draft beside everything that is live.
        if (state !== 'unreleased' || !found.has(name)) found.set(name, state);
      }
    }
    return found;
  }

  async function uploads(paths: readonly string[]): Promise<string[]> {
    if (paths.length === 0) return [];
    const url = { $in: paths.filter((path) => !path.includes('\0')) };
    const rows = (await strapi.db.query('plugin::upload.file').findMany({ where: { url }, select: ['url'] })) as {
      url: string;
    }[];
    return rows.map((row) => row.url);
  }

  return {
    /** The own site by the host's configuration; null where it names none, and then no link is looked at. */
    async site(): Promise<LinkSite | null> {
      const links = strapi.config.get('plugin::word-check.links') as LinkConfig | null;
      if (!links) return null;
      const { hosts = [], documents = [], media = [], files = [], closed = [] } = links;
      const own = hostOf(String(strapi.config.get('server.absoluteUrl', '')));
      const i18n = strapi.plugin('i18n')?.service('locales') as { getDefaultLocale(): Promise<string> } | undefined;
      const locale = (await i18n?.getDefaultLocale()) ?? EVERY_LANGUAGE;
      return { hosts: [...hosts, ...(own ? [own] : [])], documents, media, files, closed, locale };
    },

    /** Asks the database, in the transaction that is open if one is: few statements, however many links. */
    async answer({ documents, media, files }: LinkQuestion): Promise<LinkAnswer> {
      const found = await standings(documents);
      const digests = media.filter((one) => DIGEST.test(one));
      const open = digests.length > 0 ? ((await liveness()?.media(digests)) ?? []) : [];
      const there = await uploads(files);
      return {
        standing: ({ uid, documentId, locale }) =>
          found.get(nameOf(uid, documentId, locale)) ?? found.get(nameOf(uid, documentId, EVERY_LANGUAGE)) ?? 'missing',
        media: new Set(open),
        files: new Set(there),
      };
    },
  };
}

/** What is known of links' ends. */
export type LinkFacts = ReturnType<typeof linkFacts>;
