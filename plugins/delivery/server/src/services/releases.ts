import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { deliveryConfig } from '../config';
import { UIDS } from '../content-types';
import { aiLabel } from '../core/ai-label';
import { showsLabel } from '../core/ai-label-proof';
import { channelsOf, liveRows, type ItemRow, type Release, type RenderContext } from '../core/item';
import type { Content } from '../core/content';
import { review, type EventTable, type RecallEvent, type Receipt, type ReleaseEvent } from '../ports';
import { service } from '../service';

const REBUILD_ATTEMPTS = 5;

/** A content as if it were released, to look at what readers would get; none of it is kept. */
function draftRelease(content: Content): Release {
  const { uid, locale } = content;
  const time = new Date(0).toISOString();
  return {
    ...{ id: 0, uid, documentId: '', locale, digest: '', title: '', content },
    ...{ releasedAt: time, firstReleasedAt: time },
  };
}

/** Keeps the rows readers get in step with review's releases, inside the transaction of each act. */
export const releases = ({ strapi }: { strapi: Core.Strapi }) => {
  const items = () => strapi.db.query(UIDS.item);

  /** Null when the type is not delivered. */
  async function contextOf(uid: string): Promise<RenderContext | null> {
    const fields = deliveryConfig(strapi).types[uid];
    if (fields === undefined) return null;
    // Loaded with the first release: a process that only answers readers does not need the HTML parser.
    const { sanitise } = await import('../core/sanitise');
    const { aiLabelled: labelled } = deliveryConfig(strapi);
    return { fields, labelled, apiPrefix: strapi.config.get('api.rest.prefix', '/api'), sanitise };
  }

  async function supersede(table: EventTable, release: Release, epoch: number): Promise<void> {
    const { uid, documentId, locale } = release;
    const where = { uid, document: documentId, locale, state: 'live', releaseId: { $ne: release.id } };
    await table.updateMany({ where, data: { state: 'superseded', endedEpoch: epoch } });
  }

  async function insert(table: EventTable, rows: readonly ItemRow[]): Promise<void> {
    if (rows.length > 0) await table.createMany({ data: rows.map((row) => ({ ...row })) });
  }

  /** Brings the rows of one release up to date with this version's rendering. */
  async function refresh(release: Release, epoch: number): Promise<void> {
    const context = await contextOf(release.uid);
    if (context === null) return;
    const known: (ItemRow & { id: number })[] = await items().findMany({ where: { releaseId: release.id } });
    const wanted = liveRows(release, context, epoch);
    for (const row of wanted) {
      const old = known.find((candidate) => candidate.channel === row.channel);
      if (old === undefined) await items().create({ data: { ...row } });
      else await items().update({ where: { id: old.id }, data: { ...row, liveEpoch: old.liveEpoch } });
    }
    const gone = known.filter((row) => !wanted.some((candidate) => candidate.channel === row.channel));
    if (gone.length > 0) await items().deleteMany({ where: { id: { $in: gone.map((row) => row.id) } } });
  }

  /** One try at a rebuild; false when an act happened after the list of releases was read. */
  async function rebuildOnce(): Promise<number | null> {
    const epochs = service(strapi, 'epochs');
    const before = await epochs.current();
    const current = (await review(strapi, 'releases')?.current()) ?? [];
    const governed = current.filter(({ uid }) => deliveryConfig(strapi).types[uid] !== undefined);
    return strapi.db.transaction(async () => {
      const epoch = await epochs.bump();
      // The lock on the epoch row is now ours. Anything between the two reads would have raised the number.
      if (epoch !== before + 1) return null;
      const live: { id: number; releaseId: number }[] = await items().findMany({
        where: { state: 'live' },
        select: ['id', 'releaseId'],
      });
      const ids = new Set(governed.map((release) => release.id));
      const stale = live.filter((row) => !ids.has(row.releaseId)).map((row) => row.id);
      if (stale.length > 0) {
        const data = { state: 'superseded', endedEpoch: epoch };
        await items().updateMany({ where: { id: { $in: stale } }, data });
      }
      for (const release of governed) await refresh(release, epoch);
      return governed.length;
    });
  }

  return {
    /** Values of the facet `channel`: the codes a content asks for. */
    channelCodes(content: Content): string[] {
      const fields = deliveryConfig(strapi).types[content.uid];
      return fields === undefined ? [] : channelsOf(content, fields);
    },

    /**
     * The channels in whose output of this content readers see the label for what it declares about AI: each is made
     * as a release would make it, and looked at.
     */
    async labelled(content: Content): Promise<string[]> {
      const context = await contextOf(content.uid);
      if (context === null) return [];
      const label = aiLabel(content.fields[context.fields.aiDeclaration], content.locale, context.labelled);
      if (label === null) return [];
      const shown = liveRows(draftRelease(content), context, 0).filter((row) => showsLabel(row, label));
      return shown.map(({ channel }) => channel);
    },

    /** A release: what was live of this document and locale is superseded, and each of its channels gets a row. */
    async onRelease({ release, table, run }: ReleaseEvent): Promise<void> {
      const context = await contextOf(release.uid);
      if (context === null) return;
      const bumped = service(strapi, 'epochs').bump(run);
      // Rendering is the dearest part: it is done while the database is at work.
      const rendered = setImmediate().then(() => liveRows(release, context, 0));
      const [epoch, rows] = await Promise.all([bumped, rendered]);
      const to = table?.(UIDS.item) ?? items();
      const own = rows.map((row) => ({ ...row, liveEpoch: epoch }));
      await Promise.all([supersede(to, release, epoch), insert(to, own)]);
    },

    /**
     * A recall: every live row of the document and locale goes, not only those of the named release. If the two ever
     * differed, taking down is the safe direction. Readers of the API get 410 from the commit on, which is the receipt.
     */
    async onRecall({ release, at }: RecallEvent): Promise<Receipt[]> {
      if (deliveryConfig(strapi).types[release.uid] === undefined) return [];
      const epoch = await service(strapi, 'epochs').bump();
      const { uid, documentId, locale } = release;
      const where = { uid, document: documentId, locale, $or: [{ state: 'live' }, { releaseId: release.id }] };
      const taken: ItemRow[] = await items().findMany({ where, select: ['channel'] });
      await items().updateMany({ where, data: { state: 'recalled', recalledAt: at, endedEpoch: epoch } });
      const channels = [...new Set(taken.map(({ channel }) => channel))].sort();
      return channels.map((channel) => ({ channel, endpoint: 'public-api', kind: 'removed', at }));
    },

    /**
     * Makes all rows anew from review's releases: after an import, or when a version renders differently. Readers see
     * the old rows until it commits.
     *
     * @returns How many releases are live.
     */
    async rebuild(): Promise<number> {
      for (let attempt = 0; attempt < REBUILD_ATTEMPTS; attempt += 1) {
        const count = await rebuildOnce();
        if (count !== null) return count;
      }
      throw new Error('Releases kept coming in while delivery was being rebuilt; please try again.');
    },
  };
};
