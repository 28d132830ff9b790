import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import { diffContents, type Change } from '../core/diff';
import { Refusal, type Language } from '../core/errors';
import { clockFacts } from '../core/held';
import { documentState, isLevelSigned, isStaleRun, levelState, openRun } from '../core/review';
import { levelProgress } from '../level-progress';
import { iso, table, type ReleaseRow } from '../tables';
import { review } from '../review-services';
import { sharedMedia } from '../shared-media';
import { shownActions } from '../shown-actions';
import type { Acting } from './actors';
import type { Key, View } from './lineages';

/** What a draft is compared with. */
export type Base = 'live' | 'last-signed' | 'previous-level';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  async function view(key: Key, actor: Acting): Promise<View> {
    const found = await review(strapi, 'lineages').read(key, actor.key);
    if (!found) throw new Refusal('NOT_FOUND');
    return found;
  }

  /** The levels of the run's workflow with who may sign, how far each is, and what it still takes. */
  async function levelsOf({ situation }: View) {
    const fact = situation.run;
    if (!fact) return [];
    const states = fact.workflow.levels.map((_, index) => levelState(situation, fact, index));
    const codes = states.flatMap((state) => state?.seats.flatMap(({ held }) => held) ?? []);
    const people = await review(strapi, 'actors').byCodes([...new Set(codes)]);
    const called = (code: string) => situation.names?.get(code) ?? people.get(code)?.name ?? code;
    const personOf = (code: string) => ({ name: called(code), post: people.get(code)?.post ?? null });
    const open = openRun(situation);
    return fact.workflow.levels.map((level, index) => {
      const isDone = isLevelSigned(fact, index, situation.digest);
      return {
        key: level.key,
        name: level.name,
        index,
        state: isDone ? 'done' : open && open.level === index ? 'current' : 'todo',
        signers: level.signers.map(personOf),
        ...levelProgress(level, states[index] ?? null, called),
      };
    });
  }

  async function runOf(found: View, language: Language) {
    const { run, situation } = found;
    if (!run || !situation.run) return null;
    const levels = await levelsOf(found);
    const level = levels[Number(run.level)];
    const state = isStaleRun(situation) ? 'void' : run.state;
    return {
      id: run.id,
      state,
      workflow: { key: run.workflowKey, version: Number(run.workflowVersion), name: situation.run.workflow.name },
      level: level ? { key: level.key, name: level.name, index: level.index } : null,
      levels,
      startedAt: iso(run.submittedAt),
      clock: await review(strapi, 'clocks').sight({ ...run, state }),
      submittedBy: run.submitterName,
      ...clockFacts({ state, scheduledAt: iso(run.scheduledAt), heldReason: run.heldReason }, language),
    };
  }

  function decisionsOf({ decisions, situation }: View) {
    const called = (code: string) => ({ name: situation.names?.get(code) ?? code });
    return decisions.map((decision) => ({
      ...(decision.forPerson ? { for: called(decision.forPerson) } : {}),
      ...(decision.toPerson ? { to: called(decision.toPerson) } : {}),
      // An emergency signature stands for no level.
      level:
        decision.kind === 'break-glass'
          ? null
          : { key: decision.levelKey, name: decision.levelName, index: Number(decision.level) },
      by: { name: decision.by.name, post: decision.by.post ?? null, unit: decision.by.unit ?? null },
      kind: decision.kind,
      digest: decision.digest,
      valid:
        decision.digest === situation.digest &&
        !decision.takenBack &&
        situation.run?.state !== 'void' &&
        !isStaleRun(situation),
      takenBack: Boolean(decision.takenBack),
      comment: decision.comment,
      at: iso(decision.at),
    }));
  }

  /** Who made it live before the levels had signed, until when they have to, and when they had. */
  function emergencyOf({ emergency, reviewDueAt, reviewedAt }: ReleaseRow) {
    if (!emergency) return {};
    const dueAt = iso(reviewDueAt);
    const isLate = reviewedAt === null && dueAt !== null && dueAt <= review(strapi, 'clock').now().toISOString();
    return { emergency: { by: emergency.by, dueAt, overdue: isLate, reviewedAt: iso(reviewedAt) } };
  }

  /** Receipts with the names people know the channels by. */
  async function receiptsOf(release: number) {
    const receipts = await review(strapi, 'receipts').of(release);
    if (receipts.length === 0) return [];
    const channels = review(strapi, 'registry')
      .facets()
      .find(({ key }) => key === 'channel');
    const names = (await channels?.names?.()) ?? {};
    return receipts.map((receipt) => ({ ...receipt, name: names[receipt.channel] ?? receipt.channel }));
  }

  async function releaseOf({ release, lineage }: View) {
    if (!release) return null;
    return {
      receipts: await receiptsOf(release.id),
      ...emergencyOf(release),
      id: release.id,
      title: release.title ?? '',
      digest: release.digest,
      at: iso(release.releasedAt),
      firstReleasedAt: iso(lineage.firstReleasedAt),
      by: release.byName,
      ...(release.state === 'recalled'
        ? { recalledAt: iso(release.recalledAt), recalledBy: release.recalledByName, reason: release.recallReason }
        : {}),
    };
  }

  /** Short-lived addresses of the draft's files by digest, so that a reviewer sees the very pictures they sign. */
  async function mediaUrls({ reading }: View): Promise<Record<string, string>> {
    const urls: Record<string, string> = {};
    for (const file of reading.files) {
      const digest = await review(strapi, 'media').digestOfFile(file);
      if (digest) urls[digest] = String((await strapi.plugin('upload').service('file').signFileUrls(file)).url);
    }
    return urls;
  }

  async function baseContent(found: View, actor: Acting, base: Base): Promise<Content | null> {
    if (base === 'live')
      return found.release?.state === 'live' ? review(strapi, 'releases').contentOf(found.release.digest) : null;
    const own = base === 'last-signed';
    const runs = await table(strapi, 'run').findMany({ where: { lineage: found.lineage.id }, select: ['id'] });
    const where = { run: { $in: runs.map((run) => run.id) }, kind: 'approve', ...(own ? { person: actor.key } : {}) };
    const [signed] = await table(strapi, 'decision').findMany({ where, orderBy: { id: 'desc' }, limit: 1 });
    return signed ? review(strapi, 'lineages').kept(signed.digest) : null;
  }

  return {
    /** Everything the panel shows about a document in one locale, and what this person may do now. */
    async show(key: Key, actor: Acting, language: Language) {
      const found = await view(key, actor);
      const { situation } = found;
      return {
        ...documentState(situation),
        digest: situation.digest,
        run: await runOf(found, language),
        decisions: decisionsOf(found),
        actions: shownActions(situation, actor, language),
        release: await releaseOf(found),
        unattributed: situation.unattributed,
        sharedMedia: await sharedMedia(strapi, found.release),
        findings: openRun(situation) ? (found.run?.findings ?? []) : [],
        content: found.reading.content,
        media: await mediaUrls(found),
      };
    },

    /** What the draft changes against a base; everything is «added» when there is none. */
    async diff(key: Key, actor: Acting, base: Base): Promise<Change[]> {
      const found = await view(key, actor);
      return diffContents(await baseContent(found, actor, base), found.reading.content);
    },
  };
};
