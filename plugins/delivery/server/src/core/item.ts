import { aiLabel, labelledBody, type Declaration } from './ai-label';
import { blocksToHtml, textToHtml } from './blocks-html';
import { excerpt, imagesOf, plainText, readBlocks } from './blocks';
import * as read from './content';
import type { Coded, Content, MediaFile, TypeFields } from './content';
import { isRaster, mediaUrl, pictureOf, type Picture } from './media-url';

/** A file that readers may download, or that a page shows. */
export interface ItemMedia {
  url: string;
  sha256: string;
  mime: string;
  name: string;
  alternativeText: string | null;
  role: 'cover' | 'body' | 'attachment';
}

/** Where the text comes from, as the organisation declares it. */
export interface Source {
  kind: string | null;
  unit: string | null;
  url: string | null;
  author: string | null;
}

/** What only the view of one item needs; stored as JSON beside the columns that lists are made from. */
export interface ItemPayload {
  /** Sanitised HTML. */
  body: string;
  media: ItemMedia[];
  source: Source | null;
  aiDeclaration: string | null;
}

/** A release, as `review` hands it over. Times are ISO 8601. */
export interface Release {
  id: number;
  uid: string;
  documentId: string;
  locale: string;
  digest: string;
  title: string;
  content: Content;
  /** Time of this release. */
  releasedAt: string;
  /** First live time of this document and locale; no later edit moves it. */
  firstReleasedAt: string;
}

/** One release in one channel: a row of `plugin::delivery.item`. `document` is the document id. */
export interface ItemRow {
  uid: string;
  document: string;
  locale: string;
  channel: string;
  digest: string;
  releaseId: number;
  state: 'live' | 'superseded' | 'recalled';
  title: string;
  summary: string | null;
  /** First words of the body, for lists and screens where there is no summary. */
  excerpt: string;
  themeCode: string | null;
  themeName: string | null;
  columnCode: string | null;
  columnName: string | null;
  topicCode: string | null;
  topicName: string | null;
  /** What readers are told about AI, in their language; null when nothing has to be said. */
  aiLabel: string | null;
  coverSha: string | null;
  cover: Picture | null;
  payload: ItemPayload;
  releasedAt: string;
  firstReleasedAt: string;
  displayFrom: string | null;
  displayUntil: string | null;
  recalledAt: string | null;
  /** The epoch whose act made the row live. */
  liveEpoch: number;
  /** The epoch whose act superseded or recalled it, null while it is live. */
  endedEpoch: number | null;
}

/** What rendering needs besides the content. */
export interface RenderContext {
  fields: TypeFields;
  /** Declarations about AI that readers are shown. */
  labelled: readonly Declaration[];
  /** Strapi's prefix of public routes, normally `/api`. */
  apiPrefix: string;
  sanitise(html: string): string;
}

/** The rendering of a content: everything of a row that does not depend on the channel. */
export type Rendering = Omit<ItemRow, 'channel' | 'liveEpoch' | 'endedEpoch' | 'state' | 'recalledAt'>;

interface Body {
  html: string;
  text: string;
  images: MediaFile[];
}

function bodyOf(value: unknown, context: RenderContext): Body {
  if (typeof value === 'string') {
    const html = context.fields.bodyFormat === 'html' ? read.wellFormed(value) : textToHtml(read.wellFormed(value));
    const clean = context.sanitise(html);
    return { html: clean, text: clean.replace(/<[^>]*>/g, ' ').replace(/&[a-z]+;|&#\d+;/g, ' '), images: [] };
  }
  const nodes = readBlocks(value);
  const html = context.sanitise(blocksToHtml(nodes, context.apiPrefix));
  // Headings are signposts, not sentences: an excerpt reads better without them, unless there is nothing else.
  const sentences = plainText(nodes.filter((node) => node.type !== 'heading'));
  return { html, text: sentences || plainText(nodes), images: imagesOf(nodes) };
}

function mediaOf(file: MediaFile, role: ItemMedia['role'], apiPrefix: string): ItemMedia {
  const { sha256, mime, name, alternativeText } = file;
  return { url: mediaUrl(apiPrefix, sha256), sha256, mime, name, alternativeText, role };
}

function sourceOf(value: unknown): Source | null {
  const record = read.asRecord(value);
  if (record === null) return null;
  const { kind, unit, url, author } = record;
  return {
    kind: read.asText(kind),
    unit: read.asText(unit),
    url: read.asText(url),
    author: read.asText(author),
  };
}

interface Parts {
  body: Body;
  cover: MediaFile | null;
  label: string | null;
}

function payloadOf(content: Content, { body, cover, label }: Parts, context: RenderContext): ItemPayload {
  const { fields: names, apiPrefix } = context;
  const attachments = read.asMediaList(content.fields[names.attachments]);
  const media = [
    ...(cover === null ? [] : [mediaOf(cover, 'cover', apiPrefix)]),
    ...body.images.filter((file) => isRaster(file.mime)).map((file) => mediaOf(file, 'body', apiPrefix)),
    ...attachments.map((file) => mediaOf(file, 'attachment', apiPrefix)),
  ];
  return {
    body: labelledBody(label, body.html),
    media,
    source: sourceOf(content.fields[names.source]),
    aiDeclaration: read.asText(content.fields[names.aiDeclaration]),
  };
}

function codedColumns(theme: Coded | null, column: Coded | null, topic: Coded | null) {
  return {
    themeCode: theme?.code ?? null,
    themeName: theme?.name ?? null,
    columnCode: column?.code ?? null,
    columnName: column?.name ?? null,
    topicCode: topic?.code ?? null,
    topicName: topic?.name ?? null,
  };
}

/** Renders a release once, for all its channels. Reads nothing but the release: what was signed is what is shown. */
export function render(release: Release, context: RenderContext): Rendering {
  const { fields: names } = context;
  const { fields } = release.content;
  const body = bodyOf(fields[names.body], context);
  const coverFile = read.asMedia(fields[names.cover]);
  const cover = pictureOf(context.apiPrefix, coverFile);
  const label = aiLabel(fields[names.aiDeclaration], release.locale, context.labelled);
  return {
    uid: release.uid,
    document: release.documentId,
    locale: release.locale,
    digest: release.digest,
    releaseId: release.id,
    title: read.asText(fields[names.title]) ?? read.wellFormed(release.title),
    summary: read.asText(fields[names.summary]),
    excerpt: excerpt(body.text),
    ...codedColumns(
      read.asCoded(fields[names.theme]),
      read.asCoded(fields[names.column]),
      read.asCoded(fields[names.topic]),
    ),
    coverSha: cover?.sha256 ?? null,
    cover,
    aiLabel: label,
    payload: payloadOf(release.content, { body, cover: cover === null ? null : coverFile, label }, context),
    releasedAt: release.releasedAt,
    firstReleasedAt: release.firstReleasedAt,
    displayFrom: read.asTime(fields[names.displayFrom]),
    displayUntil: read.asTime(fields[names.displayUntil]),
  };
}

/** The channels a content asks for, by code. */
export function channelsOf(content: Content, fields: TypeFields): string[] {
  const value = content.fields[fields.channels];
  return value === undefined || value === null ? [] : read.asCodes(value);
}

/** The live rows of a release: one per channel. */
export function liveRows(release: Release, context: RenderContext, epoch: number): ItemRow[] {
  const rendering = render(release, context);
  return channelsOf(release.content, context.fields).map((channel) => ({
    ...rendering,
    channel,
    state: 'live',
    recalledAt: null,
    liveEpoch: epoch,
    endedEpoch: null,
  }));
}
