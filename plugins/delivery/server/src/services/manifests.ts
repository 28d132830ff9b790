import type { Core } from '@strapi/strapi';
import { deliveryConfig } from '../config';
import { UIDS } from '../content-types';
import { manifestItem } from '../core/answers';
import { nextBoundary } from '../core/display-window';
import type { ItemRow } from '../core/item';
import * as manifest from '../core/manifest';
import { arrange } from '../core/play-order';
import { readItems, type Place } from '../repositories/items';
import { service } from '../service';
import type { Built } from './answers';
import { orderedUntil } from './feeds';

/** Signed playlists of screens. */
export const manifests = ({ strapi }: { strapi: Core.Strapi }) => {
  const items = readItems(strapi);
  const rows = () => strapi.db.query(UIDS.manifestSeq);

  async function playOrder({ channel, locale }: Place, found: ItemRow[], now: Date): Promise<manifest.ManifestItem[]> {
    const items = found.map((row) => manifestItem(row));
    const orderer = service(strapi, 'registry').orderer();
    if (orderer?.playlist === undefined) return items;
    const candidates = items.map((item) => ({ id: item.documentId, item }));
    const seen = items.map(({ documentId: id, theme, durationMs }) => ({ id, theme, durationMs }));
    try {
      const { ids, alone } = await orderer.playlist(channel, seen, { locale, now });
      const until = new Map(alone.map((one) => [one.id, one.until]));
      const played = arrange(candidates, ids).map(({ item }) => item);
      return until.size === 0 ? played : manifest.onlyUntil(played, until);
    } catch (error) {
      // A screen that plays in another order is better than one that plays nothing.
      strapi.log.error(`delivery: the orderer failed, the manifest of ${channel} is newest first: ${String(error)}`);
      return items;
    }
  }

  async function content(place: Place, now: Date) {
    const { leaseSeconds } = deliveryConfig(strapi);
    const found = await service(strapi, 'lists').playable(place, now);
    const played = await playOrder(place, found, now);
    const time = now.getTime();
    const { digests, dropAt } = manifest.recalledDigests(
      await items.recalled(place, manifest.recalledSince(leaseSeconds, time)),
      new Set(found.map((row) => row.digest)),
      leaseSeconds,
      time,
    );
    const { keyId } = service(strapi, 'signing').current();
    const boundary = nextBoundary(await items.nextWindows(place, now), time);
    const until = Math.min(boundary ?? Infinity, dropAt ?? Infinity, await orderedUntil(strapi, place, now));
    return { value: { ...place, items: played, recalled: digests, leaseSeconds, keyId }, until };
  }

  async function seqRow({ channel, locale }: Place): Promise<manifest.SeqState> {
    const where = { channel, locale };
    const row: manifest.SeqState | null = await rows().findOne({ where });
    if (row !== null) return row;
    try {
      return await rows().create({ data: { channel, locale, seq: 0, contentHash: '' } });
    } catch (error) {
      const other: manifest.SeqState | null = await rows().findOne({ where });
      if (other === null) throw error;
      return other;
    }
  }

  /**
   * The number of this content, or null when the epoch moved on. The check and the write are one transaction under a
   * row lock: a slow process can never publish an older content under a newer number.
   */
  async function number({ channel, locale }: Place, hash: string, epoch: number): Promise<number | null> {
    const known = await seqRow({ channel, locale });
    if (known.contentHash === hash) return known.seq;
    return strapi.db.transaction(async ({ trx }) => {
      const locked: manifest.SeqState = await strapi.db
        .queryBuilder(UIDS.manifestSeq)
        .where({ channel, locale })
        .select(['id', 'seq', 'contentHash'])
        .first()
        .transacting(trx)
        .forUpdate()
        .execute();
      if ((await service(strapi, 'epochs').current()) !== epoch) return null;
      const { seq, changed } = manifest.nextSeq(locked, hash);
      if (changed) await rows().update({ where: { channel, locale }, data: { seq, contentHash: hash } });
      return seq;
    });
  }

  return {
    /** The signed manifest of a channel; null when the epoch moved on while it was made. */
    async manifest(place: Place, epoch: number, now: Date): Promise<Built | null> {
      const { value, until } = await content(place, now);
      const seq = await number(place, manifest.contentHash(value), epoch);
      if (seq === null) return null;
      const numbered = { seq, ...value };
      const signature = service(strapi, 'signing').sign(manifest.signedBytes(numbered));
      return { value: { ...numbered, signature }, until };
    },
  };
};
