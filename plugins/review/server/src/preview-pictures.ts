import type { Core } from '@strapi/strapi';
import { mediaOf, type Content, type Row } from './core/content';
import { sha256 } from './core/digest';
import { review } from './review-services';

/** A larger picture is not shown in a preview (bytes). */
const MAX_PICTURE = 2 * 1024 * 1024;

/** All pictures of a page together; those beyond it are not shown (bytes). */
const MAX_PAGE = 8 * 1024 * 1024;

/** Pictures that browsers draw and that hold no script. */
const RASTER = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/** An upload's bytes, when they are the ones meant and not too many. Strapi counts sizes in kilobytes of 1000. */
async function pictureBytes(strapi: Core.Strapi, file: Row, digest: string, most: number): Promise<Buffer | null> {
  if (Number(file.size) * 1000 > most * 1.01) return null;
  try {
    const bytes = await review(strapi, 'media').bytesOfFile(file);
    return bytes.length <= most && sha256(bytes) === digest ? bytes : null;
  } catch {
    return null;
  }
}

/** The pictures of a draft as `data:` addresses, by digest: its uploads are private, and the page needs no second request. */
export async function inlinePictures(
  strapi: Core.Strapi,
  content: Content,
  files: readonly Row[],
): Promise<Map<string, string>> {
  const byDigest = new Map<string, Row>();
  for (const file of files) {
    const digest = await review(strapi, 'media').digestOfFile(file);
    if (digest !== null) byDigest.set(digest, file);
  }
  const pictures = new Map<string, string>();
  let left = MAX_PAGE;
  for (const { sha256: digest, mime } of mediaOf(content)) {
    const file = byDigest.get(digest);
    if (!file || pictures.has(digest) || !RASTER.has(mime)) continue;
    const bytes = await pictureBytes(strapi, file, digest, Math.min(MAX_PICTURE, left));
    if (!bytes) continue;
    left -= bytes.length;
    pictures.set(digest, `data:${mime};base64,${bytes.toString('base64')}`);
  }
  return pictures;
}
