import type { Core } from '@strapi/strapi';
import { PACK_UID } from '../content-types';
import { invalidInput, Refusal } from '../core/errors';
import type { Pack } from '../core/rule';
import { BUILTIN_PACKS } from '../packs';
import type { Run } from '../ports';

/** A pack as it is kept: built-in ones have version 1 for ever. */
export interface StoredPack extends Pack {
  builtin: boolean;
  version: number;
}

/** A pack in a list. */
export interface PackSummary {
  key: string;
  name: string;
  nameEn?: string;
  builtin: boolean;
  version: number;
  ruleCount: number;
}

const orderBy = { id: 'asc' } as const;

interface Row {
  documentId: string;
  key: string;
  name: string;
  rules: Pack['rules'];
  version: number;
}

const fromCode = (pack: Pack): StoredPack => ({ ...pack, builtin: true, version: 1 });
const fromRow = ({ key, name, rules, version }: Row): StoredPack => ({ key, name, rules, builtin: false, version });
const isBuiltin = (key: string): boolean => BUILTIN_PACKS.some((pack) => pack.key === key);

const taken = () => invalidInput([{ path: 'key', reason: 'is taken' }]);

/** Packs: the built-in ones from code, the users' from the database. */
export const packs = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(PACK_UID);
  const rowOf = async (key: string) => (await query().findOne({ where: { key } })) as Row | null;

  async function quickly(run: Run) {
    const { tableName } = strapi.db.metadata.get(PACK_UID);
    const sql = `select "document_id" as "documentId", "version" from "${tableName}" order by "id"`;
    return (await run([{ sql, bindings: [] }]))[0]?.rows ?? [];
  }

  /** Throws for a built-in pack (FORBIDDEN) or none (NOT_FOUND). */
  async function writable(key: string): Promise<Row> {
    if (isBuiltin(key)) throw new Refusal('FORBIDDEN', { key });
    const row = await rowOf(key);
    if (!row) throw new Refusal('NOT_FOUND', { key });
    return row;
  }

  return {
    /** What is in the database, in one short line that changes with every write. */
    async stamp(run?: Run): Promise<string> {
      const rows = run ? await quickly(run) : await query().findMany({ select: ['documentId', 'version'], orderBy });
      return (rows as Row[]).map((row) => `${row.documentId}:${row.version}`).join(' ');
    },

    /** All packs of users with their rules. */
    async userPacks(): Promise<StoredPack[]> {
      return ((await query().findMany({ orderBy: { key: 'asc' } })) as Row[]).map(fromRow);
    },

    async list(): Promise<PackSummary[]> {
      const all = [...BUILTIN_PACKS.map(fromCode), ...(await this.userPacks())];
      return all.map(({ rules, scope: _scope, promotional: _promotional, ...pack }) => ({
        ...pack,
        ruleCount: rules.length,
      }));
    },

    /** Throws NOT_FOUND. */
    async get(key: string): Promise<StoredPack> {
      const builtin = BUILTIN_PACKS.find((pack) => pack.key === key);
      if (builtin) return fromCode(builtin);
      const row = await rowOf(key);
      if (!row) throw new Refusal('NOT_FOUND', { key });
      return fromRow(row);
    },

    /** Throws FORBIDDEN for a built-in pack, NOT_FOUND for none. */
    async assertWritable(key: string): Promise<void> {
      await writable(key);
    },

    /** Throws INVALID_INPUT when the key is taken; the unique index decides between two that come at once. */
    async create({ key, name, rules }: Pack): Promise<StoredPack> {
      if (isBuiltin(key) || (await rowOf(key))) throw taken();
      try {
        return fromRow((await query().create({ data: { key, name, rules, builtin: false, version: 1 } })) as Row);
      } catch (error) {
        throw (await rowOf(key)) ? taken() : error;
      }
    },

    /** Compare-and-set on `version`. Throws FORBIDDEN, NOT_FOUND, STALE_VERSION. */
    async replace({ key, name, rules }: Pack, version: number): Promise<StoredPack> {
      const row = await writable(key);
      const data = { name, rules: JSON.stringify(rules), version: version + 1 };
      const { count } = await query().updateMany({ where: { key, version }, data });
      if (count === 0) throw new Refusal('STALE_VERSION', { expected: row.version, actual: version });
      return { key, name, rules, builtin: false, version: version + 1 };
    },

    /** With `version`, only that version. Throws FORBIDDEN, NOT_FOUND, STALE_VERSION. */
    async remove(key: string, version?: number): Promise<void> {
      const row = await writable(key);
      const where = version === undefined ? { key } : { key, version };
      const { count } = await query().deleteMany({ where });
      if (count === 0) throw new Refusal('STALE_VERSION', { expected: row.version, actual: version });
    },
  };
};

/** The packs service. */
export type PacksService = ReturnType<typeof packs>;
