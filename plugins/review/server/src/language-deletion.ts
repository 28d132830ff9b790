import type { Core } from '@strapi/strapi';
import { Refusal } from './core/errors';
import { toHttp } from './http-refusal';
import { review } from './review-services';
import type { Key } from './services/lineages';
import { settings } from './settings';
import { table } from './tables';

interface Locales {
  findById(id: number): Promise<{ code: string } | null>;
  delete(params: { id: number }): Promise<unknown>;
}

/** Governed documents with a draft in a language, in the order in which everybody locks them. */
async function draftsIn(strapi: Core.Strapi, locale: string): Promise<Key[]> {
  const keys: Key[] = [];
  for (const uid of Object.keys(settings(strapi).governed)) {
    if (!review(strapi, 'languages').isLocalised(uid)) continue;
    const rows = (await strapi.db.query(uid as 'admin::user').findMany({
      where: { locale, publishedAt: null } as never,
      select: ['documentId'] as never,
      orderBy: { documentId: 'asc' } as never,
    })) as unknown as { documentId: string }[];
    keys.push(...rows.map(({ documentId }) => ({ uid, documentId, locale })));
  }
  return keys;
}

/** As with one document: what is live is recalled first. Otherwise nobody could take it back, and readers would lose it. */
async function refuseLive(strapi: Core.Strapi, locale: string): Promise<void> {
  const where = { language: locale, state: 'live', uid: { $in: Object.keys(settings(strapi).governed) } };
  const live = await table(strapi, 'release').count({ where });
  if (live === 0) return;
  const reason = {
    zh: `“${locale}”还有 ${live} 篇已发布的稿件，请先全部撤稿，再删除这一语言。`,
    en: `${live} released document(s) are in “${locale}”. Recall them all, then delete the language.`,
  };
  throw toHttp(
    strapi,
    new Refusal('WRONG_STATE', { state: 'released' }, { stateZh: '已发布', stateEn: 'released', reason }),
  );
}

/**
 * Deleting a language makes i18n delete all rows in it by the query engine, outside the gate. With this it is one
 * transaction, refused while anything in that language is live; the drafts that go are noted like any deleted draft,
 * and their open runs are void.
 */
export function guardLanguages(strapi: Core.Strapi): void {
  strapi.get('services').extend('plugin::i18n.locales', ((locales: Locales) => ({
    ...locales,
    delete: (params: { id: number }) =>
      strapi.db.transaction(async () => {
        const locale = (await locales.findById(params.id))?.code;
        if (locale === undefined) return locales.delete(params);
        const writer = await review(strapi, 'actors').writer();
        const drafts = await draftsIn(strapi, locale);
        for (const key of drafts) await review(strapi, 'lineages').lock(key);
        await refuseLive(strapi, locale);
        const result = await locales.delete(params);
        for (const key of drafts)
          await review(strapi, 'lineages').noteWrite(key, { uid: key.uid, locale, fields: {} }, writer);
        return result;
      }),
  })) as never);
}
