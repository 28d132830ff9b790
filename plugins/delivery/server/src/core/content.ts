/**
 * The canonical content of one (document, locale), as `review` hashed and signed it. Fields are `unknown` on purpose:
 * every read goes through the narrowing functions below, so a surprising shape becomes "absent", never a crash in the
 * middle of a release.
 */
export interface Content {
  uid: string;
  locale: string;
  fields: Record<string, unknown>;
}

/** A media file as the content names it: by the digest of its bytes. `width`/`height` in pixels, images only. */
export interface MediaFile {
  sha256: string;
  mime: string;
  ext: string;
  name: string;
  width: number | null;
  height: number | null;
  alternativeText: string | null;
  caption: string | null;
}

/** A related entry as a reader is shown it. */
export interface Coded {
  code: string;
  name: string;
}

/** Which attribute of a content type plays which part; an absent entry means the attribute of the same name. */
export interface TypeFields {
  title: string;
  summary: string;
  body: string;
  /** `blocks` (Strapi blocks; a string is plain text) or `html` (a string is HTML, and is sanitised). */
  bodyFormat: 'blocks' | 'html';
  cover: string;
  attachments: string;
  theme: string;
  column: string;
  topic: string;
  channels: string;
  source: string;
  aiDeclaration: string;
  displayFrom: string;
  displayUntil: string;
}

const SHA256 = /^[0-9a-f]{64}$/;

/** Whether the text is a SHA-256 digest as this product writes it: 64 lower-case hex characters. */
export function isDigest(text: string): boolean {
  return SHA256.test(text);
}

/** A plain object, or null. */
export function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** A non-empty text with lone surrogates replaced (they cannot be signed, RFC 8785), or null. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? wellFormed(value) : null;
}

/** Replaces every lone surrogate by U+FFFD, so that the text can be written as UTF-8. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** An ISO 8601 time in UTC, or null when the value is no time. */
export function asTime(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** A related entry with its code, or null. A missing name falls back to the code. */
export function asCoded(value: unknown): Coded | null {
  const record = asRecord(value);
  const code = asText(record?.code);
  return code === null ? null : { code, name: asText(record?.name) ?? code };
}

/** The distinct codes of a list of related entries, in the order of the list. */
export function asCodes(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return [...new Set(list.flatMap((entry) => asCoded(entry)?.code ?? []))];
}

/** A media file, or null when its bytes are not known by digest (review blocks those before a release). */
export function asMedia(value: unknown): MediaFile | null {
  const record = asRecord(value);
  const sha256 = asText(record?.sha256);
  if (record === null || sha256 === null || !isDigest(sha256)) return null;
  return {
    sha256,
    mime: asText(record.mime) ?? 'application/octet-stream',
    ext: asText(record.ext) ?? '',
    name: asText(record.name) ?? sha256,
    width: asPixels(record.width),
    height: asPixels(record.height),
    alternativeText: asText(record.alternativeText),
    caption: asText(record.caption),
  };
}

/** All media files of a list. */
export function asMediaList(value: unknown): MediaFile[] {
  return (Array.isArray(value) ? value : []).flatMap((entry) => asMedia(entry) ?? []);
}

/** The field names of a type, with the attribute of the same name where the configuration is silent. */
export function typeFields(configured: Partial<TypeFields>): TypeFields {
  const own = (key: Exclude<keyof TypeFields, 'bodyFormat'>): string => configured[key] ?? key;
  return {
    title: own('title'),
    summary: own('summary'),
    body: own('body'),
    bodyFormat: configured.bodyFormat ?? 'blocks',
    cover: own('cover'),
    attachments: own('attachments'),
    theme: own('theme'),
    column: own('column'),
    topic: own('topic'),
    channels: own('channels'),
    source: own('source'),
    aiDeclaration: own('aiDeclaration'),
    displayFrom: own('displayFrom'),
    displayUntil: own('displayUntil'),
  };
}

function asPixels(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}
