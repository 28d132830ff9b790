import type { Core } from '@strapi/strapi';
import { ACTS_TOGETHER, MOST_TOGETHER, needsOpening } from '../core/acts-together';
import type { ClockSight } from '../core/clock-sight';
import type { Language } from '../core/errors';
import { clockFacts } from '../core/held';
import { isOpen, OPEN_STATES } from '../core/review';
import type { Workflow } from '../core/workflow';
import { together as onOneTrip } from '../database/round-trip';
import { iso, table, type RunRow } from '../tables';
import { review } from '../review-services';
import { shownActions, type ShownAction } from '../shown-actions';
import type { Acting } from './actors';
import { keyText } from './view-pages';

/** A task list's question. `page` starts at 1. */
export interface TaskQuery {
  scope: 'mine' | 'submitted' | 'all';
  level?: string | undefined;
  channel?: string | undefined;
  theme?: string | undefined;
  q?: string | undefined;
  /** `due`: what is due first comes first, overdue before it; without a due time last. */
  sort: 'newest' | 'due';
  /** Whether each row says what the caller may do now. */
  actions: boolean;
  page: number;
  pageSize: number;
}

/** A level of one version of a workflow. */
interface LevelPlace {
  workflow: Workflow;
  index: number;
}

/** Rights that the caller borrows: whose, and on which types and levels. */
interface Borrowed {
  from: string;
  types: readonly string[] | null;
  levels: LevelPlace[] | null;
}

/** Whose tasks the caller's are. */
interface Caller {
  keys: string[];
  borrowed: Borrowed[];
}

type Knex = Core.Strapi['db']['connection'];
type Builder = ReturnType<Knex>;

/** Of what one submitted oneself the list shows the newest so many, whatever is looked for in it. */
const MOST_SUBMITTED = 500;

const NEWEST = [
  { column: 'submitted_at', order: 'desc' },
  { column: 'id', order: 'desc' },
];

/** What is due first, first; what is due at no time, last. Databases differ about the place of what is not there. */
const BY_DUE = [{ column: 'timeless', order: 'asc' }, { column: 'due', order: 'asc' }, ...NEWEST];

/** When a run is due: one that is over is due no more, whatever it was. */
const IS_DUE = `"state" in (${OPEN_STATES.map(() => '?').join(', ')}) and "due_at" is not null`;
const DUE = `case when ${IS_DUE} then "due_at" end as "due", case when ${IS_DUE} then 0 else 1 end as "timeless"`;

/** What of a run decides whether it answers, and where it stands. */
const CANDIDATE = ['id', 'submitted_at', 'due_at', 'title', 'state', 'level', 'workflow_key', 'workflow_version'].map(
  (column) => `r.${column}`,
);

/** How often a candidate has a value of a facet. */
const HAS =
  '(select count(*) from "review_run_facets" f where f."run" = "candidates"."id" and f."facet" = ? and f."value" = ?)';

/** The facets that tasks can be looked up by. */
const FACETS = ['channel', 'theme'] as const;

/**
 * The values of a facet: from one to the next by the index, for there are few of them in very many rows. `DISTINCT`
 * would read every row.
 */
const VALUES =
  'with recursive "found" ("value") as (' +
  'select min("value") from "review_run_facets" where "facet" = ? union all ' +
  'select (select min(f."value") from "review_run_facets" f where f."facet" = ? and f."value" > "found"."value") ' +
  'from "found" where "found"."value" is not null) select "value" from "found" where "value" is not null order by "value"';

/** `%` and `_` in what somebody typed are letters, not patterns. */
function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
}

const unionOf = (one: Builder, other: Builder): Builder => one.unionAll(other);

/** The condition that a run is at one of these levels. `prefix` stands before the names of columns. */
function atLevels(levels: readonly LevelPlace[], prefix: string) {
  return (or: Builder): void => {
    for (const { workflow, index } of levels) {
      const place = { workflow_key: workflow.key, workflow_version: workflow.version, level: index };
      void or.orWhere(Object.fromEntries(Object.entries(place).map(([name, value]) => [`${prefix}${name}`, value])));
    }
    if (levels.length === 0) void or.whereRaw('1 = 0');
  };
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** Ids of the newest runs that were submitted under one of the keys. */
  function newest(keys: string[]): Builder {
    const db = strapi.db.connection;
    const ofKey = (key: string) =>
      db('review_runs').where({ submitter_key: key }).orderBy(NEWEST).limit(MOST_SUBMITTED).select('id');
    return db.unionAll(keys.map((key) => db.from(ofKey(key).as('own')).select('id')));
  }

  /** Runs that wait for somebody whom one stands in for, as far as the delegation goes. */
  function borrowedTasks({ from, types, levels }: Borrowed): Builder {
    const db = strapi.db.connection;
    const runs = db('review_assignments as a').join('review_runs as b', 'b.id', 'a.run').where('a.person', from);
    if (types !== null) void runs.whereIn('b.uid', types as string[]);
    if (levels !== null) void runs.where(atLevels(levels, 'b.'));
    return runs.select('a.run');
  }

  /** The runs that the list is about, whatever is looked for: open ones only, but for what one submitted oneself. */
  function candidates({ scope }: TaskQuery, keys: string[], borrowed: Borrowed[]): Builder {
    const db = strapi.db.connection;
    const runs = db('review_runs as r').select(CANDIDATE);
    const own = db('review_assignments').whereIn('person', keys).select('run');
    if (scope === 'mine') return runs.whereIn('r.id', [own, ...borrowed.map(borrowedTasks)].reduce(unionOf));
    if (scope === 'submitted') return runs.whereIn('r.id', newest(keys));
    return runs.whereIn('r.state', OPEN_STATES as string[]);
  }

  /** Those of the candidates that answer the question. */
  function matching(query: TaskQuery, levels: LevelPlace[] | null): Builder {
    const db = strapi.db.connection;
    const runs = db('candidates').select('id', 'submitted_at', db.raw(DUE, [...OPEN_STATES, ...OPEN_STATES]));
    for (const facet of FACETS) {
      const value = query[facet];
      // A count, not a condition: databases take a condition for a reason to read all that has the value.
      if (value !== undefined) void runs.whereRaw(`${HAS} > 0`, [facet, value]);
    }
    if (query.q) void runs.whereRaw("title like ? escape '\\'", [likePattern(query.q)]);
    if (levels) void runs.where(atLevels(levels, '')).where({ state: 'in_review' });
    return runs;
  }

  /** Ids of one page, in order, and how many there are on all pages: in one statement, so that they agree. */
  async function pageOf(
    query: TaskQuery,
    { keys, borrowed }: Caller,
    levels: LevelPlace[] | null,
  ): Promise<{ ids: number[]; total: number }> {
    const db = strapi.db.connection;
    const order = query.sort === 'due' ? BY_DUE : NEWEST;
    const page = db('matching')
      .orderBy(order)
      .limit(query.pageSize)
      .offset((query.page - 1) * query.pageSize)
      .select('id', 'submitted_at', 'due', 'timeless');
    const rows = (await db
      .withMaterialized('candidates', candidates(query, keys, borrowed))
      .withMaterialized('matching', matching(query, levels))
      .from(db('matching').count({ total: '*' }).as('t'))
      .leftJoin(page.as('p'), db.raw('1 = 1'))
      .orderBy(order)
      .select('t.total', 'p.id')) as { total: number | string; id: number | null }[];
    return { ids: rows.flatMap(({ id }) => (id === null ? [] : [id])), total: Number(rows[0]?.total ?? 0) };
  }

  async function levelsNamed(...keys: string[]): Promise<LevelPlace[]> {
    const rows = await table(strapi, 'workflow').findMany({});
    const workflows = await Promise.all(
      rows.map((row) => review(strapi, 'workflows').version(row.key, Number(row.version))),
    );
    return workflows.flatMap((workflow) =>
      workflow.levels.flatMap(({ key }, index) => (keys.includes(key) ? [{ workflow, index }] : [])),
    );
  }

  /** Whose tasks are the caller's: theirs under every key there is of them, and those of whom they stand in for. */
  async function callerOf(scope: TaskQuery['scope'], person: string): Promise<Caller> {
    if (scope === 'all') return { keys: [], borrowed: [] };
    const [keys, delegations] = await Promise.all([
      review(strapi, 'actors').recordedKeys(person),
      scope === 'mine' ? review(strapi, 'delegations').borrowedBy(person) : [],
    ]);
    const borrowed = delegations.map(async ({ from, types, levels }) => ({
      from,
      types,
      levels: levels === null ? null : await levelsNamed(...levels),
    }));
    return { keys, borrowed: await Promise.all(borrowed) };
  }

  async function toTask(run: RunRow, language: Language, clock: ClockSight | null) {
    const workflow = await review(strapi, 'workflows').version(run.workflowKey, Number(run.workflowVersion));
    const level = workflow.levels[Number(run.level)];
    return {
      uid: run.uid,
      documentId: run.document,
      locale: run.language,
      title: run.title ?? '',
      state: run.state,
      level: { key: level?.key ?? '', name: level?.name ?? '', index: Number(run.level) },
      digest: run.digest,
      submittedBy: run.submitterName,
      submittedAt: iso(run.submittedAt),
      dueAt: iso(run.dueAt),
      overdue:
        isOpen(run) && run.dueAt !== null && (iso(run.dueAt) ?? '') <= review(strapi, 'clock').now().toISOString(),
      clock,
      emergency: run.emergencyRelease !== null,
      ...clockFacts({ ...run, scheduledAt: iso(run.scheduledAt) }, language),
      findings: { block: Number(run.blockCount), warn: Number(run.warnCount), info: Number(run.infoCount) },
    };
  }

  const keyOf = ({ uid, document, language }: RunRow) => ({ uid, documentId: document, locale: language });

  /** What the caller may do with the document of each run now; nothing where there is no draft any more. */
  async function actionsOf(
    runs: readonly RunRow[],
    actor: Acting,
    language: Language,
  ): Promise<(run: RunRow) => ShownAction[]> {
    const views = await review(strapi, 'viewPages').read(runs.map(keyOf), actor.key);
    return (run) => {
      const view = views.get(keyText(keyOf(run)));
      return view ? shownActions(view.situation, actor, language) : [];
    };
  }

  /** The acts that can be done on several rows at once, and which of them only by those who have opened each. */
  const together = () => ({
    most: MOST_TOGETHER,
    actions: ACTS_TOGETHER.map((name) => ({ name, needsOpening: needsOpening(name) })),
  });

  /** The values each facet has on any run, with their names. */
  async function facetValues(): Promise<Record<(typeof FACETS)[number], { key: string; name: string }[]>> {
    const found = await onOneTrip(
      strapi,
      FACETS.map((facet) => ({ sql: VALUES, bindings: [facet, facet] })),
    );
    const named = FACETS.map(async (facet, index) => {
      const registered = review(strapi, 'registry')
        .facets()
        .find((one) => one.key === facet);
      const names = (await registered?.names?.()) ?? {};
      const values = found[index]?.rows.map(({ value }) => String(value)) ?? [];
      return [facet, values.map((value) => ({ key: value, name: names[value] ?? value }))] as const;
    });
    return Object.fromEntries(await Promise.all(named)) as Awaited<ReturnType<typeof facetValues>>;
  }

  return {
    /** One page of tasks, with the values the filters can take. */
    async list(query: TaskQuery, actor: Acting, language: Language) {
      const levels = query.level === undefined ? null : await levelsNamed(query.level);
      const { ids, total } = await pageOf(query, await callerOf(query.scope, actor.key), levels);
      const rows = await table(strapi, 'run').findMany({ where: { id: { $in: ids } } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      const ordered = ids.map((id) => byId.get(id)).filter((row): row is RunRow => row !== undefined);
      const sights = await review(strapi, 'clocks').sights(ordered);
      const allowed = query.actions ? await actionsOf(ordered, actor, language) : null;
      const shown = async (run: RunRow) => ({
        ...(await toTask(run, language, sights.get(run.id) ?? null)),
        ...(allowed ? { actions: allowed(run) } : {}),
      });
      return {
        results: await Promise.all(ordered.map(shown)),
        ...(allowed ? { together: together() } : {}),
        pagination: { page: query.page, pageSize: query.pageSize, total },
        facets: {
          level: (await review(strapi, 'workflows').list()).flatMap((w) =>
            w.levels.map(({ key, name }) => ({ key, name })),
          ),
          ...(await facetValues()),
        },
      };
    },
  };
};
