import type { Core } from '@strapi/strapi';
import { UIDS } from '../content-types';
import type { Locales } from '../core/query';
import { service } from '../service';

/** What the site consists of, apart from items. */
export interface Site {
  channels: ReadonlySet<string>;
  locales: Locales;
}

interface I18nLocales {
  find(): Promise<{ code: string }[]>;
  getDefaultLocale(): Promise<string | null>;
}

/** Edits of channels and locales raise the epoch; the default locale is a setting without a row to watch. */
const KEEP_MS = 10_000;

/** Channels and locales, kept in memory until the epoch moves on, and for ten seconds at most. */
export const site = ({ strapi }: { strapi: Core.Strapi }) => {
  let kept: { site: Site; epoch: number; until: number } | null = null;

  async function load(): Promise<Site> {
    const channels: { code: string }[] = await strapi.db.query(UIDS.channel).findMany({ select: ['code'] });
    const i18n = strapi.plugin('i18n')?.service('locales') as I18nLocales | undefined;
    const codes = (await i18n?.find())?.map((locale) => locale.code) ?? [];
    const standard = (await i18n?.getDefaultLocale()) ?? codes[0] ?? 'zh-Hans';
    return {
      channels: new Set(channels.map((channel) => channel.code)),
      locales: { codes: codes.length === 0 ? [standard] : codes, default: standard },
    };
  }

  return {
    /** The site as of an epoch the caller has just read. */
    async at(epoch: number): Promise<Site> {
      const now = service(strapi, 'clock').now().getTime();
      if (kept !== null && kept.epoch === epoch && now < kept.until) return kept.site;
      const loaded = await load();
      kept = { site: loaded, epoch, until: now + KEEP_MS };
      return loaded;
    },
  };
};
