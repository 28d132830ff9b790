import { setImmediate as turn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { PACK_CHUNK_UID, PACK_VERSION_UID } from '../content-types';
import type { Chunk } from '../core/pack-chunks';

/** Versions of a pack that are kept; older ones go, and chunks that only they named. */
export const VERSIONS_KEPT = 50;

/** Digests asked for, and rows written, in one statement. */
const BATCH = 100;

function* batches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** The digests of a version row, in order. */
export const digestsOf = (chunks: string | null): string[] => (chunks ? chunks.split(' ') : []);

/**
 * The chunks of packs in the database. SQLite answers at once, so that one statement after the other would be a single turn
 * of the event loop: after each chunk others have theirs. Whoever writes holds the pack's row, so nobody else
 * changes its chunks meanwhile.
 */
export function chunkRows(strapi: Core.Strapi) {
  const query = () => strapi.db.query(PACK_CHUNK_UID);
  const versions = () => strapi.db.query(PACK_VERSION_UID);

  async function known(packId: string, digests: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const batch of batches(digests, BATCH)) {
      const where = { packId, digest: { $in: [...batch] } };
      const rows = (await query().findMany({ where, select: ['digest'] })) as { digest: string }[];
      for (const { digest } of rows) found.add(digest);
    }
    return found;
  }

  return {
    /** Writes the chunks that are not there yet. */
    async add(packId: string, chunks: readonly Chunk[]): Promise<void> {
      const unique = [...new Map(chunks.map((chunk) => [chunk.digest, chunk])).values()];
      const there = await known(
        packId,
        unique.map(({ digest }) => digest),
      );
      // One at a time: a statement of a megabyte holds everybody else up.
      for (const { digest, text } of unique) {
        if (there.has(digest)) continue;
        await query().create({ data: { packId, digest, rules: text } });
        await turn();
      }
    },

    /** The text of one chunk. Throws when it is not there: a pack is never read in part. */
    async read(packId: string, digest: string): Promise<string> {
      const row = (await query().findOne({ where: { packId, digest }, select: ['rules'] })) as { rules: string } | null;
      if (!row) throw new Error(`word-check: a part of a pack is missing (${packId}, ${digest}).`);
      await turn();
      return row.rules;
    },

    /** Drops versions beyond those kept, and chunks that no version names any more. */
    async tidy(packId: string): Promise<void> {
      const select = ['id', 'version', 'chunks'] as const;
      const rows = (await versions().findMany({
        where: { packId },
        select: [...select],
        orderBy: { version: 'desc' },
      })) as { id: number; chunks: string | null }[];
      const old = rows.slice(VERSIONS_KEPT);
      if (old.length === 0) return;
      const named = new Set(rows.slice(0, VERSIONS_KEPT).flatMap(({ chunks }) => digestsOf(chunks)));
      const unnamed = [...new Set(old.flatMap(({ chunks }) => digestsOf(chunks)))].filter(
        (digest) => !named.has(digest),
      );
      await versions().deleteMany({ where: { id: { $in: old.map(({ id }) => id) } } });
      for (const batch of batches(unnamed, BATCH)) {
        await query().deleteMany({ where: { packId, digest: { $in: [...batch] } } });
      }
    },

    /** Drops all chunks of a pack; its versions stay as a record of what happened, without rules. */
    async drop(packId: string): Promise<void> {
      await query().deleteMany({ where: { packId } });
      await versions().updateMany({ where: { packId }, data: { chunks: '' } });
    },
  };
}
