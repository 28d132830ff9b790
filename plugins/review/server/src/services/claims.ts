import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import { table } from '../tables';
import { review } from '../review-services';

/**
 * A claim lets one of several processes do a recurring work at a time. It saves work, no more: a claim can run out
 * under a slow owner, so what is done under it must be right even when two do it.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const me = `${hostname()}:${process.pid}:${randomUUID()}`;
  const claims = () => table(strapi, 'claim');
  const now = () => review(strapi, 'clock').now();
  const after = (seconds: number) => new Date(now().getTime() + seconds * 1000).toISOString();

  async function ensure(name: string): Promise<void> {
    if (await claims().findOne({ where: { name } })) return;
    const at = now();
    await strapi.db.transaction(async ({ trx }) => {
      await trx('review_claims')
        .insert({ name, until: new Date(0), document_id: name, created_at: at, updated_at: at, published_at: at })
        .onConflict('name')
        .ignore();
    });
  }

  async function set(where: Record<string, unknown>, until: string): Promise<boolean> {
    return (await claims().updateMany({ where, data: { owner: me, until } })).count === 1;
  }

  return {
    /** Takes a claim for so many seconds, if nobody holds it. One compare-and-set: of two processes one gets it. */
    async take(name: string, seconds: number): Promise<boolean> {
      await ensure(name);
      return set({ name, until: { $lte: now().toISOString() } }, after(seconds));
    },

    /** Prolongs a claim that this process holds; false when it ran out and another one took it. */
    renew: (name: string, seconds: number): Promise<boolean> => set({ name, owner: me }, after(seconds)),

    /** Gives a claim back, if this process still holds it. */
    async giveBack(name: string): Promise<void> {
      // Not «now»: the clock of another process may be behind.
      await set({ name, owner: me }, new Date(0).toISOString());
    },
  };
};
