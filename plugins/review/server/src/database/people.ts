import type { Core } from '@strapi/strapi';
import type { PersonRow } from '../tables';
import { columnsOf, entryOf } from './columns';
import { together } from './round-trip';

const PERSON = 'plugin::review.person';

interface Links {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
}

/** Names of the tables of people, of their accounts, and of the links between the two. */
function namesOf(strapi: Core.Strapi) {
  const { tableName, attributes } = strapi.db.metadata.get(PERSON);
  const links = (attributes as unknown as { accounts: { joinTable: Links } }).accounts.joinTable;
  const linked = `"${tableName}" p join "${links.name}" l on l."${links.joinColumn.name}" = p."id"`;
  return {
    linked,
    account: `l."${links.inverseJoinColumn.name}"`,
    accounts: strapi.db.metadata.get('admin::user').tableName,
  };
}

/** The person an admin account belongs to, or null. */
export async function personByAccount(strapi: Core.Strapi, userId: number): Promise<PersonRow | null> {
  const { linked, account } = namesOf(strapi);
  // Named one by one: a statement that is kept planned must go on giving the same columns.
  const columns = columnsOf(strapi, PERSON).map(([, { columnName }]) => `p."${columnName}"`);
  const sql = `select ${columns.join(', ')} from ${linked} where ${account} = ? order by p."id" limit 1`;
  const [outcome] = await together(strapi, [{ sql, bindings: [userId] }]);
  const row = outcome?.rows[0];
  return row ? (entryOf(strapi, PERSON, row) as unknown as PersonRow) : null;
}

/** Whose account is whose. */
export interface Accounts {
  /** Codes of everybody who has an account that is active and not blocked. */
  active: Set<string>;
  /** Names of people by code. */
  names: ReadonlyMap<string, string>;
  /** The person key of an admin account, whether or not it is active. */
  keyOf(userId: number): string;
  /** The person a recorded key stands for now: an account's own key is that of the person it was linked to since. */
  personNow(key: string): string;
}

/** Reads the accounts of all people. */
export async function accountsOfPeople(strapi: Core.Strapi): Promise<Accounts> {
  const { linked, account, accounts } = namesOf(strapi);
  const sql =
    `select p."code" as "code", p."name" as "name", u."id" as "id", u."is_active" as "isActive", u."blocked" as "blocked"` +
    ` from ${linked} join "${accounts}" u on u."id" = ${account}`;
  const [outcome] = await together(strapi, [{ sql, bindings: [] }]);
  const rows = outcome?.rows ?? [];
  const codes = new Map(rows.map(({ id, code }) => [Number(id), String(code)]));
  const keyOf = (userId: number): string => codes.get(userId) ?? `user:${userId}`;
  return {
    active: new Set(rows.filter((row) => row.isActive && !row.blocked).map(({ code }) => String(code))),
    names: new Map(rows.map(({ code, name }) => [String(code), String(name)])),
    keyOf,
    personNow(key) {
      const userId = /^user:(\d+)$/.exec(key)?.[1];
      return userId === undefined ? key : keyOf(Number(userId));
    },
  };
}
