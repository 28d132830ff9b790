import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import { isDigest } from '../core/content';
import { Refusal } from '../core/errors';
import { etagFrom, etagOf } from '../core/etag';
import { Lru } from '../core/lru';
import { isRaster, VARIANTS, type Variant } from '../core/media-url';
import { review } from '../ports';

/** A file ready to be sent. */
export interface File {
  bytes: Buffer;
  mime: string;
  name: string;
  etag: string;
}

/** Pictures above this are not decoded: a small file can describe a picture that fills the memory. */
const MAX_PIXELS = 50_000_000;
const QUALITY = { webp: 80, jpeg: 82 } as const;
const STORE = { entries: 2000, weight: 96 * 1024 * 1024 };
const DECODERS = 2;

/** Runs at most `limit` tasks at once; the rest wait their turn. */
function queue(limit: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(task: () => Promise<T>): Promise<T> => {
    while (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await task();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

/** Files by digest. The bytes behind a digest never change, so they may be kept; whether it is live is always asked. */
export const media = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = new Lru<File>(STORE, (file) => file.bytes.length + 500);
  const flights = new Map<string, Promise<File>>();
  const decode = queue(DECODERS);

  /** One load at a time for each key; what is loaded is kept. */
  async function once(key: string, load: () => Promise<File>): Promise<File> {
    const kept = store.get(key);
    if (kept !== undefined) return kept;
    const running = flights.get(key);
    if (running !== undefined) return running;
    const started = load()
      .then((file) => {
        store.set(key, file);
        return file;
      })
      .finally(() => flights.delete(key));
    flights.set(key, started);
    return started;
  }

  async function original(sha256: string): Promise<File> {
    return once(sha256, async () => {
      const file = await review(strapi, 'media')?.read(sha256);
      if (file == null) throw new Refusal('NOT_FOUND');
      return { ...file, etag: etagFrom(sha256) };
    });
  }

  async function variant(sha256: string, size: Variant, format: 'webp' | 'jpeg'): Promise<File> {
    const source = await original(sha256);
    if (!isRaster(source.mime)) throw new Refusal('NOT_FOUND');
    return once(`${sha256} ${size} ${format}`, () =>
      decode(async () => {
        const picture = sharp(source.bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning' })
          .rotate()
          .resize({ width: VARIANTS[size], withoutEnlargement: true });
        const flat = format === 'jpeg' ? picture.flatten({ background: '#ffffff' }) : picture;
        const bytes = await flat
          .toFormat(format, { quality: QUALITY[format] })
          .toBuffer()
          // A picture that cannot be decoded has no smaller sizes; the original is still there.
          .catch(() => Promise.reject(new Refusal('NOT_FOUND')));
        return { bytes, mime: `image/${format}`, name: source.name, etag: etagOf(bytes) };
      }),
    );
  }

  return {
    /** @throws Refusal NOT_FOUND, or RECALLED where no live release uses the file any more. */
    async assertLive(sha256: string): Promise<void> {
      if (!isDigest(sha256)) throw new Refusal('NOT_FOUND');
      const status = (await review(strapi, 'media')?.status(sha256)) ?? 'unknown';
      if (status === 'recalled') throw new Refusal('RECALLED');
      if (status !== 'live') throw new Refusal('NOT_FOUND');
    },
    original,
    variant,
  };
};
