import type { Core } from '@strapi/strapi';
import type { Attributes, Content, Row } from '../core/content';
import { digestOf } from '../core/digest';
import { Refusal } from '../core/errors';
import { lastLook, putReleases } from '../core/reader-answer';
import { guardQuery } from '../core/reader-guard';
import { compileFilters, compileSearch } from '../core/reader-query';
import { refuseParameter } from '../core/reader-refusal';
import { fieldsOf, rowOf, type FieldLookup, type ReaderEntry } from '../core/reader-row';
import { parseSelection } from '../core/reader-selection';
import { shapeEntry, type ShapeLookup } from '../core/reader-shape';
import { compileSort, sortKeys } from '../core/reader-sort';
import { toHttp } from '../http-refusal';
import { review } from '../review-services';
import { isGoverned, settings } from '../settings';
import { iso, table, type ReleaseRow } from '../tables';

type Params = Record<string, unknown>;

/** A Document Service call, as a middleware sees it. */
export interface ReaderCall {
  uid: string;
  action: string;
  params: object;
}

const READS = new Set(['findMany', 'findFirst', 'findOne', 'count']);

/** Kept contents are remembered by digest, up to so many characters of JSON; a digest never means another content. */
const MAX_REMEMBERED = 64_000_000;

/** So many contents are read from the database at once. */
const BATCH = 100;

/** Parameters of Strapi that ask about drafts: releases cannot answer them, so they are refused rather than ignored. */
const ABOUT_DRAFTS = ['publicationFilter', 'hasPublishedVersion'];

/** Where the public gets released bytes; drafts' uploads are private. */
const MEDIA = '/api/delivery/media/';

/** Keys that can be sorted by without reading a content. */
const OWN_COLUMNS = new Set(['id', 'documentId', 'locale', 'createdAt', 'updatedAt', 'publishedAt']);

/** Whether a call reads for somebody outside: a Content API request, whoever sent it. */
export function isReaderCall(strapi: Core.Strapi, { action }: ReaderCall): boolean {
  return READS.has(action) && strapi.requestContext.get()?.state?.route?.info?.type === 'content-api';
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const remembered = new Map<string, Content>();
  let characters = 0;

  const attributesOf = (uid: string): Attributes =>
    ((strapi.getModel(uid as 'admin::user') as unknown as { attributes?: Attributes } | undefined)?.attributes ??
      {}) as Attributes;
  const governed = (uid: string): boolean => isGoverned(strapi, uid);
  const guarded = { attributes: attributesOf, isGoverned: governed };
  const fieldLookup: FieldLookup = {
    component: attributesOf,
    shown: (target) =>
      settings(strapi).shown[target] ?? ['code', 'name', 'title'].filter((field) => attributesOf(target)[field]),
    isGoverned: governed,
  };
  const shapeLookup: ShapeLookup = {
    ...guarded,
    mediaUrl: (sha256) => `${MEDIA}${sha256}`,
    async released(target, documentId, locale) {
      const where = { document: documentId, language: await review(strapi, 'languages').related(target, locale) };
      return (await entriesOf(await liveRows(target, where)))[0] ?? null;
    },
    async localizations(entry) {
      const where = { document: entry.documentId, language: { $ne: entry.locale } };
      return entriesOf(await liveRows(entry.content.uid, where));
    },
  };

  /** Live releases in the order they were made, without their contents. */
  function liveRows(uid: string, where: Record<string, unknown>): Promise<ReleaseRow[]> {
    return table(strapi, 'release').findMany({ where: { ...where, uid, state: 'live' }, orderBy: { id: 'asc' } });
  }

  function remember(digest: string, content: Content, length: number): void {
    if (characters + length > MAX_REMEMBERED) {
      remembered.clear();
      characters = 0;
    }
    remembered.set(digest, content);
    characters += length;
  }

  /** Contents by digest. One that is missing or does not hash to its digest is left out, and said so in the log. */
  async function contentsOf(digests: string[]): Promise<Map<string, Content>> {
    const found = new Map<string, Content>();
    const missing = [...new Set(digests)].filter((digest) => {
      const content = remembered.get(digest);
      if (content) found.set(digest, content);
      return !content;
    });
    for (let start = 0; start < missing.length; start += BATCH) {
      const batch = missing.slice(start, start + BATCH);
      for (const row of await table(strapi, 'snapshot').findMany({ where: { digest: { $in: batch } } })) {
        const content = JSON.parse(row.content) as Content;
        if (digestOf(content) !== row.digest) continue;
        remember(row.digest, content, row.content.length);
        found.set(row.digest, content);
      }
    }
    for (const digest of missing)
      if (!found.has(digest))
        strapi.log.error(`review: the stored content of release ${digest} is missing or damaged.`);
    return found;
  }

  function toEntry(row: ReleaseRow, content: Content): ReaderEntry {
    return {
      id: row.id,
      documentId: row.document,
      locale: row.language,
      releasedAt: iso(row.releasedAt) ?? '',
      firstReleasedAt: iso(row.firstReleasedAt) ?? '',
      content,
    };
  }

  async function entriesOf(rows: ReleaseRow[]): Promise<ReaderEntry[]> {
    const contents = await contentsOf(rows.map((row) => row.digest));
    return rows.flatMap((row) => {
      const content = contents.get(row.digest);
      return content ? [toEntry(row, content)] : [];
    });
  }

  /** The locales asked for, as a condition on releases: none means the default one, `*` all. */
  async function localeWhere(uid: string, { locale }: Params, single: boolean): Promise<Record<string, unknown>> {
    const languages = review(strapi, 'languages');
    // As in Strapi, a type without languages has one answer whatever locale is asked for.
    if (!languages.isLocalised(uid) || locale === undefined || locale === null || locale === '')
      return { language: await languages.default(uid) };
    const asked = ([] as unknown[]).concat(locale);
    if (asked.some((one) => typeof one !== 'string')) refuseParameter('locale', 'a locale is expected');
    if (single && (asked.length !== 1 || asked[0] === '*')) refuseParameter('locale', 'one locale is expected');
    return asked.includes('*') ? {} : { language: { $in: asked } };
  }

  function refuseDrafts(params: Params): void {
    if (params.status !== undefined && params.status !== 'published')
      refuseParameter('status', 'readers get released content only');
    for (const name of ABOUT_DRAFTS)
      if (params[name] !== undefined) refuseParameter(name, 'readers get released content only');
  }

  /** The releases a query asks for, in its order. Rows of the governed type are not looked at. */
  async function matching(uid: string, params: Params, single: boolean): Promise<ReleaseRow[]> {
    const fields = fieldsOf(attributesOf(uid), fieldLookup);
    const answers = compileFilters(params.filters, fields);
    const mentions = compileSearch(params._q, fields);
    const order = compileSort(params.sort, fields);
    const { documentId } = params;
    const where = {
      ...(await localeWhere(uid, params, single)),
      ...(documentId === undefined ? {} : { document: documentId }),
    };
    const rows = await liveRows(uid, where);
    const asksContent =
      params.filters || params._q || sortKeys(params.sort).some(({ path }) => !OWN_COLUMNS.has(path[0] ?? ''));
    const empty = (row: ReleaseRow) => toEntry(row, { uid, locale: row.language, fields: {} });
    const entries = asksContent ? await entriesOf(rows) : rows.map(empty);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return entries
      .map(rowOf)
      .filter((row) => answers(row) && mentions(row))
      .sort(order)
      .flatMap((row) => byId.get(Number(row.id)) ?? []);
  }

  /** First place and number of the entries wanted. */
  function slice(params: Params): { start: number; end: number } {
    const whole = (name: string, least: number): number | undefined => {
      const value = params[name];
      if (value === undefined || value === null || value === '') return undefined;
      const number = Number(value);
      return Number.isInteger(number) && number >= least ? number : refuseParameter(name, 'a whole number is expected');
    };
    const [page, pageSize, from, limit] = [
      whole('page', 1),
      whole('pageSize', 1),
      whole('start', 0),
      whole('limit', -1),
    ];
    const isPaged = page !== undefined || pageSize !== undefined;
    if (isPaged && (from !== undefined || limit !== undefined))
      refuseParameter('pagination', 'either page and pageSize, or start and limit');
    const size = isPaged ? (pageSize ?? 25) : limit === undefined || limit === -1 ? Infinity : limit;
    const start = isPaged ? ((page ?? 1) - 1) * size : (from ?? 0);
    return { start, end: start + size };
  }

  async function answerGoverned({ uid, action }: ReaderCall, params: Params): Promise<unknown> {
    refuseDrafts(params);
    const selection = parseSelection(params, '', 'root');
    const isOne = action === 'findOne' || action === 'findFirst';
    const rows = await matching(uid, params, isOne);
    if (action === 'count') return rows.length;
    const { start, end } = isOne ? { start: 0, end: 1 } : slice(params);
    const shaped = await Promise.all(
      (await entriesOf(rows.slice(start, end))).map((entry) => shapeEntry(entry, selection, shapeLookup)),
    );
    return isOne ? (shaped[0] ?? null) : shaped;
  }

  async function answerUngoverned({ uid }: ReaderCall, params: Params, next: () => Promise<unknown>): Promise<unknown> {
    if (!guardQuery(uid, params, guarded)) return next();
    refuseDrafts(params);
    const selection = parseSelection(params, '', 'lenient');
    const result = await next();
    for (const row of ([] as unknown[]).concat(result ?? []))
      if (typeof row === 'object') await putReleases(row as Row, uid, selection, shapeLookup);
    return result;
  }

  return {
    /**
     * Answers a read from outside. On a governed type from releases alone; on another type from its rows, with releases
     * in the place of governed entries.
     * @throws an HTTP error 400 INVALID_INPUT for what releases cannot answer
     */
    async answer(call: ReaderCall, next: () => Promise<unknown>): Promise<unknown> {
      const params = call.params as Params;
      try {
        return await (governed(call.uid) ? answerGoverned(call, params) : answerUngoverned(call, params, next));
      } catch (error) {
        throw error instanceof Refusal ? toHttp(strapi, error) : error;
      }
    },

    /** Puts a last look at every Content API answer: governed entries that were not made from a release are taken out. */
    watchAnswers(): void {
      const before = strapi.sanitizers.get('content-api.output') as unknown[];
      const last = (schema: { uid: string }) => (data: Row | null) => data && lastLook(data, schema.uid, guarded);
      strapi.sanitizers.set('content-api.output', [...before, last] as never);
    },
  };
};
