import type { Core } from '@strapi/strapi';
import { contentText, digestOf } from '../core/digest';
import { changedPaths } from '../core/diff';
import { changedFields, type Marks } from '../core/marks';
import {
  isOpen,
  isStaleRun,
  type Authorship,
  type DecisionFact,
  type ReleaseFact,
  type RunFact,
  type Situation,
  type StandIn,
} from '../core/review';
import { isTooSoon } from '../core/reminding';
import type { Content } from '../core/content';
import type { FileTouch } from '../core/touches';
import { fileAuthors } from '../file-authors';
import type { Workflow } from '../core/workflow';
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
import { tellOfVoid } from '../act-notices';
import { review } from '../review-services';
import type { Reading } from './contents';
import type { Accounts, Writer } from './actors';
import { ownSources, type ViewSources } from './view-sources';

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
  /** The newest edit of the lineage so far, 0 when there is none. */
  lastEdit: number;
}

/** What a lineage has in the tables, besides its content. */
export interface LineageRows {
  run: RunRow | null;
  decisions: DecisionRow[];
  release: ReleaseRow | null;
  edits: EditRow[];
  workflow: Workflow;
  accounts: Accounts;
  lastEdit: number;
  standIns: StandIn[];
}

function releaseFact(row: ReleaseRow | null): ReleaseFact | null {
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

function decisionFact(row: DecisionRow): DecisionFact {
  return {
    person: row.person,
    name: row.by.name,
    level: Number(row.level),
    kind: row.kind,
    digest: row.digest,
    void: Boolean(row.takenBack),
    ...(row.seat ? { seat: row.seat } : {}),
    ...(row.forPerson ? { for: row.forPerson } : {}),
    ...(row.toPerson ? { to: row.toPerson } : {}),
    ...(row.ref ? { ref: row.ref } : {}),
  };
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const services = () => ({
    actors: review(strapi, 'actors'),
    clock: review(strapi, 'clock'),
    contents: review(strapi, 'contents'),
    ledger: review(strapi, 'ledger'),
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

  /** The lineage's row, held until the transaction ends: every act and every write takes this lock first. */
  async function lock(key: Key): Promise<LineageRow> {
    const where = { uid: key.uid, document: key.documentId, language: key.locale };
    const found = await lockRow(strapi, 'lineage', where);
    if (found) return found;
    const row = await lockRow(strapi, 'lineage', { id: (await ensure(key)).id });
    if (!row) throw new Error('A lineage row vanished.');
    return row;
  }

  async function runFact({ run: row, decisions, accounts }: LineageRows, isTouched: boolean): Promise<RunFact | null> {
    if (!row) return null;
    return {
      isTouched,
      isLiveEarly: row.emergencyRelease !== null,
      id: row.id,
      state: row.state,
      level: Number(row.level),
      digest: row.digest,
      submittedBy: { key: accounts.personNow(row.submitterKey), name: row.submitterName },
      lastBy: row.lastByKey ? { key: row.lastByKey, name: row.lastByName ?? '' } : null,
      workflow: await services().workflows.version(row.workflowKey, Number(row.workflowVersion)),
      decisions: decisions.map(decisionFact),
      facets: row.facets ?? {},
      isReminded: decisions.some(
        ({ kind, at }) => kind === 'remind' && isTooSoon(iso(at) ?? '', services().clock.now().getTime()),
      ),
    };
  }

  /** Everybody who changed a byte since the content was last fully signed, and changes no person stands behind. */
  async function authorsOf(
    lineage: LineageRow,
    reading: Reading,
    rows: LineageRows,
    { touches, gone }: { touches: ReadonlyMap<string, FileTouch[]>; gone: ViewSources['gone'] },
  ) {
    const { run, edits, accounts } = rows;
    const authors = new Map<string, Authorship[]>();
    const add = (recorded: string, authorship: Authorship): void => {
      const key = accounts.personNow(recorded);
      authors.set(key, [...(authors.get(key) ?? []), authorship]);
    };
    for (const edit of edits) {
      const key = edit.person ?? edit.adoptedBy;
      if (key)
        add(key, {
          kind: 'edited',
          at: iso(edit.at) ?? '',
          ...(edit.paths?.length ? { paths: edit.paths } : {}),
        });
    }
    const files = fileAuthors(lineage, reading.files, { since: iso(rows.release?.releasedAt), accounts, touches });
    for (const { key, at } of files.authors) add(key, { kind: 'uploaded', at });
    if (run && isOpen(run)) add(run.submitterKey, { kind: 'submitted', at: iso(run.submittedAt) ?? '' });
    const orphans = edits
      .filter((e) => !e.person && !e.adoptedBy)
      .map((e: EditRow) => ({ origin: e.origin, at: iso(e.at) ?? '', paths: e.paths ?? [] }));
    const unattributed: Situation['unattributed'][number][] = [...orphans, ...files.orphans];
    if (await review(strapi, 'marks').unnoted(lineage, reading, gone))
      unattributed.push({ origin: UNKNOWN.origin, at: services().clock.now().toISOString() });
    return { authors, unattributed };
  }

  /** The rows that the rules look at; asked for at once, so that they come in one round trip. */
  async function rowsOf(lineage: LineageRow, caller?: string): Promise<LineageRows> {
    const since = Number(lineage.authorsFrom ?? 0);
    const accounts = services().actors.accounts();
    const [run, decisions, release, edits, workflow, known, standIns] = await Promise.all([
      lineage.run ? table(strapi, 'run').findOne({ where: { id: lineage.run } }) : null,
      lineage.run ? table(strapi, 'decision').findMany({ where: { run: lineage.run }, orderBy: { id: 'asc' } }) : [],
      lineage.release ? table(strapi, 'release').findOne({ where: { id: lineage.release } }) : null,
      table(strapi, 'edit').findMany({ where: { lineage: lineage.id, id: { $gt: since } }, orderBy: { id: 'asc' } }),
      services().workflows.forType(lineage.uid),
      accounts,
      caller === undefined ? [] : review(strapi, 'delegations').standInsOf(caller, lineage.uid, accounts),
    ]);
    const lastEdit = edits.at(-1)?.id ?? since;
    return { run, decisions, release, edits, workflow, accounts: known, lastEdit, standIns };
  }

  async function view(
    lineage: LineageRow,
    reading: Reading,
    rows: LineageRows,
    from: ViewSources = ownSources(strapi),
  ): Promise<View> {
    const { run, decisions, release, workflow, accounts, lastEdit, standIns } = rows;
    const [isTouched, touches] = await Promise.all([
      isOpen(run) ? from.touches.isAny(reading.references, Number(run?.touchesFrom ?? 0)) : false,
      from.touches.ofFiles(reading.files.map(({ id }) => id)),
    ]);
    const runNow = await runFact(rows, isTouched);
    const situation: Situation = {
      digest: reading.digest,
      run: runNow,
      ...(await review(strapi, 'readings').asked({ lineage, reading, run, fact: runNow, release }, from.readings)),
      release: releaseFact(release),
      workflow,
      ...(await authorsOf(lineage, reading, rows, { touches, gone: from.gone })),
      active: accounts.active,
      names: accounts.names,
      standIns,
    };
    const proofread = await review(strapi, 'proofFacts').added(situation, { ...rows, lineage, reading }, from);
    return { lineage, reading, situation: proofread, run, decisions, release, lastEdit };
  }

  /** Ends the open run because its content is no longer there, and records that. */
  async function voidRun(key: Key, run: RunRow, writer: Writer, why: string): Promise<void> {
    const at = await services().ledger.time();
    const by = writer.person ? { lastByKey: writer.person.key, lastByName: writer.person.name } : {};
    await table(strapi, 'run').update({ where: { id: run.id }, data: { state: 'void', endedAt: at, ...by } });
    await tellOfVoid(strapi, run, writer);
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

    /** What the rules look at, of a lineage whose rows and content have been read; `from` answers for the rest. */
    view,

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

    lock,

    /**
     * Reads everything the rules need; null when the document has no draft in this locale. `caller` is the person whose
     * delegations count.
     */
    async read(key: Key, caller?: string): Promise<View | null> {
      const reading = await services().contents.draft(key.uid, key.documentId, key.locale);
      if (!reading) return null;
      const lineage = await ensure(key);
      return view(lineage, reading, await rowsOf(lineage, caller));
    },

    /**
     * The same under the lock, with an open run about vanished content recorded as void first. `locked` is the row of
     * one who has the lock already; `alongside` hears of the draft while the rest is still being read.
     */
    async readLocked(key: Key, writer: Writer, locked?: LineageRow, alongside?: (reading: Reading) => void) {
      const held = locked ?? (await lock(key));
      const [reading, rows] = await Promise.all([
        services().contents.draft(key.uid, key.documentId, key.locale),
        rowsOf(held, writer.person?.key),
      ]);
      if (!reading) return null;
      const { lineage, paths } = await this.noteUnnoted(held, reading);
      alongside?.(reading);
      const found = await view(lineage, reading, paths ? await rowsOf(lineage) : rows);
      if (!found.run || !isStaleRun(found.situation)) return found;
      await voidRun(key, found.run, writer, 'the content changed outside the editor');
      return view(lineage, reading, await rowsOf(lineage));
    },

    /** What an act has made of a view, still under the lock. An act changes rows, never the content it was about. */
    async again(key: Key, { reading }: View): Promise<View> {
      const lineage = await lock(key);
      return view(lineage, reading, await rowsOf(lineage));
    },

    /**
     * Notes what a write did to a draft: who changed which fields, and that an open run on other content is void.
     * Call it under the lock, in the write's transaction.
     */
    async noteWrite(key: Key, before: Content | null, writer: Writer): Promise<void> {
      const lineage = await lock(key);
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
