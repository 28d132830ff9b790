import type { Core } from '@strapi/strapi';
import { messageOf, Refusal, type ErrorCode, type Language } from '../core/errors';
import type { Command } from '../core/review';
import { toKey } from '../requests';
import type { TogetherItem } from '../requests-together';
import { review } from '../review-services';
import type { Acting } from './actors';
import type { Key } from './lineages';
import type { ActAnswer } from './reviews';

/** What of an item names the document. */
type Named = Pick<TogetherItem, 'uid' | 'documentId'> & { locale?: string | undefined };

/** A document on which the act was done. */
export type DoneItem = Named & ActAnswer;

/** A document that was left as it was, and why, in the caller's language. */
export type LeftItem = Named & { code: ErrorCode; message: string; details: Record<string, unknown> };

/** An act without the document it is about. */
export type SharedCommand = Omit<Command, 'digest' | 'level'>;

/** One act on several documents: each by itself, in a transaction of its own, by the very way of a single act. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** The document, which has to be there: a made-up one must leave no lineage. */
  async function found({ uid, documentId, locale }: Named): Promise<Key> {
    const key = await toKey(strapi, uid, documentId, locale);
    const where = { documentId } as never;
    if ((await strapi.db.query(uid as 'admin::user').count({ where })) === 0) throw new Refusal('NOT_FOUND');
    return key;
  }

  async function actOn(item: TogetherItem, actor: Acting, shared: SharedCommand, idempotencyKey: string | undefined) {
    const key = await found(item);
    const { digest, level } = item;
    const command: Command = { ...shared, digest, ...(level === undefined ? {} : { level }) };
    const attempt = { ...key, action: shared.action, digest, actor: actor.snapshot, origin: actor.origin };
    return review(strapi, 'refusals').watching(attempt, () =>
      review(strapi, 'reviews').act(key, actor, command, idempotencyKey),
    );
  }

  /** What breaks down on one document stops no other: nothing of its own transaction is left. */
  function refusalIn(error: unknown, { uid, documentId }: Named): Refusal {
    if (error instanceof Refusal) return error;
    strapi.log.error(`review: an act on ${uid} ${documentId}, one of several, broke down: ${String(error)}`);
    return new Refusal('NOT_DONE');
  }

  return {
    /**
     * Does the act on one document after the other. Whatever is refused is left out, by name and with the reason. With an
     * idempotency key, what was done by an earlier request with it is answered again and not done again.
     */
    async act(
      items: readonly TogetherItem[],
      actor: Acting,
      shared: SharedCommand,
      { language, idempotencyKey }: { language: Language; idempotencyKey: string | undefined },
    ): Promise<{ done: DoneItem[]; leftOut: LeftItem[] }> {
      const done: DoneItem[] = [];
      const leftOut: LeftItem[] = [];
      for (const item of items) {
        const { uid, documentId, locale } = item;
        const named = { uid, documentId, ...(locale === undefined ? {} : { locale }) };
        try {
          done.push({ ...named, ...(await actOn(item, actor, shared, idempotencyKey)) });
        } catch (error) {
          const refusal = refusalIn(error, item);
          const message = messageOf(refusal, language);
          leftOut.push({ ...named, code: refusal.code, message, details: refusal.details });
        }
      }
      return { done, leftOut };
    },
  };
};
