import type { Finding } from './findings';
import { valueAt, type Values } from './values';

/** A box of a picture, in its pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A finding's place in a picture. */
export interface PicturePlace {
  readonly url: string;
  /** Size of the picture. */
  readonly width: number;
  readonly height: number;
  readonly box: Box;
}

const IN_PICTURE = /\.picture(?:\.codes\.\d+)?$/;

/** Whether a finding is about a picture itself or what stands in it, not about a text of the form. */
export const isInPicture = ({ path }: Pick<Finding, 'path'>): boolean => IN_PICTURE.test(path);

/** Path of the file that holds the picture. */
export const filePath = (path: string): string => path.replace(IN_PICTURE, '');

/** Where the finding is in a picture of the form; null where the form has no such picture, or the finding no place in it. */
export function picturePlace(values: Values, { path, box, picture }: Finding): PicturePlace | null {
  if (!box || !picture || !isInPicture({ path })) return null;
  const file = valueAt(values, filePath(path));
  const url = typeof file === 'object' && file !== null ? (file as Record<string, unknown>)['url'] : undefined;
  return typeof url === 'string' ? { url, ...picture, box } : null;
}

/** Half as much again as the box on each side, so that one sees the words around it. */
const AROUND = 1.5;
/** Width to height of a close-up at least, where the picture has so much: about the place it is shown in. */
const WIDE = 3;

/** The part of a picture to look at closely, or null when the box is a good part of the picture anyway. */
export function closeUp({ width, height, box }: PicturePlace): Box | null {
  if (box.width > width / 3) return null;
  const margin = AROUND * Math.max(box.height, box.width / 4);
  const left = Math.max(0, box.x - margin);
  const y = Math.max(0, box.y - margin);
  const tall = Math.min(height, box.y + box.height + margin) - y;
  const wide = Math.max(Math.min(width, box.x + box.width + margin) - left, Math.min(width, WIDE * tall));
  const x = Math.max(0, Math.min(left, box.x + box.width / 2 - wide / 2, width - wide));
  return { x, y, width: wide, height: tall };
}
