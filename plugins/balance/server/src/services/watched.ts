import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import type { SubjectKind } from '../core/freshness/limits';
import { port } from '../ports';

const DELIVERY_CHANNEL = 'plugin::delivery.channel';

/** Something whose updates are watched. */
export interface Watched {
  kind: SubjectKind;
  code: string;
  name: string;
  /** What kind of place an account is (`web`, `wechat`, `screen`), where that is known; null for a column. */
  place: string | null;
  /** The channels where readers see it: of a column the websites, or every channel where no website is known. */
  channels: string[];
}

/** What was new there last. */
export interface LastUpdate {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  /** ISO 8601. */
  at: string;
}

/** Which day is looked at (milliseconds; null: now), in which language, and which document is left out. */
export interface Look {
  at: number | null;
  locale: string;
  except?: Pick<LastUpdate, 'uid' | 'documentId' | 'locale'> | undefined;
}

interface Row {
  uid: string;
  document: string;
  locale: string;
  title: string | null;
  freshAt: string | Date;
}

type Where = Record<string, unknown>;

/** The columns and accounts there are, and what was new there last. */
export const watched = ({ strapi }: { strapi: Core.Strapi }) => {
  const attributesOf = (uid: string) => strapi.contentTypes[uid as keyof typeof strapi.contentTypes]?.attributes ?? {};

  /** The type that the column field of a configured type points at; null where there is none. */
  function columnType(): string | null {
    for (const [uid, { column }] of Object.entries(balanceConfig(strapi).types)) {
      const attribute = column === undefined ? undefined : attributesOf(uid)[column];
      if (attribute?.type === 'relation' && 'target' in attribute) return attribute.target ?? null;
    }
    return null;
  }

  async function placesOf(): Promise<Map<string, string>> {
    if (attributesOf(DELIVERY_CHANNEL)['kind'] === undefined) return new Map();
    const rows = await strapi.db.query(DELIVERY_CHANNEL).findMany({ select: ['code', 'kind'] });
    return new Map(rows.map(({ code, kind }: { code: string; kind: string }) => [code, kind]));
  }

  async function accounts(): Promise<Watched[]> {
    const [channels, places] = [await balance(strapi, 'channels').list(), await placesOf()];
    return channels.map(({ code, name }) => ({
      ...{ kind: 'account', code, name },
      ...{ place: places.get(code) ?? null, channels: [code] },
    }));
  }

  async function columns(of: readonly Watched[]): Promise<Watched[]> {
    const uid = columnType();
    if (uid === null || !(uid in strapi.contentTypes)) return [];
    const sites = of.filter(({ place }) => place === 'web');
    const channels = (sites.length > 0 ? sites : of).map(({ code }) => code);
    const found: { code: string; name: string }[] = await strapi.db
      .query(uid)
      .findMany({ select: ['code', 'name'], orderBy: { id: 'asc' } });
    return found.map(({ code, name }) => ({ kind: 'column', code, name, place: null, channels }));
  }

  /** The language an inspection looks at: that of the site's first page. */
  async function language(): Promise<string> {
    const locales = strapi.plugin('i18n').service('locales') as { getDefaultLocale(): Promise<string> };
    return locales.getDefaultLocale();
  }

  /** Of the stretches on one channel: those of the subject, in one language, that are live at the moment in question. */
  function stretches({ kind, code }: Watched, channel: string, { at, locale, except }: Look): Where {
    const day = at === null ? null : new Date(at);
    const then = { since: { $lte: day }, $or: [{ endedAt: null }, { endedAt: { $gt: day } }] };
    const { uid, documentId } = except ?? {};
    return {
      ...{ channel, locale },
      ...(kind === 'column' ? { columnCode: code } : {}),
      ...(day === null ? { state: 'live' } : then),
      ...(except ? { $not: { uid, document: documentId } } : {}),
    };
  }

  async function lastReleased(subject: Watched, look: Look): Promise<LastUpdate[]> {
    const found: LastUpdate[] = [];
    for (const channel of subject.channels) {
      const where = stretches(subject, channel, look);
      const rows = strapi.db.query(UIDS.stretch);
      const row: Row | null = await rows.findOne({ where, orderBy: [{ freshAt: 'desc' }, { id: 'desc' }] });
      if (row === null) continue;
      const { uid, document: documentId, locale, title, freshAt } = row;
      found.push({ uid, documentId, locale, title: title ?? '', at: new Date(freshAt).toISOString() });
    }
    return found;
  }

  /** Without `review`: published entries, by their publishing time. */
  function published(subject: Watched, uid: string): Where | null {
    const { column, channels } = balanceConfig(strapi).types[uid] ?? {};
    const attributes = attributesOf(uid);
    const has = (name: string | undefined): name is string => name !== undefined && attributes[name] !== undefined;
    if (!(uid in strapi.contentTypes) || (subject.kind === 'column' && !has(column))) return null;
    return {
      publishedAt: { $notNull: true },
      ...(has(channels) ? { [channels]: { code: { $in: subject.channels } } } : {}),
      ...(subject.kind === 'column' && has(column) ? { [column]: { code: subject.code } } : {}),
    };
  }

  async function lastPublished(subject: Watched): Promise<LastUpdate[]> {
    const found: LastUpdate[] = [];
    for (const uid of Object.keys(balanceConfig(strapi).types)) {
      const where = published(subject, uid);
      if (where === null) continue;
      const row = await strapi.db.query(uid).findOne({ where, orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }] });
      if (row === null) continue;
      const { documentId, locale, title, publishedAt } = row as Record<string, string | null>;
      const at = new Date(publishedAt ?? 0).toISOString();
      found.push({ uid, documentId: documentId ?? '', locale: locale ?? '', title: title ?? '', at });
    }
    return found;
  }

  return {
    /** The columns of the website in the order they were made, and the accounts. */
    async list(): Promise<{ columns: Watched[]; accounts: Watched[] }> {
      const found = await accounts();
      return { columns: await columns(found), accounts: found };
    },

    language,

    /** The governed type whose entries stand in columns, so that a new one can be written; null where there is none. */
    writable(): string | null {
      const [found = null] = Object.entries(balanceConfig(strapi).types).find(([, { column }]) => column) ?? [];
      return found;
    },

    /** What was new there last; null where readers find nothing. */
    async last(subject: Watched, look: Look): Promise<LastUpdate | null> {
      const isAlone = port(strapi, 'review', 'registry') === null;
      const found = isAlone ? await lastPublished(subject) : await lastReleased(subject, look);
      return found.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null;
    },

    /** How many documents readers find there. */
    async items(subject: Watched, look: Look): Promise<number> {
      const counts = await Promise.all(
        subject.channels.map(async (channel) =>
          strapi.db.query(UIDS.stretch).count({ where: stretches(subject, channel, look) }),
        ),
      );
      return Math.max(0, ...counts);
    },

    /** Where a document stands now: its channels and column there, in the language that is watched. */
    async placesOf({ uid, documentId, locale }: Required<Look>['except'] & object) {
      if (locale !== (await language())) return [];
      const where = { uid, document: documentId, locale, state: 'live' };
      const rows: { channel: string; columnCode: string | null }[] = await strapi.db
        .query(UIDS.stretch)
        .findMany({ where });
      return rows.map(({ channel, columnCode }) => ({ channel, columnCode: columnCode ?? '' }));
    },
  };
};
