import sharp from 'sharp';
import { sha256 } from './releases';

/** Files as review's media store has them, by digest. */
export type StoredFiles = Map<string, { bytes: Buffer; mime: string; name: string }>;

/** A picture 1600 pixels wide, and a file that would run as a page; with their digests. */
export async function mediaFiles() {
  const solid = { width: 1600, height: 900, channels: 3 as const, background: '#336' };
  const bytes = await sharp({ create: solid }).png().toBuffer();
  const page = Buffer.from('<script>alert(1)</script>');
  const [picture, paper] = [sha256(bytes), sha256(page)];
  const stored: StoredFiles = new Map([
    [picture, { bytes, mime: 'image/png', name: '图.png' }],
    [paper, { bytes: page, mime: 'text/html', name: '页 "面".html' }],
  ]);
  return { picture, paper, stored };
}

/** Names of picture sizes, and their widths in pixels. */
export const SIZES: [string, number][] = [
  ['thumb', 320],
  ['small', 640],
  ['large', 1280],
];
