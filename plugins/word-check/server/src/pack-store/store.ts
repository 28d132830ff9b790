import type { Core } from '@strapi/strapi';
import { PACK_UID, PACK_VERSION_UID } from '../content-types';
import { Refusal } from '../core/errors';
import type { PackChange } from '../core/pack-change';
import type { Chunk } from '../core/pack-chunks';
import type { SettingActs } from '../ports';
import { chunkRows, digestsOf } from './chunk-rows';

/** The row of a user's pack. */
export interface PackRow {
  documentId: string;
  key: string;
  name: string;
  version: number;
  ruleCount: number;
  termCount: number;
  savedAt: string | Date | null;
  savedBy: string | null;
}

/** Whoever changes a pack, as it is put on record. */
export interface PackWriter {
  id: number | null;
  name: string;
}

/** What was done to a pack. */
export type PackAct = 'create' | 'edit' | 'import' | 'restore' | 'carry-over' | 'remove';

/** A version of a pack, without its rules. */
export interface VersionRow {
  packId: string;
  key: string;
  version: number;
  act: PackAct;
  at: string | Date;
  byId: number | null;
  byName: string | null;
  name: string;
  chunks: string | null;
  ruleCount: number;
  termCount: number;
  change: PackChange | null;
}

/** What is to become the newest version of a pack. `digests` are all of its chunks, `chunks` those that may be new. */
export interface NextVersion {
  name: string;
  act: PackAct;
  digests: readonly string[];
  chunks: readonly Chunk[];
  ruleCount: number;
  termCount: number;
  change: PackChange | null;
}

interface Clock {
  now(): Date;
}

/** Puts a change into the ledger where review is installed; what is carried over from an older version changes nothing. */
async function recordChange(strapi: Core.Strapi, version: Omit<VersionRow, 'chunks' | 'at'>): Promise<void> {
  const { key, name, version: number, act, byId, ruleCount, change } = version;
  if (act === 'carry-over') return;
  const acts = strapi.plugin('review')?.service('settingActs') as SettingActs | undefined;
  const details = { pack: key, name, version: number, change: act, rules: ruleCount, ...(change ?? {}) };
  await acts?.record({ act: 'pack-change', userId: byId, details });
}

/** The versions of packs in the database: what is on record of each change, and the way to its rules. */
function versionRows(strapi: Core.Strapi) {
  const query = () => strapi.db.query(PACK_VERSION_UID);
  const chunks = chunkRows(strapi);
  const now = () => (strapi.plugin('word-check').service('clock') as Clock).now();
  type Named = Pick<PackRow, 'documentId' | 'key' | 'version'>;
  const facts = ({ documentId: packId, key, version }: Named, by: PackWriter) => ({
    ...{ packId, key, version, at: now(), byId: by.id, byName: by.name },
  });
  return {
    now,

    /** Puts a version on record, with its chunks; call it last in a transaction. */
    async add(row: Named, next: NextVersion, by: PackWriter): Promise<void> {
      const { name, act, ruleCount, termCount, change } = next;
      await chunks.add(row.documentId, next.chunks);
      const data = { ...facts(row, by), name, act, ruleCount, termCount, change, chunks: next.digests.join(' ') };
      await query().create({ data });
      await chunks.tidy(row.documentId);
      await recordChange(strapi, data);
    },

    /** Puts the end of a pack on record, and drops its chunks. */
    async end(row: PackRow, by: PackWriter): Promise<void> {
      const where = { packId: row.documentId };
      await chunks.drop(row.documentId);
      const newest = (await query().findOne({ where, orderBy: { version: 'desc' } })) as VersionRow | null;
      const version = (newest?.version ?? row.version) + 1;
      const empty = { chunks: '', ruleCount: 0, termCount: 0, change: null };
      const data = { ...facts({ ...row, version }, by), name: row.name, act: 'remove' as const, ...empty };
      await query().create({ data });
      await recordChange(strapi, data);
    },

    async versionOf(packId: string, version: number): Promise<VersionRow | null> {
      return (await query().findOne({ where: { packId, version } })) as VersionRow | null;
    },

    /** The kept versions of a pack, the newest first, without their chunks. */
    async versionsOf(packId: string): Promise<VersionRow[]> {
      const select = ['version', 'act', 'at', 'byId', 'byName', 'name', 'ruleCount', 'termCount', 'change'];
      return (await query().findMany({ where: { packId }, select, orderBy: { version: 'desc' } })) as VersionRow[];
    },

    /** The chunks of a version, one at a time. Throws when the version or a part of it is not there. */
    async *chunksOf(packId: string, version: number): AsyncGenerator<string> {
      const row = (await query().findOne({ where: { packId, version }, select: ['chunks'] })) as VersionRow | null;
      if (!row) throw new Error(`word-check: version ${version} of pack ${packId} is gone.`);
      for (const digest of digestsOf(row.chunks)) yield await chunks.read(packId, digest);
    },

    readChunk: (packId: string, digest: string) => chunks.read(packId, digest),
  };
}

/** Packs of users, their versions and their chunks in the database. Each change is one transaction. */
export function packStore(strapi: Core.Strapi) {
  const packs = () => strapi.db.query(PACK_UID);
  const versions = versionRows(strapi);

  const head = ({ name, ruleCount, termCount }: NextVersion, by: PackWriter) => ({
    ...{ name, ruleCount, termCount, savedAt: versions.now(), savedBy: by.name },
  });

  async function stale(key: string, version: number): Promise<Refusal> {
    const row = (await packs().findOne({ where: { key } })) as PackRow | null;
    if (!row) return new Refusal('NOT_FOUND', { key });
    return new Refusal('STALE_VERSION', { expected: row.version, actual: version });
  }

  return {
    ...versions,

    rowOf: async (key: string) => (await packs().findOne({ where: { key } })) as PackRow | null,

    /** A new pack. Rejects with the database's error when the key is taken. */
    async create(key: string, next: NextVersion, by: PackWriter): Promise<PackRow> {
      return strapi.db.transaction(async () => {
        const data = { key, builtin: false, version: 1, ...head(next, by) };
        const row = (await packs().create({ data })) as PackRow;
        await versions.add(row, next, by);
        return row;
      });
    },

    /**
     * The next version, if `version` is still the newest; `also` is done in the same transaction. Throws STALE_VERSION,
     * NOT_FOUND.
     */
    async replace(
      row: Pick<PackRow, 'documentId' | 'key'>,
      version: number,
      next: NextVersion,
      { by, also }: { by: PackWriter; also?: () => Promise<void> },
    ): Promise<void> {
      return strapi.db.transaction(async () => {
        // The write comes first: it holds the pack's row against everybody else.
        const where = { documentId: row.documentId, version };
        const { count } = await packs().updateMany({ where, data: { version: version + 1, ...head(next, by) } });
        if (count === 0) throw await stale(row.key, version);
        await also?.();
        await versions.add({ ...row, version: version + 1 }, next, by);
      });
    },

    /** Removes a pack; with `version`, only at that version. The record of it stays. Throws STALE_VERSION, NOT_FOUND. */
    async remove(row: PackRow, version: number | undefined, by: PackWriter): Promise<void> {
      const { documentId, key } = row;
      await strapi.db.transaction(async () => {
        const where = version === undefined ? { documentId } : { documentId, version };
        const { count } = await packs().deleteMany({ where });
        if (count === 0) throw await stale(key, version ?? row.version);
        await versions.end(row, by);
      });
    },
  };
}

/** The store of users' packs. */
export type PackStore = ReturnType<typeof packStore>;
