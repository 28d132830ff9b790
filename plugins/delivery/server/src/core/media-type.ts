import { isRaster } from './media-url';

/** Types that a browser would run or render as a page if it were ever asked to open them. */
const ACTIVE = /html|xml|svg|javascript|ecmascript|xsl|mathml|flash|x-msdownload/i;
const WELL_FORMED = /^[a-z]+\/[\w.+-]+$/i;

/** How the bytes of a file are handed out. */
export interface Delivery {
  contentType: string;
  /** False: shown in place. True: saved under the file's name. */
  download: boolean;
}

/** Raster images are shown; everything else is a download, and what could run is named as plain bytes. */
export function deliveryOf(mime: string): Delivery {
  if (isRaster(mime)) return { contentType: mime.toLowerCase(), download: false };
  const safe = WELL_FORMED.test(mime) && !ACTIVE.test(mime);
  return { contentType: safe ? mime : 'application/octet-stream', download: true };
}

/**
 * `Content-Disposition` of a download (RFC 6266): an ASCII name for old clients and the true name in UTF-8. Quotes,
 * line breaks and path separators cannot get out of it.
 */
export function attachmentHeader(name: string): string {
  const bare = name.replace(/[\p{Cc}\\/]/gu, '_').replace(/\p{Surrogate}/gu, '_');
  const ascii = bare.replace(/[^\x20-\x7e]/g, '_').replace(/["%]/g, '_');
  const encoded = encodeURIComponent(bare).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** The format of a smaller picture: WebP for readers that name it, JPEG for all others. */
export function variantFormat(accept: string | undefined): 'webp' | 'jpeg' {
  return /\bimage\/webp\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/i.test(accept ?? '') ? 'webp' : 'jpeg';
}
