import sharp from 'sharp';
import type { Pixels } from '../core/images/pixels';
import { LEAST, LIMITS, pictureKind } from '../core/images/limits';
import type { Fault } from '../core/images/reading';

/** A picture ready to be read. Sizes are those it is shown with, `width` and `height` before anything is made smaller. */
export interface OpenPicture {
  width: number;
  height: number;
  frames: number;
  /** The picture that is read, and the one in which text is looked for, made smaller, each side a multiple of 32. */
  full: Pixels;
  map: Pixels;
  /** Pixels of `full` for one of `map`. */
  scale: number;
  /** All of one colour, or too small for a letter: there is nothing to read. */
  blank: boolean;
}

/** Why a picture was not opened. */
export class Unopened extends Error {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

/** The finding model takes sides that are a multiple of this. */
const STEP = 32;

const opened = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: LIMITS.pixels, failOn: 'error', sequentialRead: true, animated: false });

async function pixelsOf(image: sharp.Sharp): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data.buffer, data.byteOffset, data.length), width: info.width, height: info.height };
}

/** Behind a picture that is partly clear stands white, or black where its own letters are light. */
async function groundOf(bytes: Uint8Array): Promise<string> {
  const { data } = await opened(bytes)
    .resize(64, 64, { fit: 'inside' })
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [light, weight] = [0, 0];
  for (let i = 0; i + 3 < data.length; i += 4) {
    light += ((data[i]! + data[i + 1]! + data[i + 2]!) / 3) * data[i + 3]!;
    weight += data[i + 3]!;
  }
  return weight > 0 && light / weight > 170 ? '#202020' : '#ffffff';
}

async function isBlank(full: Pixels): Promise<boolean> {
  if (Math.min(full.width, full.height) < LEAST.side) return true;
  const { channels } = await sharp(full.bytes, {
    raw: { width: full.width, height: full.height, channels: 3 },
  }).stats();
  return channels.every(({ min, max }) => max - min < LEAST.contrast);
}

/** The picture on a ground of whole steps, so that both directions keep one scale. */
async function mapOf(full: Pixels): Promise<{ map: Pixels; scale: number }> {
  const shrink = Math.min(1, LIMITS.finding / Math.max(full.width, full.height));
  const [width, height] = [full.width, full.height].map((side) => Math.max(1, Math.round(side * shrink)));
  const [right, bottom] = [width!, height!].map((side) => (STEP - (side % STEP)) % STEP);
  const image = sharp(full.bytes, { raw: { width: full.width, height: full.height, channels: 3 } })
    .resize(width!, height!, { fit: 'fill' })
    .extend({ right: right!, bottom: bottom!, extendWith: 'copy' });
  return { map: await pixelsOf(image), scale: full.width / width! };
}

/**
 * Opens a picture. Throws `Unopened`: not a picture or damaged, more pixels than are opened (a small file may unpack to
 * gigabytes), or drawn in vectors, whose look depends on the fonts of whoever looks.
 */
export async function openPicture(bytes: Uint8Array): Promise<OpenPicture> {
  if (pictureKind(bytes) === 'vector') throw new Unopened('vector');
  try {
    const { width = 0, height = 0, pages = 1, hasAlpha, autoOrient } = await opened(bytes).metadata();
    if (width * height > LIMITS.pixels) throw new Unopened('too-large');
    const upright = opened(bytes).autoOrient().toColourspace('srgb');
    const flat = hasAlpha ? upright.flatten({ background: await groundOf(bytes) }) : upright;
    const size = { width: LIMITS.reading, height: LIMITS.reading, fit: 'inside', withoutEnlargement: true } as const;
    const full = await pixelsOf(flat.removeAlpha().resize(size));
    const { map, scale } = await mapOf(full);
    return {
      ...{ width: autoOrient.width, height: autoOrient.height, frames: pages },
      ...{ full, map, scale, blank: await isBlank(full) },
    };
  } catch (error) {
    if (error instanceof Unopened) throw error;
    throw new Unopened(/pixel limit/i.test(String(error)) ? 'too-large' : 'broken');
  }
}
