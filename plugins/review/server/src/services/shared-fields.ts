import type { Core } from '@strapi/strapi';
import { contentAttributes, type Content } from '../core/content';
import { review } from '../review-services';
import { isGoverned } from '../settings';
import type { DocumentCall } from './gate';
import type { Key } from './lineages';

/** Calls after which i18n copies fields that all languages share into the drafts of the other languages. */
const COPIED_AFTER = new Set(['create', 'update', 'discardDraft']);

/**
 * Fields shared by all languages of a document. i18n copies them by the query engine, outside the gate: whoever writes
 * one language changes the others too. The copy is made by a middleware around the gate's, so this one stands around
 * both, and the copies are in the transaction of the write.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const lineages = () => review(strapi, 'lineages');

  function hasShared(uid: string): boolean {
    return contentAttributes(review(strapi, 'contents').attributesOf(uid)).some(
      ([, { pluginOptions }]) => pluginOptions?.i18n?.localized !== true,
    );
  }

  /** Languages in which the document has a draft, in the order in which everybody locks them. */
  async function draftedIn(uid: string, documentId: string): Promise<string[]> {
    const rows = (await strapi.db.query(uid as 'admin::user').findMany({
      where: { documentId, publishedAt: null } as never,
      select: ['locale'] as never,
    })) as unknown as { locale: string | null }[];
    return rows.flatMap(({ locale }) => locale ?? []).sort();
  }

  /** The drafts of the other languages before the write, all locked. */
  async function othersBefore({ uid, params }: DocumentCall, documentId: string): Promise<[Key, Content | null][]> {
    const written = await review(strapi, 'languages').ofCall(uid, params.locale);
    const before: [Key, Content | null][] = [];
    for (const locale of await draftedIn(uid, documentId)) {
      const key = { uid, documentId, locale };
      const lineage = await lineages().lock(key);
      if (written.includes(locale)) continue;
      const reading = await review(strapi, 'contents').draft(uid, documentId, locale);
      await lineages().noteUnnoted(lineage, reading);
      before.push([key, reading?.content ?? null]);
    }
    return before;
  }

  return {
    /** Lets a write pass and notes in its writer's name what it changed in the other languages. */
    async pass(call: DocumentCall, next: () => Promise<unknown>): Promise<unknown> {
      const { uid, action, params } = call;
      const { documentId } = params;
      const copies = documentId !== undefined && COPIED_AFTER.has(action) && isGoverned(strapi, uid);
      if (!copies || !review(strapi, 'languages').isLocalised(uid) || !hasShared(uid)) return next();
      const writer = await review(strapi, 'actors').writer();
      return strapi.db.transaction(async () => {
        const others = await othersBefore(call, documentId);
        const result = await next();
        for (const [key, before] of others) await lineages().noteWrite(key, before, writer);
        return result;
      });
    },
  };
};
