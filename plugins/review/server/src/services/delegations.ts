import type { Core } from '@strapi/strapi';
import {
  delegationState,
  holdsNow,
  refuseDelegation,
  refuseDelegationAct,
  refuseOffer,
  type Delegation,
  type DelegationAct,
  type DelegationState,
  type WantedDelegation,
} from '../core/delegation';
import { Refusal } from '../core/errors';
import type { StandIn } from '../core/review';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, lockRow, table, type DelegationRow } from '../tables';
import type { Accounts, Acting } from './actors';

/** So many of the delegations that are over are shown, the newest first. */
const SHOWN = 200;

/** A delegation as the screen shows it: people by name. */
export interface ShownDelegation extends Omit<Delegation, 'from' | 'to'> {
  from: { key: string; name: string };
  to: { key: string; name: string };
  state: DelegationState;
  reason: string | null;
  madeBy: string;
  madeAt: string | null;
  endedBy: string | null;
  /** What the caller may do with it. */
  actions: DelegationAct[];
}

function toDelegation(row: DelegationRow): Delegation {
  return {
    id: row.id,
    from: row.fromPerson,
    to: row.toPerson,
    startsAt: iso(row.startsAt) ?? '',
    endsAt: iso(row.endsAt) ?? '',
    types: row.types,
    levels: row.levels,
    acceptedAt: iso(row.acceptedAt),
    endedAt: iso(row.endedAt),
  };
}

/** Leave delegations (代理): made, accepted, ended, and asked for by the acts. Each step is a ledger row. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => table(strapi, 'delegation');
  const now = () => review(strapi, 'clock').now();

  /** Rows that may still mean something, of one who borrows or of everybody. */
  const running = (only: Record<string, unknown> = {}) =>
    rows().findMany({ where: { ...only, endsAt: { $gt: now().toISOString() } }, orderBy: { id: 'asc' } });

  /** One step at a time: two that exclude each other cannot both be made. The ledger's head is the lock. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    return strapi.db.transaction(async () => {
      await lockRow(strapi, 'ledger-head', { name: 'main' });
      return work();
    }) as Promise<T>;
  }

  async function note(
    act: 'delegate' | `delegate-${DelegationAct}`,
    one: Delegation,
    actor: Acting,
    reason?: string,
  ): Promise<number> {
    const { names } = await review(strapi, 'actors').accounts();
    const called = (key: string) => ({ key, name: names.get(key) ?? key });
    const { id, startsAt, endsAt, types, levels } = one;
    return review(strapi, 'ledger').append({
      at: await review(strapi, 'ledger').time(),
      origin: actor.origin,
      act,
      actor: actor.snapshot,
      ...(reason ? { reason } : {}),
      details: {
        delegation: id,
        from: called(one.from),
        to: called(one.to),
        startsAt,
        endsAt,
        ...(types === null ? {} : { types: [...types] }),
        ...(levels === null ? {} : { levels: [...levels] }),
      },
    });
  }

  /** Tells both sides, except whoever did it. */
  async function tell(one: Delegation, actor: Acting): Promise<void> {
    const { names } = await review(strapi, 'actors').accounts();
    const called = (key: string) => names.get(key) ?? key;
    const facts = {
      by: actor.name,
      who: `${called(one.from)} → ${called(one.to)}`,
      from: one.startsAt,
      until: one.endsAt,
    };
    const to = [one.from, one.to].filter((person) => person !== actor.key);
    await review(strapi, 'notices').tell({ kind: 'delegation', to, facts });
  }

  async function byId(id: number): Promise<DelegationRow> {
    const row = Number.isInteger(id) ? await rows().findOne({ where: { id } }) : null;
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  function actionsOf(one: Delegation, actor: Acting): DelegationAct[] {
    const by = { key: actor.key, mayArrange: actor.mayArrange === true };
    return (['accept', 'decline', 'revoke'] as const).filter(
      (act) => refuseDelegationAct(one, act, by, now().getTime()) === null,
    );
  }

  return {
    /** Whom a person may act for on a type now. */
    async standInsOf(person: string, uid: string, accounts: Promise<Accounts>): Promise<StandIn[]> {
      // Asked for at the same moment, so that both come in one round trip.
      const [found, { active }] = await Promise.all([running({ toPerson: person }), accounts]);
      return found
        .map(toDelegation)
        .filter((one) => holdsNow(one, now().getTime(), uid, active))
        .map(({ from, levels }) => ({ person, holder: from, levels }));
    },

    /** The delegations in force by which a person borrows rights, for their task list. */
    async borrowedBy(person: string): Promise<Delegation[]> {
      const { active } = await review(strapi, 'actors').accounts();
      return (await running({ toPerson: person }))
        .map(toDelegation)
        .filter((one) => holdsNow({ ...one, types: null }, now().getTime(), '', active));
    },

    /** Who stands in for each of these people on a type now. */
    async lentBy(people: readonly string[], uid: string): Promise<StandIn[]> {
      if (people.length === 0) return [];
      const { active } = await review(strapi, 'actors').accounts();
      return (await running({ fromPerson: { $in: [...people] } }))
        .map(toDelegation)
        .filter((one) => holdsNow(one, now().getTime(), uid, active))
        .map(({ from, to, levels }) => ({ person: to, holder: from, levels }));
    },

    /** Delegations the caller has to do with, or all for those who may arrange; the newest first. */
    async list(actor: Acting): Promise<ShownDelegation[]> {
      const { names } = await review(strapi, 'actors').accounts();
      const called = (key: string) => ({ key, name: names.get(key) ?? key });
      const own = { $or: [{ fromPerson: actor.key }, { toPerson: actor.key }] };
      const found = await rows().findMany({
        where: actor.mayArrange ? {} : own,
        orderBy: { id: 'desc' },
        limit: SHOWN,
      });
      return found.map((row) => {
        const one = toDelegation(row);
        return {
          ...one,
          from: called(one.from),
          to: called(one.to),
          state: delegationState(one, now().getTime()),
          reason: row.reason,
          madeBy: row.madeByName,
          madeAt: iso(row.madeAt),
          endedBy: row.endedByName,
          actions: actionsOf(one, actor),
        };
      });
    },

    /** What a delegation can be limited to: governed types, and the levels of the newest workflows, with their names. */
    async scopes() {
      const types = Object.keys(settings(strapi).governed).map((uid) => ({
        key: uid,
        name: strapi.getModel(uid as 'admin::user')?.info?.displayName ?? uid,
      }));
      const levels = new Map<string, string>();
      for (const workflow of await review(strapi, 'workflows').list())
        for (const { key, name } of workflow.levels) levels.set(key, levels.get(key) ?? name);
      return { types, levels: [...levels].map(([key, name]) => ({ key, name })) };
    },

    /**
     * Offers a delegation; it holds once `to` has accepted it.
     * @throws Refusal FORBIDDEN for other people's rights without the right to arrange, INVALID_INPUT by core's rules
     */
    async offer(wanted: WantedDelegation, actor: Acting, reason: string | undefined): Promise<{ id: number }> {
      const barred = refuseOffer(wanted, { key: actor.key, mayArrange: actor.mayArrange === true });
      if (barred) throw barred;
      return alone(async () => {
        const others = (await running()).map(toDelegation);
        const refusal = refuseDelegation(wanted, others, now().getTime());
        if (refusal) throw refusal;
        const { id } = await rows().create({
          data: {
            fromPerson: wanted.from,
            toPerson: wanted.to,
            startsAt: wanted.startsAt,
            endsAt: wanted.endsAt,
            types: wanted.types === null ? null : [...wanted.types],
            levels: wanted.levels === null ? null : [...wanted.levels],
            reason: reason ?? null,
            madeByKey: actor.key,
            madeByName: actor.name,
            madeAt: now().toISOString(),
            acceptedAt: null,
            endedAt: null,
            endedByName: null,
          },
        });
        const made = { ...wanted, id, acceptedAt: null, endedAt: null };
        await note('delegate', made, actor, reason);
        await tell(made, actor);
        return { id };
      });
    },

    /** Accepts, declines or ends a delegation. @throws Refusal NOT_FOUND, FORBIDDEN or WRONG_STATE */
    async act(id: number, act: DelegationAct, actor: Acting): Promise<{ id: number; state: DelegationState }> {
      await byId(id);
      return alone(async () => {
        const one = toDelegation(await byId(id));
        const by = { key: actor.key, mayArrange: actor.mayArrange === true };
        const refusal = refuseDelegationAct(one, act, by, now().getTime());
        if (refusal) throw refusal;
        const at = now().toISOString();
        const change = act === 'accept' ? { acceptedAt: at } : { endedAt: at, endedByName: actor.name };
        await rows().updateMany({ where: { id }, data: change });
        await note(`delegate-${act}`, one, actor);
        await tell(one, actor);
        return { id, state: delegationState({ ...one, ...change }, now().getTime()) };
      });
    },
  };
};
