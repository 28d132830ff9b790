import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { LIMITS } from '../core/images/limits';

/** A row of the media library, as far as its bytes need it. */
export interface FileRow {
  id: number;
  url: string;
  updatedAt?: string;
}

/** SHA-256 of bytes, in lower-case hex. */
export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Digests computed already; a replaced file has another time or size and is read again. */
const MOST_DIGESTS = 5000;

/** The path of an upload's URL without origin and query. */
export const pathOfUrl = (url: string): string => (url.split(/[?#]/)[0] ?? '').replace(/^https?:\/\/[^/]+/i, '');

/** Where a file's bytes are on disk; null when another upload provider keeps them. */
function diskPath(strapi: Core.Strapi, url: string): string | null {
  const bare = pathOfUrl(url);
  if (!bare.startsWith('/uploads/')) return null;
  const root = path.resolve(strapi.dirs.static.public, 'uploads');
  const full = path.resolve(strapi.dirs.static.public, `.${decodeURI(bare)}`);
  return full.startsWith(root + path.sep) ? full : null;
}

async function remoteBytes(strapi: Core.Strapi, file: FileRow): Promise<Buffer> {
  const signed = (await strapi.plugin('upload').service('file').signFileUrls(file)) as FileRow;
  const response = await fetch(signed.url, { redirect: 'error', signal: AbortSignal.timeout(20_000) });
  if (!response.ok) throw new Error(`upload provider answered ${response.status}`);
  if (Number(response.headers.get('content-length')) > LIMITS.bytes) throw new Error('the file is too large');
  return Buffer.from(await response.arrayBuffer());
}

/** The bytes of an upload as they are now, or null when they cannot be read. */
export async function bytesOfFile(strapi: Core.Strapi, file: FileRow): Promise<Buffer | null> {
  try {
    const disk = diskPath(strapi, file.url);
    return disk ? await fs.readFile(disk) : await remoteBytes(strapi, file);
  } catch {
    return null;
  }
}

/** SHA-256 of uploads, as their bytes are now; null when they cannot be read. */
export function fileDigests(strapi: Core.Strapi): (file: FileRow) => Promise<string | null> {
  const cache = new Map<string, string>();

  async function identityOf(file: FileRow): Promise<string> {
    const disk = diskPath(strapi, file.url);
    if (!disk) return `${file.url} ${String(file.updatedAt)}`;
    const { size, mtimeNs, ctimeNs, ino } = await fs.stat(disk, { bigint: true });
    return `${disk}|${size}|${mtimeNs}|${ctimeNs}|${ino}`;
  }

  return async (file) => {
    const identity = await identityOf(file).catch(() => null);
    const known = identity === null ? undefined : cache.get(identity);
    if (identity === null || known) return known ?? null;
    const bytes = await bytesOfFile(strapi, file);
    if (!bytes) return null;
    if (cache.size >= MOST_DIGESTS) cache.clear();
    cache.set(identity, digestOf(bytes));
    return digestOf(bytes);
  };
}
