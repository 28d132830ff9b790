import type { MediaFile } from './content';

/** Widths of the picture sizes offered besides the original, in pixels. */
export const VARIANTS = { thumb: 320, small: 640, large: 1280 } as const;

/** A named picture size. */
export type Variant = keyof typeof VARIANTS;

/** Image formats that browsers draw and that cannot carry script. Anything else is handed out as a download. */
const RASTER = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/** A picture as readers get it: the original by digest, and smaller sizes of it. */
export interface Picture {
  url: string;
  sha256: string;
  mime: string;
  width: number | null;
  height: number | null;
  alternativeText: string | null;
  caption: string | null;
  variants: Record<Variant, string>;
}

/** Whether the word names a picture size. */
export function isVariant(word: string): word is Variant {
  return Object.hasOwn(VARIANTS, word);
}

/** Whether a file of this type may be shown in place (a raster image), rather than downloaded. */
export function isRaster(mime: string): boolean {
  return RASTER.has(mime.toLowerCase());
}

/** Path of a file's bytes, or of a smaller size of a picture. `apiPrefix` is Strapi's, normally `/api`. */
export function mediaUrl(apiPrefix: string, sha256: string, variant?: Variant): string {
  return `${apiPrefix}/delivery/media/${sha256}${variant === undefined ? '' : `/${variant}`}`;
}

/** A file as a picture, or null when it is not one. */
export function pictureOf(apiPrefix: string, file: MediaFile | null): Picture | null {
  if (file === null || !isRaster(file.mime)) return null;
  const { sha256, mime, width, height, alternativeText, caption } = file;
  const variants = {
    thumb: mediaUrl(apiPrefix, sha256, 'thumb'),
    small: mediaUrl(apiPrefix, sha256, 'small'),
    large: mediaUrl(apiPrefix, sha256, 'large'),
  };
  return { url: mediaUrl(apiPrefix, sha256), sha256, mime, width, height, alternativeText, caption, variants };
}

/**
 * The `srcset` of a picture, or null where smaller sizes would not help: an animation (only its first frame would be
 * left) or a picture already as small as the smallest size offered in text.
 */
export function srcsetOf(picture: Picture): string | null {
  if (picture.mime === 'image/gif' || picture.width === null || picture.width <= VARIANTS.small) return null;
  const sizes: Variant[] = picture.width > VARIANTS.large ? ['small', 'large'] : ['small'];
  return sizes.map((size) => `${picture.variants[size]} ${VARIANTS[size]}w`).join(', ');
}
