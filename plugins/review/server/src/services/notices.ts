import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { oneLine, TASK_KINDS, type NewNotice, type NoticeKind } from '../core/notices';
import { review } from '../review-services';
import { table } from '../tables';

/**
 * Notices (消息) to people: each is a row for one person, written in the transaction of what it tells of. What becomes
 * of it as e-mail is looked at after that (`notice-post.ts`).
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => review(strapi, 'clock').now();

  function rowsOf({ kind, to, about, facts, once, at: happened }: NewNotice, told: Date) {
    const at = happened === undefined ? told : new Date(happened);
    const title = about ? oneLine(about.title) : null;
    return [...new Set(([] as string[]).concat(to))].map((person) => {
      const key = once === undefined ? randomUUID() : `${once}:${person}`;
      return {
        document_id: randomUUID().replaceAll('-', '').slice(0, 24),
        key: key.slice(0, 250),
        person,
        kind,
        uid: about?.uid ?? null,
        document: about?.documentId ?? null,
        language: about?.locale ?? null,
        title,
        run: about?.run ?? null,
        facts: facts && Object.keys(facts).length > 0 ? JSON.stringify(facts) : null,
        at,
        mail: 'open',
        created_at: told,
        updated_at: told,
        published_at: told,
      };
    });
  }

  return {
    /**
     * Puts notices into people's inboxes, as a part of the transaction of the act: no act without them, none without
     * the act. One with `once` that the person has already is left out. Nobody to tell is no fault.
     * @throws Error outside a transaction
     */
    async tell(news: NewNotice | readonly NewNotice[]): Promise<void> {
      if (!strapi.db.inTransaction()) throw new Error('A notice belongs to the transaction of what it tells of.');
      const at = now();
      const rows = ([] as NewNotice[]).concat(news).flatMap((one) => rowsOf(one, at));
      if (rows.length === 0) return;
      await strapi.db.transaction(async ({ trx }) => {
        await trx('review_notices').insert(rows).onConflict('key').ignore();
      });
    },

    /**
     * What waited waits no more: people's unread notices of that task are done with, and go in no e-mail any more.
     * Without `people`: everybody's of that run.
     */
    async settle(run: number, people?: readonly string[], kinds: readonly NoticeKind[] = TASK_KINDS): Promise<void> {
      if (people?.length === 0) return;
      const where = { run, kind: { $in: [...kinds] }, readAt: { $null: true } };
      const whose = people ? { person: { $in: [...people] } } : {};
      await table(strapi, 'notice').updateMany({
        where: { ...where, ...whose },
        data: { readAt: now().toISOString() },
      });
    },
  };
};
