import type { Coded } from './content';
import type { DisplayWindow } from './display-window';
import { isShown } from './display-window';
import type { ItemRow } from './item';
import { durationMs, type ManifestItem } from './manifest';
import { isRaster } from './media-url';

/** What lists are made from. */
export type ListedRow = Omit<ItemRow, 'payload'>;

/** An item in a feed. `releasedAt` is when readers first got it and never moves; `updatedAt` is the last release. */
export interface FeedEntry {
  documentId: string;
  locale: string;
  title: string;
  summary: string | null;
  excerpt: string;
  theme: string | null;
  themeName: string | null;
  column: string | null;
  columnName: string | null;
  topic: string | null;
  topicName: string | null;
  /** What readers are told about AI; null when nothing has to be said. */
  aiLabel: string | null;
  cover: ItemRow['cover'];
  releasedAt: string;
  updatedAt: string;
  digest: string;
}

/** A row as a feed shows it. */
export function feedEntry(row: ListedRow): FeedEntry {
  return {
    documentId: row.document,
    locale: row.locale,
    title: row.title,
    summary: row.summary,
    excerpt: row.excerpt,
    theme: row.themeCode,
    themeName: row.themeName,
    column: row.columnCode,
    columnName: row.columnName,
    topic: row.topicCode,
    topicName: row.topicName,
    aiLabel: row.aiLabel ?? null,
    cover: row.cover,
    releasedAt: row.firstReleasedAt,
    updatedAt: row.releasedAt,
    digest: row.digest,
  };
}

/** One item in full: what a feed says, and the body, files, source and declaration. */
export function itemAnswer(row: ItemRow) {
  const { body, media, source, aiDeclaration } = row.payload;
  const attachments = media.filter((file) => file.role === 'attachment');
  return { ...feedEntry(row), displayUntil: row.displayUntil, body, attachments, media, source, aiDeclaration };
}

/** The words of a row that a screen shows together. */
export type ShownWords = Pick<ItemRow, 'title' | 'summary' | 'excerpt' | 'aiLabel'>;

const textOf = ({ summary, excerpt }: ShownWords): string => summary ?? excerpt;

/** How long a row stays on a screen, in milliseconds. */
export function stayMs(row: ShownWords): number {
  return durationMs(row.title + textOf(row) + (row.aiLabel ?? ''));
}

/** A row as a screen plays it; pictures only, since a screen cannot download. */
export function manifestItem(row: ItemRow): ManifestItem {
  const pictures = row.payload.media.filter((file) => file.role !== 'attachment' && isRaster(file.mime));
  // A picture used twice keeps the description of its first use, the cover's if it is the cover.
  const distinct = pictures.filter(
    (file, index) => pictures.findIndex((other) => other.sha256 === file.sha256) === index,
  );
  return {
    documentId: row.document,
    locale: row.locale,
    digest: row.digest,
    theme: row.themeCode,
    themeName: row.themeName,
    title: row.title,
    text: textOf(row),
    aiLabel: row.aiLabel ?? null,
    releasedAt: row.firstReleasedAt,
    durationMs: stayMs(row),
    notAfter: row.displayUntil,
    media: distinct.map(({ url, sha256, mime, alternativeText }) => ({
      url,
      sha256,
      mime,
      alternativeText,
    })),
  };
}

/** The newest row of a document in a channel, as far as it decides what a reader is told. */
export type NewestRow = Pick<ItemRow, 'state'> & DisplayWindow;

/**
 * What a reader of one document in one channel is told.
 *
 * @param row The newest row of the document, locale and channel; null when it never was in this channel.
 * @param recalledSince Whether the document was recalled after that row and has no live release in any channel.
 * @param now Milliseconds since 1970.
 */
export function standing(row: NewestRow | null, recalledSince: boolean, now: number): 'live' | 'absent' | 'recalled' {
  if (row === null) return 'absent';
  if (row.state === 'recalled') return 'recalled';
  if (row.state === 'superseded') return recalledSince ? 'recalled' : 'absent';
  return isShown(row, now) ? 'live' : 'absent';
}

/** The columns, topics and themes that live items of a channel use, each once, sorted by code. */
export interface Taxonomies {
  columns: Coded[];
  topics: Coded[];
  themes: Coded[];
}

/** The coded columns of a row. */
export type CodedColumns = Pick<
  ItemRow,
  'themeCode' | 'themeName' | 'columnCode' | 'columnName' | 'topicCode' | 'topicName'
>;

/**
 * What a channel's filters can offer. Only codes of live items appear, so no draft's existence shows.
 *
 * @param rows Newest release first: where a code was renamed, the newest name is used.
 */
export function taxonomies(rows: readonly CodedColumns[]): Taxonomies {
  const collect = (code: (row: CodedColumns) => string | null, name: (row: CodedColumns) => string | null): Coded[] => {
    const names = new Map<string, string>();
    for (const row of rows) {
      const key = code(row);
      if (key !== null && !names.has(key)) names.set(key, name(row) ?? key);
    }
    return [...names].map(([key, label]) => ({ code: key, name: label })).sort((a, b) => (a.code < b.code ? -1 : 1));
  };
  return {
    columns: collect(
      (row) => row.columnCode,
      (row) => row.columnName,
    ),
    topics: collect(
      (row) => row.topicCode,
      (row) => row.topicName,
    ),
    themes: collect(
      (row) => row.themeCode,
      (row) => row.themeName,
    ),
  };
}
