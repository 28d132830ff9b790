import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { pathOf, type Row } from '../core/content';
import { sha256 } from '../core/digest';
import { together } from '../database/round-trip';

type Knex = Core.Strapi['db']['connection'];

const BLOBS = 'review_media_blobs';

/** Bytes copied at release, by their digest. */
export interface Blob {
  bytes: Buffer;
  mime: string;
  name: string;
}

interface BlobRow {
  sha256: string;
  mime: string;
  name: string;
  bytes: Buffer;
}

/** Digests already computed, by file identity on disk: a replaced file has another time or size and is read again. */
const MAX_CACHED = 5000;

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const cache = new Map<string, string>();

  /** Where a file's bytes are on disk; null when another upload provider keeps them. */
  function diskPath(file: Row): string | null {
    const url = pathOf(String(file.url ?? ''));
    if (!url.startsWith('/uploads/')) return null;
    const root = path.resolve(strapi.dirs.static.public, 'uploads');
    const full = path.resolve(strapi.dirs.static.public, `.${decodeURI(url)}`);
    return full.startsWith(root + path.sep) ? full : null;
  }

  /** Runs a query in the transaction that is open, if one is: SQLite has a single connection. */
  async function query<T>(build: (db: Knex) => PromiseLike<T>): Promise<T> {
    if (!strapi.db.inTransaction()) return build(strapi.db.connection);
    let result: T | undefined;
    await strapi.db.transaction(async ({ trx }) => {
      result = await build(trx);
    });
    return result as T;
  }

  async function remoteBytes(file: Row): Promise<Buffer> {
    const signed = await strapi.plugin('upload').service('file').signFileUrls(file);
    const response = await fetch(String(signed.url), { redirect: 'error', signal: AbortSignal.timeout(20_000) });
    if (!response.ok) throw new Error(`upload provider answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async function readFile(file: Row): Promise<Buffer> {
    const disk = diskPath(file);
    return disk ? fs.readFile(disk) : remoteBytes(file);
  }

  /** SHA-256 of an upload's bytes as they are now, or null when they cannot be read. */
  async function digestOfFile(file: Row): Promise<string | null> {
    try {
      const disk = diskPath(file);
      if (!disk) return sha256(await remoteBytes(file));
      const stat = await fs.stat(disk, { bigint: true });
      const key = `${disk}|${stat.size}|${stat.mtimeNs}|${stat.ctimeNs}|${stat.ino}`;
      const known = cache.get(key);
      if (known) return known;
      const digest = createHash('sha256')
        .update(await fs.readFile(disk))
        .digest('hex');
      if (cache.size >= MAX_CACHED) cache.clear();
      cache.set(key, digest);
      return digest;
    } catch {
      return null;
    }
  }

  /** Those of the digests whose bytes are kept already. */
  async function held(digests: string[]): Promise<Set<string>> {
    if (digests.length === 0) return new Set();
    const sql = `select "sha256" from "${BLOBS}" where "sha256" in (${digests.map(() => '?').join(', ')})`;
    const [outcome] = await together(strapi, [{ sql, bindings: digests }]);
    return new Set(outcome?.rows.map((row) => String(row.sha256)));
  }

  async function copy(file: Row): Promise<string> {
    const bytes = await readFile(file);
    const digest = sha256(bytes);
    const row: BlobRow = {
      sha256: digest,
      mime: String(file.mime ?? ''),
      name: String(file.name ?? '').slice(0, 250),
      bytes,
    };
    await strapi.db.transaction(async ({ trx }) => {
      await trx(BLOBS).insert(row).onConflict('sha256').ignore();
    });
    return digest;
  }

  return {
    /** Creates the table of released bytes when it is not there yet. Strapi's schema knows no binary columns. */
    async prepare(): Promise<void> {
      const { schema } = strapi.db.connection;
      if (await schema.hasTable(BLOBS)) return;
      try {
        await schema.createTable(BLOBS, (columns) => {
          columns.string('sha256', 64).primary();
          columns.string('mime').notNullable();
          columns.string('name').notNullable();
          columns.binary('bytes').notNullable();
        });
      } catch (error) {
        // Two processes booting at once: the other one made it.
        if (!(await schema.hasTable(BLOBS))) throw error;
      }
    },

    digestOfFile,

    /** An upload's bytes as they are now, for showing a draft. @throws Error when they cannot be read */
    bytesOfFile: readFile,

    held,

    /**
     * Keeps the bytes of uploads, inside the transaction of the act that signs for them. Bytes that are kept already
     * are not read again.
     * @returns digests of exactly the bytes that are kept
     */
    async keep(files: Row[]): Promise<Set<string>> {
      const digests = await Promise.all(files.map(digestOfFile));
      const kept = await held(digests.filter((digest) => digest !== null));
      for (const [index, file] of files.entries()) {
        const digest = digests[index];
        if (!digest || !kept.has(digest)) kept.add(await copy(file));
      }
      return kept;
    },

    /** Released bytes by digest, or null when no release ever held them. */
    async read(digest: string): Promise<Blob | null> {
      const row = (await query((db) => db(BLOBS).where({ sha256: digest }).first())) as BlobRow | undefined;
      return row ? { bytes: Buffer.from(row.bytes), mime: row.mime, name: row.name } : null;
    },

    /** `live` when a current release uses the bytes, `recalled` when only past ones did, else `unknown`. */
    async status(digest: string): Promise<'live' | 'recalled' | 'unknown'> {
      const rows = (await query((db) =>
        db('review_release_media as m')
          .join('review_releases as r', 'r.id', 'm.release')
          .where('m.digest', digest)
          .select('r.state')
          .groupBy('r.state'),
      )) as { state: string }[];
      if (rows.some((row) => row.state === 'live')) return 'live';
      return rows.length > 0 ? 'recalled' : 'unknown';
    },
  };
};
