import type { Core } from '@strapi/strapi';
import { mediaDigests, type Content } from '../core/content';
import { digestOf } from '../core/digest';
import { Refusal } from '../core/errors';
import type { LedgerRecord } from '../core/ledger';
import { afterReviewDue, isGlassBroken } from '../core/break-glass';
import { isFullySigned, isOpen } from '../core/review';
import { releaseNotice } from '../outbox-rows';
import type { Release } from '../ports';
import { iso, table, type EmergencyFact, type LineageRow, type ReleaseRow, type RunRow } from '../tables';
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

  /** Ends a run as released; the compare is the second line of defence behind the lineage's lock. */
  async function endRun({ view, actor, at }: Act, data: Partial<RunRow>): Promise<void> {
    const run = view.run as RunRow;
    const by = { lastByKey: actor.key, lastByName: actor.name };
    const where = { id: run.id, state: run.state, digest: view.situation.digest };
    const ended = data.state === 'released' ? { endedAt: at } : {};
    const moved = await table(strapi, 'run').updateMany({ where, data: { ...data, ...ended, ...by } });
    if (moved.count !== 1) throw new Refusal('NOT_RELEASABLE');
  }

  /** From here on new authors are counted: what is there now has been signed by everybody who had to. */
  async function startAnew(lineage: LineageRow, data: Partial<LineageRow> = {}): Promise<void> {
    const [lastEdit] = await table(strapi, 'edit').findMany({
      where: { lineage: lineage.id },
      orderBy: { id: 'desc' },
      limit: 1,
    });
    const from = { authorsFrom: lastEdit?.id ?? 0, touchesFrom: await review(strapi, 'touches').latest() };
    await table(strapi, 'lineage').update({ where: { id: lineage.id }, data: { ...data, ...from } });
  }

  /** Writes the release's row in place of the one that is live. */
  async function writeRelease(act: Act, emergency: EmergencyFact | null): Promise<ReleaseRow> {
    const { key, view, actor, at } = act;
    const run = view.run as RunRow;
    if (view.release?.state === 'live')
      await releases().update({ where: { id: view.release.id }, data: { state: 'superseded' } });
    const glass = view.situation.run?.workflow.breakGlass;
    return releases().create({
      data: {
        lineage: view.lineage.id,
        uid: key.uid,
        document: key.documentId,
        language: key.locale,
        title: run.title,
        digest: await review(strapi, 'lineages').keep(view.reading.content),
        run: run.id,
        state: 'live',
        releasedAt: at,
        firstReleasedAt: iso(view.lineage.firstReleasedAt) ?? at,
        byKey: actor.key,
        byName: actor.name,
        ...(emergency && glass ? { emergency, reviewDueAt: afterReviewDue(at, glass) } : {}),
      },
    });
  }

  return {
    /**
     * The only way to live: in the act's transaction an immutable release is written from a digest that carries every
     * signature its workflow asks for, the row is published and verified, the ledger says so and every listener has
     * agreed. With `emergency` the signatures are those of the emergency rule, and the run goes on as the after-review.
     */
    async release(act: Act, entry: LedgerRecord, emergency: EmergencyFact | null = null): Promise<number> {
      const { key, view, actor } = act;
      const { situation, lineage } = view;
      if (!(emergency ? isGlassBroken(situation) : isFullySigned(situation))) throw new Refusal('NOT_RELEASABLE');
      const previous = view.release?.state === 'live' ? view.release : null;
      const row = await writeRelease(act, emergency);
      await copyMedia(act, row.id);
      await publishRow(key, row.digest);
      await endRun(act, emergency ? { emergencyRelease: row.id, dueAt: row.reviewDueAt } : { state: 'released' });
      const live = { release: row.id, firstReleasedAt: iso(row.firstReleasedAt) };
      // Who wrote what is live early has not been checked yet: they stay authors for the after-review.
      if (emergency) await table(strapi, 'lineage').update({ where: { id: lineage.id }, data: live });
      else await startAnew(lineage, live);
      const seq = await review(strapi, 'ledger').append({ ...entry, release: row.id });
      await review(strapi, 'outbox').put('release', key, releaseNotice(row, seq));
      await review(strapi, 'touches').noteRelease(key, row.digest, { person: actor.snapshot, origin: actor.origin });
      const release = await toRelease(row);
      for (const listener of review(strapi, 'registry').listeners()) {
        const before = previous ? { id: previous.id, digest: previous.digest } : null;
        const given = await listener.onRelease({ release, previous: before });
        if (given) await review(strapi, 'receipts').record(row.id, given);
      }
      return seq;
    },

    /** The levels have signed what went live early: the run ends, and the release is one like any other. */
    async confirm(act: Act, entry: LedgerRecord): Promise<number> {
      const { view, at } = act;
      const id = view.situation.run?.isLiveEarly ? Number(view.run?.emergencyRelease) : 0;
      const confirmed = await releases().updateMany({
        where: { id, state: 'live', digest: view.situation.digest, reviewedAt: { $null: true } },
        data: { reviewedAt: at },
      });
      if (confirmed.count !== 1 || !isFullySigned(view.situation)) throw new Refusal('NOT_RELEASABLE');
      await endRun(act, { state: 'released' });
      await startAnew(view.lineage);
      return review(strapi, 'ledger').append({ ...entry, release: id });
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
          recalledRun: view.run?.id ?? null,
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
      await review(strapi, 'touches').noteRelease(key, null, { person: actor.snapshot, origin: actor.origin });
      const release = await toRelease(live);
      for (const listener of review(strapi, 'registry').listeners()) {
        const given = await listener.onRecall({ release, at, reason });
        if (given) await review(strapi, 'receipts').record(live.id, given);
      }
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
