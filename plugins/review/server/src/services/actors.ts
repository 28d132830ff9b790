import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { ActorSnapshot } from '../core/ledger';
import type { Actor } from '../core/review';
import { accountsOfPeople, personByAccount, type Accounts } from '../database/people';
import { table, type PersonRow } from '../tables';

/** Who acts, as the rules need them and as the ledger keeps them. `origin` says by which way the act came. */
export interface Acting extends Actor {
  snapshot: ActorSnapshot;
  origin: string;
  userId: number;
}

/** Somebody who writes content: a person, or a caller without one (token, cron, import). */
export type Writer = { person: ActorSnapshot; origin: string } | { person: null; origin: string };

interface AdminUser {
  id: number;
  email: string;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  isActive: boolean;
  blocked: boolean;
  roles?: { id: number; code: string }[];
}

export type { Accounts } from '../database/people';

const acting = new AsyncLocalStorage<Acting>();

function fullName(user: AdminUser): string {
  return [user.lastname, user.firstname].filter(Boolean).join('') || user.username || user.email;
}

function snapshotOf(user: AdminUser, person: PersonRow | null): ActorSnapshot {
  if (!person) return { key: `user:${user.id}`, name: fullName(user), userId: user.id };
  return {
    key: person.code,
    name: person.name,
    ...(person.unit ? { unit: person.unit } : {}),
    ...(person.post ? { post: person.post } : {}),
    userId: user.id,
  };
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const people = () => table(strapi, 'person');

  const personOf = (userId: number): Promise<PersonRow | null> => personByAccount(strapi, userId);

  async function userById(id: number): Promise<AdminUser | null> {
    return strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] }) as Promise<AdminUser | null>;
  }

  async function keyOf(userId: number): Promise<string> {
    return (await personOf(userId))?.code ?? `user:${userId}`;
  }

  /** The rights of an account that the rules ask for. */
  async function rightsOf(user: AdminUser): Promise<{ maySubmit: boolean; mayArrange: boolean }> {
    const ability = await strapi.service('admin::permission').engine.generateUserAbility(user);
    return { maySubmit: ability.can('plugin::review.submit'), mayArrange: ability.can('plugin::review.arrange') };
  }

  return {
    /** The acting person behind an admin account, with a snapshot of who they are now; null when it is not active. */
    async ofUser(userId: number, origin: string): Promise<Acting | null> {
      const user = await userById(userId);
      if (!user || !user.isActive || user.blocked) return null;
      const snapshot = snapshotOf(user, await personOf(user.id));
      const roles = (user.roles ?? []).map((role) => role.code);
      return {
        key: snapshot.key,
        name: snapshot.name,
        roles,
        ...(await rightsOf(user)),
        snapshot,
        origin,
        userId: user.id,
      };
    },

    /** Who is who: every person's accounts. */
    accounts: (): Promise<Accounts> => accountsOfPeople(strapi),

    /** People by code, for showing who may sign. */
    async byCodes(codes: string[]): Promise<Map<string, PersonRow>> {
      const rows = await people().findMany({ where: { code: { $in: codes } } });
      return new Map(rows.map((row) => [row.code, row]));
    },

    /** The person key of an admin account, whether or not it is active. */
    keyOf,

    /** The person a recorded key stands for now: what an account did before it was linked to a person is that person's. */
    async personNow(key: string): Promise<string> {
      const userId = /^user:(\d+)$/.exec(key)?.[1];
      return userId === undefined ? key : keyOf(Number(userId));
    },

    /** Every key that stands for this person in the records: their own, and their accounts' from before the link. */
    async recordedKeys(key: string): Promise<string[]> {
      const person = await people().findOne({ where: { code: key }, populate: { accounts: { select: ['id'] } } });
      return [key, ...(person?.accounts ?? []).map(({ id }) => `user:${id}`)];
    },

    /** Runs `work` in the name of somebody, where there is no request (the offline seed). */
    as<T>(actor: Acting, work: () => Promise<T>): Promise<T> {
      return acting.run(actor, work);
    },

    /** Who is writing content now: the explicit actor, the request's admin user, or a caller without a person. */
    async writer(): Promise<Writer> {
      const explicit = acting.getStore();
      if (explicit) return { person: explicit.snapshot, origin: explicit.origin };
      const state = strapi.requestContext.get()?.state as
        | { user?: { id?: number }; auth?: { strategy?: { name?: string }; credentials?: { name?: string } } }
        | undefined;
      const strategy = state?.auth?.strategy?.name;
      if (strategy === 'admin' && state?.user?.id) {
        const user = await userById(state.user.id);
        if (user) return { person: snapshotOf(user, await personOf(user.id)), origin: 'admin' };
      }
      if (strategy) return { person: null, origin: `${strategy}:${state?.auth?.credentials?.name ?? ''}` };
      return { person: null, origin: 'system' };
    },
  };
};
