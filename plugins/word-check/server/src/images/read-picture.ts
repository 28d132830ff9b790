import type { Box } from '../core/images/geometry';
import type { Reading } from '../core/images/reading';
import { readCodes } from './codes';
import { loadTextReader, type TextReader } from './ocr';
import { openPicture, Unopened, type OpenPicture } from './open-picture';

/** A box of the picture that was read, in pixels of the picture as it came. */
const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  ...{ x: Math.round(x * by), y: Math.round(y * by) },
  ...{ width: Math.round(width * by), height: Math.round(height * by) },
});

const round = (confidence: number): number => Math.round(confidence * 1000) / 1000;

let textReader: Promise<TextReader> | null = null;

async function readOpened({ full, map, scale, width, height, frames, blank }: OpenPicture): Promise<Reading> {
  if (blank) return { width, height, frames, lines: [], codes: [] };
  textReader ??= loadTextReader();
  const by = width / full.width;
  const lines = await (await textReader).read(map, full, scale);
  const codes = await readCodes(full);
  return {
    ...{ width, height, frames },
    lines: lines.map(({ text, confidence, characters }) => ({
      text,
      confidence: round(confidence),
      characters: characters.map((one) => ({ ...one, confidence: round(one.confidence), box: scaled(one.box, by) })),
    })),
    codes: codes.map(({ text, box }) => ({ text, box: scaled(box, by) })),
  };
}

/** Reads a picture: its text, its codes, or why neither is known. Models are loaded for the first one that needs them. */
export async function readPicture(bytes: Uint8Array): Promise<Reading> {
  try {
    return await readOpened(await openPicture(bytes));
  } catch (error) {
    if (!(error instanceof Unopened)) throw error;
    return { width: 0, height: 0, frames: 1, lines: [], codes: [], fault: error.fault };
  }
}
