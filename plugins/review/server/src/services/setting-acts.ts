import type { Core } from '@strapi/strapi';
import type { Json } from '../core/canonical-json';
import { Refusal } from '../core/errors';
import { toHttp } from '../http-refusal';
import { review } from '../review-services';

/** A change of what another plugin goes by. */
export interface SettingAct {
  act: 'pack-change' | 'targets-change' | 'targets-withdraw' | 'screen-change' | 'freshness-change' | 'pin-change';
  /** The admin account of whoever makes it; null: the server itself. */
  userId: number | null;
  details: Json;
}

/** Puts on record who changes the rules and targets that other plugins go by. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Appends the row of a change. Call it last in the transaction that makes the change: no row, no change, and the ledger
   * is held no longer than it takes. @returns the row's number
   */
  async record({ act, userId, details }: SettingAct): Promise<number> {
    if (!strapi.db.inTransaction()) throw new Error('A change and its row of the ledger belong into one transaction.');
    const actor = userId === null ? null : await review(strapi, 'actors').ofUser(userId, 'admin');
    if (userId !== null && !actor) throw toHttp(strapi, new Refusal('UNAUTHENTICATED'));
    const ledger = review(strapi, 'ledger');
    const at = await ledger.time();
    return ledger.append({ at, origin: actor?.origin ?? 'boot', act, actor: actor?.snapshot ?? null, details });
  },
});
