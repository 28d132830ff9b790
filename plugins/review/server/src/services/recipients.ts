import type { Core } from '@strapi/strapi';
import type { Language } from '../core/errors';
import type { MailChoices } from '../core/notices';
import { languageOf } from '../http-refusal';
import { review } from '../review-services';
import { table } from '../tables';

/** Where a person gets e-mail, in the language of that account. */
export interface Mailbox {
  address: string;
  language: Language;
}

/** A person as somebody who gets notices. */
export interface Recipient {
  /** Addresses of their active accounts; empty for whoever has left. */
  mailboxes: Mailbox[];
  /** What they have chosen to get by e-mail. */
  choices: MailChoices;
}

interface AccountRow {
  id: number;
  email: string | null;
  isActive: boolean;
  blocked: boolean | null;
  preferedLanguage: string | null;
}

/** Who gets what by e-mail: a person's accounts and choices, whichever of their keys a notice was told to. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const accounts = () =>
    strapi.db.query('admin::user') as unknown as { findMany(query: object): Promise<AccountRow[]> };

  async function accountsOf(keys: readonly string[]): Promise<AccountRow[]> {
    const ids = keys.flatMap((key) => /^user:(\d{1,9})$/.exec(key)?.[1] ?? []).map(Number);
    return ids.length === 0 ? [] : accounts().findMany({ where: { id: { $in: ids } }, orderBy: { id: 'asc' } });
  }

  async function choicesOf(person: string, keys: readonly string[]): Promise<MailChoices> {
    const where = { person: { $in: [...keys] } };
    const rows = await table(strapi, 'notice-preference').findMany({ where, orderBy: { id: 'asc' } });
    // What was chosen under the person's own key comes after what an account chose before it was linked to them.
    const own = rows.filter((row) => row.person === person);
    return Object.fromEntries([...rows, ...own].map(({ kind, mail }) => [kind, mail]));
  }

  return {
    /** The person behind a key. */
    async of(key: string): Promise<Recipient> {
      const person = await review(strapi, 'actors').personNow(key);
      const keys = await review(strapi, 'actors').recordedKeys(person);
      const active = (await accountsOf(keys)).filter((account) => account.isActive && !account.blocked);
      return {
        mailboxes: active.flatMap(({ email, preferedLanguage }) =>
          email ? [{ address: email, language: languageOf({ state: { user: { preferedLanguage } } }) }] : [],
        ),
        choices: await choicesOf(person, keys),
      };
    },

    /** Those of some addresses that still belong to an active account. */
    async stillActive(addresses: readonly string[]): Promise<string[]> {
      const rows = await accounts().findMany({ where: { email: { $in: [...addresses] }, isActive: true } });
      const active = new Set(rows.filter(({ blocked }) => !blocked).map(({ email }) => email));
      return addresses.filter((address) => active.has(address));
    },
  };
};
