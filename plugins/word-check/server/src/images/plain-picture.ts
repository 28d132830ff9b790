import sharp from 'sharp';
import { LEAST } from '../core/images/limits';
import type { Reading } from '../core/images/reading';

/** A file of at most so many bytes and pixels may be opened in the server's own process, outside its main thread. */
const SMALL = { bytes: 64 * 1024, pixels: 1_000_000 } as const;

/** The reading of a small picture of one colour, or too small for a letter, for which no process is started; else null. */
export async function plainReading(bytes: Uint8Array): Promise<Reading | null> {
  if (bytes.length > SMALL.bytes) return null;
  try {
    const open = () => sharp(bytes, { limitInputPixels: SMALL.pixels, failOn: 'error' });
    const { width = 0, height = 0, pages = 1, hasAlpha, format } = await open().metadata();
    if (pages > 1 || hasAlpha || format === 'svg' || width * height > SMALL.pixels) return null;
    const isTiny = Math.min(width, height) < LEAST.side;
    const { channels } = await open().stats();
    if (!isTiny && channels.some(({ min, max }) => max - min >= LEAST.contrast)) return null;
    return { width, height, frames: 1, lines: [], codes: [] };
  } catch {
    // What cannot be opened here is the reading process's to judge.
    return null;
  }
}
