import type { Core } from '@strapi/strapi';
import { mediaDigests, type Content } from '../core/content';
import { digestOf } from '../core/digest';
import { Refusal } from '../core/errors';
import type { LedgerRecord } from '../core/ledger';
import { isFullySigned, isOpen } from '../core/review';
import { releaseNotice } from '../outbox-rows';
import type { Release } from '../ports';
import { iso, table, type ReleaseRow, type RunRow } from '../tables';
import { review } from '../review-services';
import type { Act } from '../acts';
import type { Key } from './lineages';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const releases = () => table(strapi, 'release');
  const documents = (uid: string) =>
    strapi.documents(uid as 'plugin::users-permissions.user') as unknown as {
      publish(params: { documentId: string; locale?: string }): Promise<unknown>;
      unpublish(params: { documentId: string; locale?: string }): Promise<unknown>;
    };

  async function contentOf(digest: string): Promise<Content> {
    const content = await review(strapi, 'lineages').kept(digest);
    if (!content || digestOf(content) !== digest)
      throw new Error(`The stored content of release ${digest} is missing or damaged.`);
    return content;
  }

  async function toRelease(row: ReleaseRow): Promise<Release> {
    return {
      id: row.id,
      uid: row.uid,
      documentId: row.document,
      locale: row.language,
      digest: row.digest,
      title: row.title ?? '',
      content: await contentOf(row.digest),
      releasedAt: iso(row.releasedAt) ?? '',
      firstReleasedAt: iso(row.firstReleasedAt) ?? '',
    };
  }

  /** Copies the bytes of every file, and makes sure that they are the bytes that were signed. */
  async function copyMedia({ view }: Act, release: number): Promise<void> {
    const signed = new Set(mediaDigests(view.reading.content));
    const copied = new Set<string>();
    for (const file of view.reading.files) copied.add(await review(strapi, 'media').copy(file));
    const lost = [...signed].find((digest) => !copied.has(digest));
    if (lost !== undefined)
      throw new Refusal('STALE_DIGEST', {
        expected: view.situation.digest,
        actual: view.situation.digest,
        changedPaths: null,
      });
    for (const mediaDigest of signed)
      await table(strapi, 'release-media').create({ data: { release, digest: mediaDigest } });
  }

  /** Publishes under a permit, then reads what was written: only what was signed may stay. */
  async function publishRow(key: Key, digest: string): Promise<void> {
    const params = review(strapi, 'languages').params(key);
    await review(strapi, 'gate').permit({ ...key, act: 'publish' }, () => documents(key.uid).publish(params));
    const written = await review(strapi, 'contents').published(key.uid, key.documentId, key.locale);
    if (!written || digestOf(written.content) !== digest) throw new Refusal('NOT_RELEASABLE', { expected: digest });
  }

  return {
    /**
     * The only way to live: in the act's transaction an immutable release is written from a fully signed digest, the
     * row is published and verified, the ledger says so and every listener has agreed.
     */
    async release(act: Act, entry: LedgerRecord): Promise<number> {
      const { key, view, actor, at } = act;
      const { situation, lineage } = view;
      if (!isFullySigned(situation)) throw new Refusal('NOT_RELEASABLE');
      const run = view.run as RunRow;
      const previous = view.release?.state === 'live' ? view.release : null;
      const digest = await review(strapi, 'lineages').keep(view.reading.content);
      const firstReleasedAt = iso(lineage.firstReleasedAt) ?? at;
      if (previous) await releases().update({ where: { id: previous.id }, data: { state: 'superseded' } });
      const row = await releases().create({
        data: {
          lineage: lineage.id,
          uid: key.uid,
          document: key.documentId,
          language: key.locale,
          title: run.title,
          digest,
          run: run.id,
          state: 'live',
          releasedAt: at,
          firstReleasedAt,
          byKey: actor.key,
          byName: actor.name,
        },
      });
      await copyMedia(act, row.id);
      await publishRow(key, digest);
      const moved = await table(strapi, 'run').updateMany({
        where: { id: run.id, state: run.state, digest },
        data: { state: 'released', endedAt: at, lastByKey: actor.key, lastByName: actor.name },
      });
      if (moved.count !== 1) throw new Refusal('NOT_RELEASABLE');
      const [lastEdit] = await table(strapi, 'edit').findMany({
        where: { lineage: lineage.id },
        orderBy: { id: 'desc' },
        limit: 1,
      });
      await table(strapi, 'lineage').update({
        where: { id: lineage.id },
        data: { release: row.id, firstReleasedAt, authorsFrom: lastEdit?.id ?? 0 },
      });
      const seq = await review(strapi, 'ledger').append({ ...entry, release: row.id });
      await review(strapi, 'outbox').put('release', key, releaseNotice(row, seq));
      const release = await toRelease(row);
      for (const listener of review(strapi, 'registry').listeners()) {
        await listener.onRelease({ release, previous: previous ? { id: previous.id, digest: previous.digest } : null });
      }
      return seq;
    },

    /** Takes a release down everywhere, for good: a tombstone first, then the row, then every listener. */
    async recall(act: Act, entry: LedgerRecord): Promise<number> {
      const { key, view, actor, at, command } = act;
      const live = view.release as ReleaseRow;
      const reason = command.comment?.trim() ?? '';
      const buried = await releases().updateMany({
        where: { id: live.id, state: 'live' },
        data: {
          state: 'recalled',
          recalledAt: at,
          recalledByKey: actor.key,
          recalledByName: actor.name,
          recallReason: reason,
        },
      });
      if (buried.count !== 1)
        throw new Refusal('WRONG_STATE', { state: 'recalled' }, { stateZh: '已撤稿', stateEn: 'recalled' });
      // Signatures collected before the recall must not put it back: going live again takes a new run.
      const run = view.run;
      if (run && isOpen(run)) {
        await review(strapi, 'lineages').voidRun(
          key,
          run,
          { person: actor.snapshot, origin: actor.origin },
          'the live release was recalled',
        );
      }
      await review(strapi, 'gate').permit({ ...key, act: 'unpublish' }, () =>
        documents(key.uid).unpublish(review(strapi, 'languages').params(key)),
      );
      const seq = await review(strapi, 'ledger').append({ ...entry, release: live.id });
      await review(strapi, 'outbox').put('recall', key, { ...releaseNotice(live, seq), recalledAt: at });
      const release = await toRelease(live);
      for (const listener of review(strapi, 'registry').listeners()) await listener.onRecall({ release, at, reason });
      return seq;
    },

    /** All live releases, oldest first, for plugins that rebuild what they derive. */
    async current(filter: { uid?: string; locale?: string } = {}): Promise<Release[]> {
      const where = {
        state: 'live',
        ...(filter.uid ? { uid: filter.uid } : {}),
        ...(filter.locale ? { language: filter.locale } : {}),
      };
      const rows = await releases().findMany({ where, orderBy: { id: 'asc' } });
      const out: Release[] = [];
      for (const row of rows) out.push(await toRelease(row));
      return out;
    },

    contentOf,
  };
};
