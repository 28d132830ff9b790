import type { Core } from '@strapi/strapi';
import { mediaDigests, type Content } from '../core/content';
import { digestOf } from '../core/digest';
import { Refusal } from '../core/errors';
import type { LedgerRecord } from '../core/ledger';
import { afterReviewDue, isGlassBroken } from '../core/break-glass';
import { isFullySigned, isOpen } from '../core/review';
import { toDelete, toInsert, toUpdate } from '../database/light-table';
import { together, type Statement } from '../database/round-trip';
import type { Leave } from '../guard/permits';
import { releaseNotice } from '../outbox-rows';
import type { Release, ReleaseEvent } from '../ports';
import { iso, quickTable, table, type EmergencyFact, type LineageRow, type ReleaseRow, type RunRow } from '../tables';
import { withFacts } from '../release-facts';
import { review } from '../review-services';
import type { Act } from '../acts';
import type { Reading } from './contents';
import type { Key, View } from './lineages';

const UID = {
  assignment: 'plugin::review.assignment',
  lineage: 'plugin::review.lineage',
  media: 'plugin::review.release-media',
  release: 'plugin::review.release',
  run: 'plugin::review.run',
};

const NOT_RECALLED = {
  recalledAt: null,
  recalledByKey: null,
  recalledByName: null,
  recallReason: null,
  recalledRun: null,
};
const NO_EMERGENCY = { emergency: null, reviewDueAt: null, reviewedAt: null, reviewAlarmAt: null };

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const releases = () => table(strapi, 'release');
  const documents = (uid: string) =>
    strapi.documents(uid as 'plugin::users-permissions.user') as unknown as {
      publish(params: { documentId: string; locale?: string }): Promise<unknown>;
      unpublish(params: { documentId: string; locale?: string }): Promise<unknown>;
    };

  /** The stored content that readers get. @throws Error when it is not there, or not what the digest says */
  async function contentOf(digest: string): Promise<Content> {
    const content = await review(strapi, 'lineages').kept(digest);
    if (!content || digestOf(content) !== digest)
      throw new Error(`The stored content of release ${digest} is missing or damaged.`);
    return content;
  }

  function toRelease(row: ReleaseRow, content: Content): Release {
    return {
      id: row.id,
      uid: row.uid,
      documentId: row.document,
      locale: row.language,
      digest: row.digest,
      title: row.title ?? '',
      content,
      releasedAt: iso(row.releasedAt) ?? '',
      firstReleasedAt: iso(row.firstReleasedAt) ?? '',
    };
  }

  /** The bytes of every file must be kept, and be those that were signed. The submission has kept them as a rule. */
  async function assertKept({ files, digest }: Reading, signed: string[], held: Set<string>): Promise<void> {
    if (signed.every((one) => held.has(one))) return;
    const kept = await review(strapi, 'media').keep(files);
    if (signed.every((one) => kept.has(one))) return;
    throw new Refusal('STALE_DIGEST', { expected: digest, actual: digest, changedPaths: null });
  }

  function eventOf(release: Release, { release: before }: View): ReleaseEvent {
    return {
      release,
      previous: before?.state === 'live' ? { id: before.id, digest: before.digest } : null,
      table: (uid) => quickTable(strapi, uid),
      run: (statements) => together(strapi, statements),
    };
  }

  /** Moves the run, usually to its end; the compare is the second line of defence behind the lineage's lock. */
  function endOf({ view, actor, at }: Act, data: Partial<RunRow>): Statement {
    const run = view.run as RunRow;
    const by = { lastByKey: actor.key, lastByName: actor.name };
    const where = { id: run.id, state: run.state, digest: view.situation.digest };
    const ended = data.state === 'released' ? { endedAt: at } : {};
    return toUpdate(strapi, UID.run, where, { ...data, ...ended, ...by });
  }

  async function endRun(act: Act, data: Partial<RunRow>): Promise<void> {
    const [moved] = await together(strapi, [endOf(act, data)]);
    if (moved?.count !== 1) throw new Refusal('NOT_RELEASABLE');
  }

  /** From here on new authors are counted: what is there now has been signed by everybody who had to. */
  function startAnew({ lineage, lastEdit }: View, touchesFrom: number, data: Partial<LineageRow> = {}): Statement {
    return toUpdate(strapi, UID.lineage, { id: lineage.id }, { ...data, authorsFrom: lastEdit, touchesFrom });
  }

  function newRow(act: Act, emergency: EmergencyFact | null): Omit<ReleaseRow, 'id'> {
    const { key, view, actor, at } = act;
    const run = view.run as RunRow;
    const glass = view.situation.run?.workflow.breakGlass;
    return {
      lineage: view.lineage.id,
      uid: key.uid,
      document: key.documentId,
      language: key.locale,
      title: run.title,
      digest: view.reading.digest,
      run: run.id,
      state: 'live',
      releasedAt: at,
      firstReleasedAt: iso(view.lineage.firstReleasedAt) ?? at,
      byKey: actor.key,
      byName: actor.name,
      ...NOT_RECALLED,
      ...NO_EMERGENCY,
      ...(emergency && glass ? { emergency, reviewDueAt: afterReviewDue(at, glass) } : {}),
    };
  }

  /** Writes the release's row in place of the one that is live, and ends the run, unless that goes on as after-review. */
  function opening(act: Act, data: Omit<ReleaseRow, 'id'>, emergency: EmergencyFact | null): Statement[] {
    const { run, release } = act.view;
    const over = [endOf(act, { state: 'released' }), toDelete(strapi, UID.assignment, { run: run?.id })];
    const superseded = { state: 'superseded' };
    return [
      toInsert(strapi, UID.release, [{ ...data }]),
      ...(emergency ? [] : over),
      ...(release?.state === 'live' ? [toUpdate(strapi, UID.release, { id: release.id }, superseded)] : []),
    ];
  }

  /** Tells every listener, and waits for all of them: none may be at work when the transaction ends. */
  async function tell(event: ReleaseEvent): Promise<void> {
    const listeners = review(strapi, 'registry').listeners();
    const told = await Promise.allSettled(listeners.map(async (listener) => listener.onRelease(event)));
    for (const outcome of told) {
      if (outcome.status === 'rejected') throw outcome.reason;
      if (outcome.value) await review(strapi, 'receipts').record(event.release.id, outcome.value);
    }
  }

  /**
   * What follows the publishing, all at once, for it shares its round trips: the row is read again, the ledger says so,
   * every listener agrees. Only what was signed may stay; what was done meanwhile goes with the transaction.
   * @returns the ledger row's number
   */
  async function complete(key: Key, event: ReleaseEvent, recorded: () => Promise<number>): Promise<number> {
    const [written, seq, told] = await Promise.allSettled([
      review(strapi, 'contents').published(key.uid, key.documentId, key.locale),
      recorded(),
      review(strapi, 'gate').withoutPermit(() => tell(event)),
    ]);
    if (written.status === 'rejected') throw written.reason;
    if (written.value?.digest !== event.release.digest)
      throw new Refusal('NOT_RELEASABLE', { expected: event.release.digest });
    if (seq.status === 'rejected') throw seq.reason;
    if (told.status === 'rejected') throw told.reason;
    return seq.value;
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
      const signed = mediaDigests(view.reading.content);
      const data = newRow(act, emergency);
      const work = async ({ opened, end }: Leave) => {
        // Publishing begins while the rest is written; what speaks against it takes all of it back.
        const [begun, published] = await Promise.allSettled([
          Promise.all([
            opened,
            review(strapi, 'media').held(signed),
            review(strapi, 'touches').latest(),
            // What readers get is the stored text; the submission has kept it.
            contentOf(data.digest),
          ]),
          documents(key.uid).publish(review(strapi, 'languages').params(key)),
        ]);
        if (begun.status === 'rejected') throw begun.reason;
        if (published.status === 'rejected') throw published.reason;
        const [[made, ended], held, touchesFrom, content] = begun.value;
        if (!emergency && ended?.count !== 1) throw new Refusal('NOT_RELEASABLE');
        const row = { ...data, id: Number(made?.rows[0]?.id) };
        await assertKept(view.reading, signed, held);
        if (emergency) await endRun(act, { emergencyRelease: row.id, dueAt: row.reviewDueAt });
        const live = { release: row.id, firstReleasedAt: iso(row.firstReleasedAt) };
        const event = eventOf(toRelease(row, content), view);
        const seq = await complete(key, event, () =>
          review(strapi, 'ledger').append(withFacts(strapi, { ...entry, release: row.id }, content), [
            end(),
            // Who wrote what is live early has not been checked yet: they stay authors for the after-review.
            emergency ? toUpdate(strapi, UID.lineage, { id: lineage.id }, live) : startAnew(view, touchesFrom, live),
            ...signed.map((digest) => toInsert(strapi, UID.media, [{ release: row.id, digest }])),
          ]),
        );
        return { row, seq };
      };
      const permit = { ...key, act: 'publish' } as const;
      const { row, seq } = await review(strapi, 'gate').permit(permit, work, opening(act, data, emergency));
      await review(strapi, 'outbox').put('release', key, releaseNotice(row, seq));
      await review(strapi, 'touches').noteRelease(key, row.digest, { person: actor.snapshot, origin: actor.origin });
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
      const touchesFrom = await review(strapi, 'touches').latest();
      return review(strapi, 'ledger').append({ ...entry, release: id }, [startAnew(view, touchesFrom)]);
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
      const release = toRelease(live, await contentOf(live.digest));
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
      for (const row of rows) out.push(toRelease(row, await contentOf(row.digest)));
      return out;
    },

    /**
     * Live releases, newest first, a handful at a time: those before `next` of the page before, null on the last page.
     * One whose stored content is missing or damaged is left out.
     */
    async page(query: { before?: number; limit: number }): Promise<{ releases: Release[]; next: number | null }> {
      const { before, limit } = query;
      const where = { state: 'live', ...(before === undefined ? {} : { id: { $lt: before } }) };
      const rows = await releases().findMany({ where, orderBy: { id: 'desc' }, limit });
      const read = await Promise.allSettled(rows.map(async (row) => toRelease(row, await contentOf(row.digest))));
      return {
        releases: read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
        next: rows.length < limit ? null : Number(rows.at(-1)?.id),
      };
    },

    contentOf,
  };
};
