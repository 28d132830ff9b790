import type { Core } from '@strapi/strapi';
import { checkInput } from '../check-runner';
import { Refusal } from '../core/errors';
import type { ActorSnapshot } from '../core/ledger';
import { toHttp } from '../http-refusal';
import type { CheckInput, FindingAct } from '../ports';
import { review } from '../review-services';
import { isGoverned } from '../settings';
import type { Acting } from './actors';
import type { Key } from './lineages';

/** Acts of people about findings, for the plugins whose checks find them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  async function actorOf(userId: number): Promise<Acting> {
    const actor = await review(strapi, 'actors').ofUser(userId, 'admin');
    if (!actor) throw toHttp(strapi, new Refusal('UNAUTHENTICATED'));
    return actor;
  }

  const draftOf = ({ uid, documentId, locale }: Key) => review(strapi, 'contents').draft(uid, documentId, locale);

  const named = ({ name, post, unit }: ActorSnapshot): FindingAct['by'] => ({
    name,
    ...(post ? { post } : {}),
    ...(unit ? { unit } : {}),
  });

  return {
    /** The lineage meant, or what of it there is not: the type is not governed, or has no such language. */
    async keyOf(uid: string, documentId: string, locale: string | undefined): Promise<Key | 'uid' | 'locale'> {
      if (!isGoverned(strapi, uid)) return 'uid';
      const languages = review(strapi, 'languages');
      const wanted = locale ?? (await languages.default(uid));
      return (await languages.all(uid)).includes(wanted) ? { uid, documentId, locale: wanted } : 'locale';
    },

    /** What a check looks at of the draft as it is now; null when there is none. */
    async draft(key: Key): Promise<CheckInput | null> {
      const reading = await draftOf(key);
      return reading && checkInput(strapi, key, reading, false);
    },

    /** Whether the person of an account is an author of the draft, by the rules of separation. */
    async isAuthor(key: Key, userId: number): Promise<boolean> {
      const actor = await actorOf(userId);
      const view = await review(strapi, 'lineages').read(key, actor.key);
      return view?.situation.authors.has(actor.key) ?? false;
    },

    /**
     * Waives or un-waives a finding of a draft: `work` writes what the plugin keeps, in one transaction with the ledger's
     * row, under the document's lock. With `digest` only while the draft has it; otherwise answers with the one it has.
     * A run that is open goes on as it was submitted.
     */
    async perform<T>(
      { key, userId, isWaiver, digest }: { key: Key; userId: number; isWaiver: boolean; digest?: string },
      work: (act: FindingAct) => Promise<T>,
    ): Promise<{ value: T } | { stale: string | null }> {
      const actor = await actorOf(userId);
      const done = await strapi.db.transaction(async (): Promise<{ value: T } | { stale: string | null }> => {
        await review(strapi, 'lineages').lock(key);
        const reading = await draftOf(key);
        if (!reading || (digest !== undefined && digest !== reading.digest)) return { stale: reading?.digest ?? null };
        const at = await review(strapi, 'ledger').time();
        const act = isWaiver ? 'waive' : 'unwaive';
        let rows = 0;
        const value = await work({
          by: named(actor.snapshot),
          at,
          record: async ({ reason, details }) => {
            rows += 1;
            return review(strapi, 'ledger').append({
              ...{ at, origin: actor.origin, act, actor: actor.snapshot, ...key, digest: reading.digest, details },
              ...(reason === undefined ? {} : { reason }),
            });
          },
        });
        if (rows !== 1) throw new Error('An act about a finding belongs into the ledger, once.');
        return { value };
      });
      return done;
    },
  };
};
