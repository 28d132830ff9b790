import type { Core } from '@strapi/strapi';
import { PACK_UID } from '../content-types';
import { invalidInput, Refusal } from '../core/errors';
import { changeOf } from '../core/pack-change';
import { chunkRules, countAllTerms, rulesOf } from '../core/pack-chunks';
import type { Pack, Rule } from '../core/rule';
import { packStore, type NextVersion, type PackAct, type PackRow, type PackWriter } from '../pack-store/store';
import { BUILTIN_PACKS } from '../packs';
import type { Run } from '../ports';

/** A pack as it is kept: built-in ones have version 1 for ever. */
export interface StoredPack extends Pack {
  builtin: boolean;
  version: number;
}

/** A pack in a list. `savedAt` (ISO 8601) and `savedBy` are of its newest version; built-in ones have none. */
export interface PackSummary {
  key: string;
  name: string;
  nameEn?: string;
  builtin: boolean;
  version: number;
  ruleCount: number;
  termCount: number;
  savedAt: string | null;
  savedBy: string | null;
}

/** A pack of users as the scanner needs it to know what to load. */
export interface PackLayer {
  key: string;
  documentId: string;
  version: number;
  terms: number;
}

const orderBy = { id: 'asc' } as const;

const fromCode = (pack: Pack): StoredPack => ({ ...pack, builtin: true, version: 1 });
const isBuiltin = (key: string): boolean => BUILTIN_PACKS.some((pack) => pack.key === key);

const taken = () => invalidInput([{ path: 'key', reason: 'is taken' }]);
const isoOf = (at: string | Date | null): string | null => (at === null ? null : new Date(at).toISOString());

const BUILTIN_SUMMARIES: readonly PackSummary[] = BUILTIN_PACKS.map(({ key, name, nameEn, rules }) => ({
  ...{ key, name, ...(nameEn === undefined ? {} : { nameEn }), builtin: true, version: 1 },
  ...{ ruleCount: rules.length, termCount: countAllTerms(rules), savedAt: null, savedBy: null },
}));

const summaryOf = ({ key, name, version, ruleCount, termCount, savedAt, savedBy }: PackRow): PackSummary => ({
  ...{ key, name, builtin: false, version, ruleCount, termCount, savedAt: isoOf(savedAt), savedBy },
});

/** The next version of a pack whose rules are at hand. */
function versionWith(act: PackAct, { name, rules }: Pack, before: readonly Rule[]): NextVersion {
  const chunks = chunkRules(rules);
  const digests = chunks.map(({ digest }) => digest);
  const counts = { ruleCount: rules.length, termCount: countAllTerms(rules) };
  return { name, act, chunks, digests, ...counts, change: changeOf(before, rules) };
}

/** Packs: the built-in ones from code, the users' from the database. */
export const packs = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(PACK_UID);
  const store = packStore(strapi);

  async function quickly(run: Run) {
    const { tableName } = strapi.db.metadata.get(PACK_UID);
    const sql = `select "document_id" as "documentId", "version" from "${tableName}" order by "id"`;
    return (await run([{ sql, bindings: [] }]))[0]?.rows ?? [];
  }

  /** Throws for a built-in pack (FORBIDDEN) or none (NOT_FOUND). */
  async function writable(key: string): Promise<PackRow> {
    if (isBuiltin(key)) throw new Refusal('FORBIDDEN', { key });
    const row = await store.rowOf(key);
    if (!row) throw new Refusal('NOT_FOUND', { key });
    return row;
  }

  async function rulesAt({ documentId }: PackRow, version: number): Promise<Rule[]> {
    const rules: Rule[] = [];
    for await (const text of store.chunksOf(documentId, version)) for (const rule of rulesOf(text)) rules.push(rule);
    return rules;
  }

  const loaded = async (row: PackRow): Promise<StoredPack> => ({
    ...{ key: row.key, name: row.name, rules: await rulesAt(row, row.version), builtin: false, version: row.version },
  });

  return {
    store,

    /** What is in the database, in one short line that changes with every write. */
    async stamp(run?: Run): Promise<string> {
      const rows = run ? await quickly(run) : await query().findMany({ select: ['documentId', 'version'], orderBy });
      return (rows as PackRow[]).map((row) => `${row.documentId}:${row.version}`).join(' ');
    },

    /** The packs of users, without their rules, in the order of their keys. */
    async layers(): Promise<PackLayer[]> {
      const select = ['key', 'documentId', 'version', 'termCount'];
      const rows = (await query().findMany({ select, orderBy: { key: 'asc' } })) as PackRow[];
      return rows.map(({ key, documentId, version, termCount }) => ({ key, documentId, version, terms: termCount }));
    },

    /**
     * The rules of a version in parts, each the JSON text of an array. Throws when the version is gone or a part is missing;
     * the stamp has changed then.
     */
    chunksOf: (documentId: string, version: number): AsyncIterable<string> => store.chunksOf(documentId, version),

    /** All packs of users with their rules. */
    async userPacks(): Promise<StoredPack[]> {
      const rows = (await query().findMany({ orderBy: { key: 'asc' } })) as PackRow[];
      const out: StoredPack[] = [];
      for (const row of rows) out.push(await loaded(row));
      return out;
    },

    async list(): Promise<PackSummary[]> {
      const rows = (await query().findMany({ orderBy: { key: 'asc' } })) as PackRow[];
      return [...BUILTIN_SUMMARIES, ...rows.map(summaryOf)];
    },

    /** Throws NOT_FOUND. */
    async get(key: string): Promise<StoredPack> {
      const builtin = BUILTIN_PACKS.find((pack) => pack.key === key);
      if (builtin) return fromCode(builtin);
      const row = await store.rowOf(key);
      if (!row) throw new Refusal('NOT_FOUND', { key });
      return loaded(row);
    },

    /** Throws FORBIDDEN for a built-in pack, NOT_FOUND for none. */
    assertWritable: writable,

    /** Throws INVALID_INPUT when the key is taken; the unique index decides between two that come at once. */
    async create(pack: Pack, by: PackWriter): Promise<StoredPack> {
      const { key, name, rules } = pack;
      if (isBuiltin(key) || (await store.rowOf(key))) throw taken();
      try {
        await store.create(key, versionWith('create', pack, []), by);
      } catch (error) {
        throw (await store.rowOf(key)) ? taken() : error;
      }
      return { key, name, rules, builtin: false, version: 1 };
    },

    /** Compare-and-set on `version`. Throws FORBIDDEN, NOT_FOUND, STALE_VERSION. */
    async replace(pack: Pack, version: number, by: PackWriter): Promise<StoredPack> {
      const row = await writable(pack.key);
      if (row.version !== version) throw new Refusal('STALE_VERSION', { expected: row.version, actual: version });
      const before = await rulesAt(row, version);
      await store.replace(row, version, versionWith('edit', pack, before), { by });
      return { key: pack.key, name: pack.name, rules: pack.rules, builtin: false, version: version + 1 };
    },

    /** With `version`, only that version. Throws FORBIDDEN, NOT_FOUND, STALE_VERSION. */
    async remove(key: string, version: number | undefined, by: PackWriter): Promise<void> {
      await store.remove(await writable(key), version, by);
    },
  };
};

/** The packs service. */
export type PacksService = ReturnType<typeof packs>;
