import type { Core } from '@strapi/strapi';
import { contentText, digestOf } from '../core/digest';
import { changedPaths } from '../core/diff';
import { changedFields, type Marks } from '../core/marks';
import { isOpen, isStaleRun, type Authorship, type ReleaseFact, type RunFact, type Situation } from '../core/review';
import type { Content, Row } from '../core/content';
import { fileReference, orphanTouches, touchAuthors } from '../core/touches';
import {
  iso,
  lockRow,
  table,
  type DecisionRow,
  type EditRow,
  type LineageRow,
  type ReleaseRow,
  type RunRow,
} from '../tables';
import { review } from '../review-services';
import type { Reading } from './contents';
import type { Writer } from './actors';

/** A document in one locale: what runs, releases and signatures belong to. */
export interface Key {
  uid: string;
  documentId: string;
  locale: string;
}

/** Who changed a draft past the gate (database, import, another plugin's query): nobody knows. */
export const UNKNOWN = { person: null, origin: 'unknown' } as const;

/** One consistent reading: the rows, and the situation the rules look at. */
export interface View {
  lineage: LineageRow;
  reading: Reading;
  situation: Situation;
  run: RunRow | null;
  decisions: DecisionRow[];
  release: ReleaseRow | null;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const services = () => ({
    actors: review(strapi, 'actors'),
    clock: review(strapi, 'clock'),
    contents: review(strapi, 'contents'),
    ledger: review(strapi, 'ledger'),
    touches: review(strapi, 'touches'),
    workflows: review(strapi, 'workflows'),
  });
  const lineages = () => table(strapi, 'lineage');

  /** The lineage's row, made when absent. Two callers at once make one row: the loser's insert does nothing. */
  async function ensure(key: Key): Promise<LineageRow> {
    const where = { uid: key.uid, document: key.documentId, language: key.locale };
    const found = await lineages().findOne({ where });
    if (found) return found;
    await strapi.db.transaction(async ({ trx }) => {
      const now = services().clock.now();
      const row = {
        uid: key.uid,
        document: key.documentId,
        language: key.locale,
        authors_from: 0,
        created_at: now,
        updated_at: now,
        published_at: now,
      };
      await trx('review_lineages')
        .insert({ ...row, document_id: `${key.documentId}.${key.locale}` })
        .onConflict(['uid', 'document', 'language'])
        .ignore();
    });
    const made = await lineages().findOne({ where });
    if (!made) throw new Error('A lineage row could not be made.');
    return made;
  }

  async function releaseFact(row: ReleaseRow | null): Promise<ReleaseFact | null> {
    if (!row) return null;
    return {
      id: row.id,
      digest: row.digest,
      recalled: row.state === 'recalled',
      by: { key: row.byKey, name: row.byName },
      recalledBy: row.recalledByKey ? { key: row.recalledByKey, name: row.recalledByName ?? '' } : null,
      recalledRun: row.recalledRun === null ? null : Number(row.recalledRun),
      awaitsAfterReview: row.state === 'live' && row.emergency !== null && row.reviewedAt === null,
    };
  }

  async function runFact(row: RunRow | null, decisions: DecisionRow[], reading: Reading): Promise<RunFact | null> {
    if (!row) return null;
    return {
      isTouched: isOpen(row) && (await services().touches.isAny(reading.references, Number(row.touchesFrom ?? 0))),
      isLiveEarly: row.emergencyRelease !== null,
      id: row.id,
      state: row.state,
      level: Number(row.level),
      digest: row.digest,
      submittedBy: { key: await services().actors.personNow(row.submitterKey), name: row.submitterName },
      lastBy: row.lastByKey ? { key: row.lastByKey, name: row.lastByName ?? '' } : null,
      workflow: await services().workflows.version(row.workflowKey, Number(row.workflowVersion)),
      decisions: decisions.map((d) => ({
        person: d.person,
        name: d.by.name,
        level: Number(d.level),
        kind: d.kind,
        digest: d.digest,
        void: Boolean(d.takenBack),
      })),
    };
  }

  /** Everybody who changed a byte since the content was last fully signed, and changes no person stands behind. */
  async function authorsOf(lineage: LineageRow, reading: Reading, run: RunRow | null, since: string | null) {
    const edits = await table(strapi, 'edit').findMany({
      where: { lineage: lineage.id, id: { $gt: Number(lineage.authorsFrom ?? 0) } },
      orderBy: { id: 'asc' },
    });
    const authors = new Map<string, Authorship[]>();
    const add = async (recorded: string, authorship: Authorship): Promise<void> => {
      const key = await services().actors.personNow(recorded);
      authors.set(key, [...(authors.get(key) ?? []), authorship]);
    };
    for (const edit of edits) {
      const key = edit.person ?? edit.adoptedBy;
      if (key)
        await add(key, {
          kind: 'edited',
          at: iso(edit.at) ?? '',
          ...(edit.paths?.length ? { paths: edit.paths } : {}),
        });
    }
    const files = await fileAuthors(lineage, reading, since);
    for (const { key, at } of files.authors) await add(key, { kind: 'uploaded', at });
    if (run && isOpen(run)) await add(run.submitterKey, { kind: 'submitted', at: iso(run.submittedAt) ?? '' });
    const orphans = edits
      .filter((e) => !e.person && !e.adoptedBy)
      .map((e: EditRow) => ({ origin: e.origin, at: iso(e.at) ?? '', paths: e.paths ?? [] }));
    const unattributed: Situation['unattributed'][number][] = [...orphans, ...files.orphans];
    if (await review(strapi, 'marks').unnoted(lineage, reading))
      unattributed.push({ origin: UNKNOWN.origin, at: services().clock.now().toISOString() });
    return { authors, unattributed };
  }

  /** Who uploaded, replaced or renamed a file that the draft uses, and changes of such files that nobody stands behind. */
  async function fileAuthors(lineage: LineageRow, { files }: Reading, since: string | null) {
    const from = Number(lineage.touchesFrom ?? 0);
    const touches = await services().touches.ofFiles(files.map(({ id }) => id));
    const known = [...touches.values()].flat();
    const untouched = files.filter(({ id }) => !touches.has(fileReference(id)));
    return {
      authors: [...touchAuthors(known, from), ...(await uploadersOf(untouched, since))],
      orphans: orphanTouches(known, Math.max(from, Number(lineage.touchesAdopted ?? 0))),
    };
  }

  /** The same for files from before touches were noted: all that is known are their first and last account. */
  async function uploadersOf(files: readonly Row[], since: string | null): Promise<{ key: string; at: string }[]> {
    const found: { key: string; at: string }[] = [];
    for (const file of files) {
      const at = iso(file.updatedAt) ?? '';
      if (since !== null && at <= since) continue;
      for (const user of [file.createdBy, file.updatedBy] as (Row | null | undefined)[]) {
        if (user?.id) found.push({ key: await services().actors.keyOf(Number(user.id)), at });
      }
    }
    return found;
  }

  async function view(lineage: LineageRow, reading: Reading): Promise<View> {
    const run = lineage.run ? await table(strapi, 'run').findOne({ where: { id: lineage.run } }) : null;
    const decisions = run
      ? await table(strapi, 'decision').findMany({ where: { run: run.id }, orderBy: { id: 'asc' } })
      : [];
    const release = lineage.release ? await table(strapi, 'release').findOne({ where: { id: lineage.release } }) : null;
    const situation: Situation = {
      digest: digestOf(reading.content),
      run: await runFact(run, decisions, reading),
      release: await releaseFact(release),
      workflow: await services().workflows.forType(lineage.uid),
      ...(await authorsOf(lineage, reading, run, iso(release?.releasedAt))),
      active: await services().actors.activeKeys(),
    };
    return { lineage, reading, situation, run, decisions, release };
  }

  /** Ends the open run because its content is no longer there, and records that. */
  async function voidRun(key: Key, run: RunRow, writer: Writer, why: string): Promise<void> {
    const at = await services().ledger.time();
    const by = writer.person ? { lastByKey: writer.person.key, lastByName: writer.person.name } : {};
    await table(strapi, 'run').update({ where: { id: run.id }, data: { state: 'void', endedAt: at, ...by } });
    await table(strapi, 'assignment').deleteMany({ where: { run: run.id } });
    await services().ledger.append({
      at,
      origin: writer.origin,
      act: 'void',
      actor: writer.person,
      ...key,
      digest: run.digest,
      run: run.id,
      workflow: { key: run.workflowKey, version: Number(run.workflowVersion) },
      reason: why,
    });
  }

  /** Paths at which a write changed a draft; null when it changed nothing. Call it with what was there before and is now. */
  function changedBy(
    before: Content | null,
    after: Content | null,
    was: Marks | null,
    is: Marks | null,
  ): string[] | null {
    if (!after) return [];
    if (!before || digestOf(before) !== digestOf(after)) return changedPaths(before, after);
    // Readers get the same, but perhaps it points at a governed document now that they will get once it is released.
    const fields = was && is ? changedFields(was, is) : [];
    return fields.length > 0 ? fields : null;
  }

  /** Notes a change that no person stands behind: `submit` asks an editor to adopt it. */
  async function noteUnknown(lineage: LineageRow, reading: Reading, paths: string[]): Promise<LineageRow> {
    const at = services().clock.now().toISOString();
    const digest = digestOf(reading.content);
    await table(strapi, 'edit').create({
      data: { lineage: lineage.id, origin: UNKNOWN.origin, at, digest, paths: paths.slice(0, 50) },
    });
    const data = { digest, marks: review(strapi, 'marks').of(reading) };
    return (await lineages().update({ where: { id: lineage.id }, data })) ?? lineage;
  }

  return {
    ensure,

    /**
     * Notes what changed the draft past the gate, if something did, before anything else is noted of it. Call it under
     * the lock. @returns the lineage as it is then, and the fields that changed, or null
     */
    async noteUnnoted(
      lineage: LineageRow,
      reading: Reading | null,
    ): Promise<{ lineage: LineageRow; paths: string[] | null }> {
      const paths = reading ? await review(strapi, 'marks').unnoted(lineage, reading) : null;
      return { lineage: reading && paths ? await noteUnknown(lineage, reading, paths) : lineage, paths };
    },

    /** The lineage's row, held until the transaction ends: every act and every write takes this lock first. */
    async lock(key: Key): Promise<LineageRow> {
      const { id } = await ensure(key);
      const row = await lockRow(strapi, 'lineage', { id });
      if (!row) throw new Error('A lineage row vanished.');
      return row;
    },

    /** Reads everything the rules need; null when the document has no draft in this locale. */
    async read(key: Key): Promise<View | null> {
      const reading = await services().contents.draft(key.uid, key.documentId, key.locale);
      return reading ? view(await ensure(key), reading) : null;
    },

    /** The same under the lock, with an open run about vanished content recorded as void first. */
    async readLocked(key: Key, writer: Writer): Promise<View | null> {
      const locked = await this.lock(key);
      const reading = await services().contents.draft(key.uid, key.documentId, key.locale);
      if (!reading) return null;
      const { lineage } = await this.noteUnnoted(locked, reading);
      const found = await view(lineage, reading);
      if (!found.run || !isStaleRun(found.situation)) return found;
      await voidRun(key, found.run, writer, 'the content changed outside the editor');
      return view(lineage, reading);
    },

    /**
     * Notes what a write did to a draft: who changed which fields, and that an open run on other content is void.
     * Call it under the lock, in the write's transaction.
     */
    async noteWrite(key: Key, before: Content | null, writer: Writer): Promise<void> {
      const lineage = await this.lock(key);
      const reading = await services().contents.draft(key.uid, key.documentId, key.locale);
      const after = reading?.content ?? null;
      const digest = after ? digestOf(after) : null;
      if (!before && !after) return;
      const marks = reading ? review(strapi, 'marks').of(reading) : null;
      const paths = changedBy(before, after, lineage.marks, marks);
      if (paths === null) return;
      const at = services().clock.now().toISOString();
      await table(strapi, 'edit').create({
        data: {
          lineage: lineage.id,
          origin: writer.origin,
          at,
          digest,
          paths: paths.slice(0, 50),
          ...(writer.person ? { person: writer.person.key, name: writer.person.name } : {}),
        },
      });
      await lineages().update({ where: { id: lineage.id }, data: { digest, marks } });
      const run = lineage.run ? await table(strapi, 'run').findOne({ where: { id: lineage.run } }) : null;
      if (run && isOpen(run) && run.digest !== digest) {
        await voidRun(key, run, writer, after ? 'the content was edited' : 'the draft was deleted');
      }
    },

    voidRun,

    /** Keeps a content by its digest, so that later readers can be shown what changed since. */
    async keep(content: Content): Promise<string> {
      const digest = digestOf(content);
      await strapi.db.transaction(async ({ trx }) => {
        const now = services().clock.now();
        const row = {
          digest,
          content: contentText(content),
          document_id: digest.slice(0, 24),
          created_on: now,
          created_at: now,
          updated_at: now,
          published_at: now,
        };
        await trx('review_snapshots').insert(row).onConflict('digest').ignore();
      });
      return digest;
    },

    /** A kept content by digest, or null when it was never kept. */
    async kept(digest: string): Promise<Content | null> {
      const row = await table(strapi, 'snapshot').findOne({ where: { digest } });
      return row ? (JSON.parse(row.content) as Content) : null;
    },
  };
};
