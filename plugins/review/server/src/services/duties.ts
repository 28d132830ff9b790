import type { Core } from '@strapi/strapi';
import { Refusal } from '../core/errors';
import { dutiesOf, dutyWords, isNamedIn, type Duty, type Standing } from '../core/pending-duties';
import type { Workflow } from '../core/workflow';
import { together } from '../database/round-trip';
import { toHttp } from '../http-refusal';
import { review } from '../review-services';
import { table } from '../tables';

/** The right without which an account signs nothing. */
const SIGN = 'plugin::review.act';
const SUPER_ADMIN = 'strapi-super-admin';

interface Account {
  isActive: boolean;
  blocked: boolean;
  roles?: { id: number; code: string }[];
}

/** A run that waits, or will wait, for a person. */
export interface WaitingRun {
  id: number;
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  level: number;
  workflow: Workflow;
  isSigned: boolean;
  waitingFor: string[];
}

/** What people are still needed for, and a guard around whatever could take their accounts away. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** Names of everybody who has an account that can sign, by code. */
  async function ableNow(): Promise<Map<string, string>> {
    const grants = (await strapi.db
      .query('admin::permission')
      .findMany({ where: { action: SIGN }, populate: { role: { select: ['id'] } } })) as { role?: { id: number } }[];
    const roles = new Set(grants.map(({ role }) => role?.id));
    const people = await table(strapi, 'person').findMany({ populate: { accounts: { populate: ['roles'] } } });
    const maySign = ({ isActive, blocked, roles: own = [] }: Account): boolean =>
      isActive && !blocked && own.some(({ id, code }) => code === SUPER_ADMIN || roles.has(id));
    return new Map(
      people.filter(({ accounts = [] }) => (accounts as Account[]).some(maySign)).map(({ code, name }) => [code, name]),
    );
  }

  async function allVersions(): Promise<Workflow[]> {
    const rows = await table(strapi, 'workflow').findMany({});
    return Promise.all(rows.map(({ key, version }) => review(strapi, 'workflows').version(key, Number(version))));
  }

  /** Open runs that wait for this person now, or are pinned to a version that names them. */
  async function runsFor(person: string): Promise<WaitingRun[]> {
    const naming = (await allVersions()).filter((workflow) => isNamedIn(workflow, person));
    const pinned = naming.map(() => 'or (r."workflow_key" = ? and r."workflow_version" = ?)').join(' ');
    const mine = 'exists (select 1 from "review_assignments" a where a."run" = r."id" and a."person" = ?)';
    const sql =
      `select r."id", r."uid", r."document", r."language", r."title", r."level", r."state", r."workflow_key", ` +
      `r."workflow_version", case when ${mine} then 1 else 0 end as "mine" from "review_runs" r ` +
      `where r."state" in ('in_review', 'approved') and (${mine} ${pinned}) order by r."id"`;
    const bindings = [person, person, ...naming.flatMap(({ key, version }) => [key, version])];
    const [found] = await together(strapi, [{ sql, bindings }]);
    return Promise.all(
      (found?.rows ?? []).map(async (row) => ({
        id: Number(row.id),
        uid: String(row.uid),
        documentId: String(row.document),
        locale: String(row.language),
        title: String(row.title ?? ''),
        level: Number(row.level),
        workflow: await review(strapi, 'workflows').version(String(row.workflow_key), Number(row.workflow_version)),
        isSigned: row.state === 'approved',
        waitingFor: Number(row.mine) === 1 ? [person] : [],
      })),
    );
  }

  async function dutiesNow(person: string): Promise<Duty[]> {
    const standings = (await runsFor(person)).map(
      ({ workflow, level, isSigned, title, waitingFor }): Standing => ({
        workflow,
        level,
        isSigned,
        runs: [{ title, waitingFor }],
      }),
    );
    return dutiesOf(person, standings, await review(strapi, 'workflows').list());
  }

  /** What stands in the way of losing a person: with a substitute who can act, runs are no longer left alone. */
  async function unprovided(person: string, able: ReadonlyMap<string, string>): Promise<Duty[]> {
    const duties = await dutiesNow(person);
    const substitute = await review(strapi, 'substitutes').of(person);
    const isProvided = substitute !== null && able.has(substitute);
    return duties.filter(({ kind }) => kind === 'workflow' || !isProvided);
  }

  return {
    ableNow,
    runsFor,

    /** Everything a person is still needed for. */
    of: dutiesNow,

    /**
     * Does something that could leave people without an account that can sign, in one transaction; it is undone when
     * one of them is still needed.
     * @throws the refusal as an HTTP error, naming runs and levels
     */
    async guarded<T>(work: () => Promise<T>): Promise<T> {
      return strapi.db.transaction(async () => {
        const before = await ableNow();
        const result = await work();
        const after = await ableNow();
        for (const [person, name] of before) {
          if (after.has(person)) continue;
          const duties = await unprovided(person, after);
          if (duties.length > 0)
            throw toHttp(strapi, new Refusal('STILL_NEEDED', { person, duties }, { name, what: dutyWords(duties) }));
        }
        return result;
      });
    },
  };
};
