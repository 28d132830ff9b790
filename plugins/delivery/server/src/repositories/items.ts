import type { Core } from '@strapi/strapi';
import type { CodedColumns, ListedRow } from '../core/answers';
import type { DisplayWindow } from '../core/display-window';
import type { EventRow } from '../core/events';
import type { ItemRow } from '../core/item';
import type { RecalledDigest } from '../core/manifest';
import type { FeedFilters } from '../core/query';
import { UIDS } from '../content-types';

/** A channel in one locale: what every public answer is about. */
export interface Place {
  channel: string;
  locale: string;
}

/** Everything but the body, which lists never carry. */
const LISTED = [
  ...['id', 'uid', 'document', 'locale', 'channel', 'digest', 'releaseId', 'state', 'title', 'summary', 'excerpt'],
  ...['themeCode', 'themeName', 'columnCode', 'columnName', 'topicCode', 'topicName', 'aiLabel', 'coverSha', 'cover'],
  ...['releasedAt', 'firstReleasedAt', 'displayFrom', 'displayUntil'],
];
const CODED = ['themeCode', 'themeName', 'columnCode', 'columnName', 'topicCode', 'topicName'];
const EVENT = ['document', 'locale', 'digest', 'state', 'liveEpoch', 'endedEpoch'];

/** Newest first by the time readers see; the id decides between equals, so pages never overlap. */
const NEWEST = [{ firstReleasedAt: 'desc' }, { id: 'desc' }];

/** More events than this are answered by "look again" instead. */
export const MAX_EVENTS = 1000;

function shown({ channel, locale }: Place, now: Date, filters?: FeedFilters) {
  return {
    channel,
    locale,
    state: 'live',
    ...(filters?.theme == null ? {} : { themeCode: filters.theme }),
    ...(filters?.column == null ? {} : { columnCode: filters.column }),
    ...(filters?.topic == null ? {} : { topicCode: filters.topic }),
    $and: [
      { $or: [{ displayFrom: { $null: true } }, { displayFrom: { $lte: now } }] },
      { $or: [{ displayUntil: { $null: true } }, { displayUntil: { $gt: now } }] },
    ],
  };
}

/** All queries of public answers. They read rows of releases and nothing else, so no draft can show. */
export function readItems(strapi: Core.Strapi) {
  const items = () => strapi.db.query(UIDS.item);

  return {
    /** One page of a feed, newest first, and how many there are. */
    async page(place: Place, now: Date, filters: FeedFilters, span: { offset: number; limit: number }) {
      const where = shown(place, now, filters);
      const total = await items().count({ where });
      const rows: ListedRow[] = await items().findMany({ where, select: LISTED, orderBy: NEWEST, ...span });
      return { rows, total };
    },

    /** What an orderer needs of all items that fit, newest first. */
    async orderable(place: Place, now: Date, filters: FeedFilters): Promise<OrderableRow[]> {
      const select = ['id', 'document', 'themeCode', 'firstReleasedAt'];
      return items().findMany({ where: shown(place, now, filters), select, orderBy: NEWEST });
    },

    /** Listed rows by row id, in no particular order. */
    async byIds(ids: readonly number[]): Promise<(ListedRow & { id: number })[]> {
      return ids.length === 0 ? [] : items().findMany({ where: { id: { $in: ids } }, select: LISTED });
    },

    /** The newest `limit` items with all they carry. */
    async newest(place: Place, now: Date, limit: number): Promise<ItemRow[]> {
      return items().findMany({ where: shown(place, now), orderBy: NEWEST, limit });
    },

    /** Live items of these documents with all they carry, newest first. */
    async ofDocuments(place: Place, now: Date, documents: readonly string[]): Promise<ItemRow[]> {
      if (documents.length === 0) return [];
      return items().findMany({ where: { ...shown(place, now), document: { $in: documents } }, orderBy: NEWEST });
    },

    /** All items of a feed by what a person needs to know them, newest first. */
    async titled(place: Place, now: Date): Promise<TitledRow[]> {
      const select = ['uid', 'document', 'title', 'themeCode', 'firstReleasedAt'];
      return items().findMany({ where: shown(place, now), select, orderBy: NEWEST });
    },

    /** The newest row of a document in a channel, whatever its state. */
    async newestOf({ channel, locale }: Place, document: string): Promise<ItemRow | null> {
      return items().findOne({ where: { document, locale, channel }, orderBy: [{ releaseId: 'desc' }] });
    },

    /** Whether a document was recalled and is live in no channel. */
    async isRecalledEverywhere(document: string, locale: string): Promise<boolean> {
      const rows: Pick<ItemRow, 'state'>[] = await items().findMany({
        where: { document, locale, state: { $in: ['live', 'recalled'] } },
        select: ['state'],
      });
      return rows.length > 0 && rows.every((row) => row.state === 'recalled');
    },

    /** Codes and names of live items, newest release first. */
    async coded(place: Place, now: Date): Promise<CodedColumns[]> {
      return items().findMany({ where: shown(place, now), select: CODED, orderBy: [{ releasedAt: 'desc' }] });
    },

    /** Digests recalled since a time (ISO 8601). */
    async recalled({ channel, locale }: Place, since: string): Promise<RecalledDigest[]> {
      const where = { channel, locale, state: 'recalled', recalledAt: { $gte: since } };
      return items().findMany({ where, select: ['digest', 'recalledAt'] });
    },

    /** The windows that open next and close next in a channel. */
    async nextWindows({ channel, locale }: Place, now: Date): Promise<DisplayWindow[]> {
      const live = { channel, locale, state: 'live' };
      const select = ['displayFrom', 'displayUntil'];
      const [opens, closes] = await Promise.all([
        items().findOne({ where: { ...live, displayFrom: { $gt: now } }, select, orderBy: [{ displayFrom: 'asc' }] }),
        items().findOne({ where: { ...live, displayUntil: { $gt: now } }, select, orderBy: [{ displayUntil: 'asc' }] }),
      ]);
      return [opens, closes].filter((row): row is DisplayWindow => row !== null);
    },

    /** Rows that went live or ended after epoch `since` and up to `until`; at most {@link MAX_EVENTS} + 1. */
    async changed({ channel, locale }: Place, since: number, until: number): Promise<EventRow[]> {
      const span = { $gt: since, $lte: until };
      return items().findMany({
        where: { channel, locale, $or: [{ liveEpoch: span }, { endedEpoch: span }] },
        select: EVENT,
        limit: MAX_EVENTS + 1,
      });
    },
  };
}

/** A row as far as an orderer is concerned. */
export interface OrderableRow {
  id: number;
  document: string;
  themeCode: string | null;
  firstReleasedAt: string;
}

/** A row by what a person needs to know it. */
export type TitledRow = Pick<ItemRow, 'uid' | 'document' | 'title' | 'themeCode' | 'firstReleasedAt'>;
