import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { READING_UID } from '../content-types';
import type { Reading } from '../core/images/reading';
import type { Run } from '../ports';

/** Changes when the same bytes would be read differently: another model, another way to cut lines. */
export const READER = 'ppocr4-1';

interface Row {
  digest: string;
  reading: Reading | string | null;
  claim: string | null;
  claimedAt: string | Date | null;
}

/** Where readings are kept, for all processes, and which process is at which picture. */
export interface ReadingsTable {
  /** Readings that are there. */
  find(digests: readonly string[], run?: Run): Promise<Map<string, Reading>>;
  /** A claim's name when the picture is this process's to read; null when another one is at it, since `staleBefore` at least. */
  claim(digest: string, now: Date, staleBefore: Date): Promise<string | null>;
  /** Keeps a reading, whoever holds the claim: all read the same. */
  keep(digest: string, reading: Reading): Promise<void>;
  /** Gives a claim back without a reading. */
  release(digest: string, claim: string): Promise<void>;
}

/** SQLite hands JSON out as text where the query engine does not see the column's type. */
const parsed = (value: Reading | string): Reading =>
  typeof value === 'string' ? (JSON.parse(value) as Reading) : value;

/** The readings in the database. */
export function readingsTable(strapi: Core.Strapi): ReadingsTable {
  const query = () => strapi.db.query(READING_UID);

  async function quickly(digests: readonly string[], run: Run): Promise<Row[]> {
    const { tableName } = strapi.db.metadata.get(READING_UID);
    const places = digests.map(() => '?').join(', ');
    const sql = `select "digest", "reading" from "${tableName}" where "reader" = ? and "digest" in (${places})`;
    return ((await run([{ sql, bindings: [READER, ...digests] }]))[0]?.rows ?? []) as unknown as Row[];
  }

  return {
    async find(digests, run) {
      if (digests.length === 0) return new Map();
      const where = { digest: { $in: [...digests] }, reader: READER };
      const rows = run ? await quickly(digests, run) : ((await query().findMany({ where })) as Row[]);
      return new Map(rows.flatMap(({ digest, reading }) => (reading === null ? [] : [[digest, parsed(reading)]])));
    },

    async claim(digest, now, staleBefore) {
      const claim = randomUUID();
      const where = { digest, reader: READER };
      const row = (await query().findOne({ where })) as Row | null;
      if (!row) {
        try {
          await query().create({ data: { ...where, claim, claimedAt: now } });
          return claim;
        } catch (error) {
          // Two at once: the unique index decides.
          if (await query().findOne({ where })) return null;
          throw error;
        }
      }
      if (row.reading !== null || row.claimedAt === null || new Date(row.claimedAt) >= staleBefore) return null;
      const taken = await query().updateMany({
        where: { ...where, claim: row.claim },
        data: { claim, claimedAt: now },
      });
      return taken.count === 1 ? claim : null;
    },

    async keep(digest, reading) {
      const where = { digest, reader: READER };
      const data = { reading: JSON.stringify(reading), claim: null };
      const { count } = await query().updateMany({ where, data });
      if (count === 0) await query().create({ data: { ...where, reading } });
    },

    async release(digest, claim) {
      await query().deleteMany({ where: { digest, reader: READER, claim, reading: { $null: true } } });
    },
  };
}
