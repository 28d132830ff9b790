import type { Core } from '@strapi/strapi';
import { Refusal, type Bilingual } from '../core/errors';
import { table } from '../tables';

/** Somebody who can be chosen for an act: a person with an account that works. */
export interface Choice {
  code: string;
  name: string;
  unit: string | null;
  post: string | null;
  email: string;
}

interface AccountUser {
  id: number;
  email: string;
  isActive: boolean;
  blocked: boolean;
}

function unknown(path: string, zh: string, en: string): Refusal {
  const reason: Bilingual = { zh, en };
  return new Refusal('INVALID_INPUT', { fields: [{ path, reason: en }] }, { reason });
}

/** People who sign, for choosing one of them. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  async function mayAct(user: AccountUser): Promise<boolean> {
    const found = await strapi.db.query('admin::user').findOne({ where: { id: user.id }, populate: ['roles'] });
    const ability = await strapi.service('admin::permission').engine.generateUserAbility(found);
    return ability.can('plugin::review.act');
  }

  return {
    /** Everybody with an account that works, by name. */
    async choices(): Promise<Choice[]> {
      const rows = await table(strapi, 'person').findMany({
        populate: { accounts: { select: ['id', 'email', 'isActive', 'blocked'] } },
        orderBy: { code: 'asc' },
      });
      return rows.flatMap(({ code, name, unit, post, accounts = [] }) => {
        const account = accounts.find(({ isActive, blocked }) => isActive && !blocked);
        return account ? [{ code, name, unit, post, email: account.email }] : [];
      });
    },

    /**
     * The code of the person with an account of this e-mail address, who may act in reviews.
     * @throws Refusal INVALID_INPUT at `path` when there is none
     */
    async byEmail(email: string, path: string): Promise<string> {
      const address = email.trim().toLowerCase();
      const [person] = await table(strapi, 'person').findMany({
        where: { accounts: { email: { $eqi: address } } },
        populate: { accounts: { select: ['id', 'email', 'isActive', 'blocked'] } },
        limit: 1,
      });
      const account = person?.accounts?.find((one) => one.email.toLowerCase() === address);
      if (!person || !account)
        throw unknown(
          path,
          '没有这个人，或其账号没有登记到人员。',
          'There is no such person, or their account is nobody’s.',
        );
      if (!account.isActive || account.blocked)
        throw unknown(path, '这个人的账号已停用。', 'The account of this person is disabled.');
      if (!(await mayAct(account)))
        throw unknown(
          path,
          '这个人没有签审权限，请联系管理员。',
          'This person may not act in reviews; ask an administrator.',
        );
      return person.code;
    },
  };
};
