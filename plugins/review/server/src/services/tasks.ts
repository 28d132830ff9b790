import type { Core } from '@strapi/strapi';
import type { Language } from '../core/errors';
import { clockFacts } from '../core/held';
import { isOpen, OPEN_STATES } from '../core/review';
import type { Workflow } from '../core/workflow';
import { iso, table, type RunRow } from '../tables';
import { review } from '../review-services';
import type { Acting } from './actors';

/** A task list's question. `page` starts at 1. */
export interface TaskQuery {
  scope: 'mine' | 'submitted' | 'all';
  level?: string | undefined;
  channel?: string | undefined;
  theme?: string | undefined;
  q?: string | undefined;
  page: number;
  pageSize: number;
}

type Knex = Core.Strapi['db']['connection'];
type Builder = ReturnType<Knex>;

/** `%` and `_` in what somebody typed are letters, not patterns. */
function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** Runs that answer the question, newest first. Open runs only, but for what one submitted oneself. */
  function matching(query: TaskQuery, keys: string[], levels: { workflow: Workflow; index: number }[] | null): Builder {
    const db = strapi.db.connection;
    const runs = db('review_runs as r');
    if (query.scope === 'mine')
      void runs.whereIn('r.id', db('review_assignments').whereIn('person', keys).select('run'));
    else if (query.scope === 'submitted') void runs.whereIn('r.submitter_key', keys);
    else void runs.whereIn('r.state', OPEN_STATES as string[]);
    for (const facet of ['channel', 'theme'] as const) {
      const value = query[facet];
      if (value !== undefined) void runs.whereIn('r.id', db('review_run_facets').where({ facet, value }).select('run'));
    }
    if (query.q) void runs.whereRaw("r.title like ? escape '\\'", [likePattern(query.q)]);
    if (levels) {
      void runs.where((or) => {
        for (const { workflow, index } of levels) {
          void or.orWhere({
            'r.workflow_key': workflow.key,
            'r.workflow_version': workflow.version,
            'r.level': index,
            'r.state': 'in_review',
          });
        }
        if (levels.length === 0) void or.whereRaw('1 = 0');
      });
    }
    return runs;
  }

  async function levelsNamed(key: string): Promise<{ workflow: Workflow; index: number }[]> {
    const rows = await table(strapi, 'workflow').findMany({});
    const workflows = await Promise.all(
      rows.map((row) => review(strapi, 'workflows').version(row.key, Number(row.version))),
    );
    return workflows.flatMap((workflow) => {
      const index = workflow.levels.findIndex((level) => level.key === key);
      return index < 0 ? [] : [{ workflow, index }];
    });
  }

  async function toTask(run: RunRow, language: Language) {
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
      emergency: run.emergencyRelease !== null,
      ...clockFacts({ ...run, scheduledAt: iso(run.scheduledAt) }, language),
      findings: { block: Number(run.blockCount), warn: Number(run.warnCount), info: Number(run.infoCount) },
    };
  }

  /** The values a facet has on any run, with their names. */
  async function facetValues(facet: string): Promise<{ key: string; name: string }[]> {
    const rows = (await strapi.db
      .connection('review_run_facets')
      .where({ facet })
      .distinct('value')
      .orderBy('value')) as {
      value: string;
    }[];
    const registered = review(strapi, 'registry')
      .facets()
      .find((one) => one.key === facet);
    const names = (await registered?.names?.()) ?? {};
    return rows.map(({ value }) => ({ key: value, name: names[value] ?? value }));
  }

  return {
    /** One page of tasks, with the values the filters can take. */
    async list(query: TaskQuery, actor: Acting, language: Language) {
      const levels = query.level === undefined ? null : await levelsNamed(query.level);
      const keys = query.scope === 'all' ? [] : await review(strapi, 'actors').recordedKeys(actor.key);
      const total = Number(
        ((await matching(query, keys, levels).count({ n: '*' }).first()) as { n: string | number }).n,
      );
      const ids = (await matching(query, keys, levels)
        .orderBy([
          { column: 'r.submitted_at', order: 'desc' },
          { column: 'r.id', order: 'desc' },
        ])
        .limit(query.pageSize)
        .offset((query.page - 1) * query.pageSize)
        .select('r.id')) as { id: number }[];
      const rows = await table(strapi, 'run').findMany({ where: { id: { $in: ids.map((row) => row.id) } } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      const ordered = ids.map((row) => byId.get(row.id)).filter((row): row is RunRow => row !== undefined);
      return {
        results: await Promise.all(ordered.map((run) => toTask(run, language))),
        pagination: { page: query.page, pageSize: query.pageSize, total },
        facets: {
          level: (await review(strapi, 'workflows').list()).flatMap((w) =>
            w.levels.map(({ key, name }) => ({ key, name })),
          ),
          channel: await facetValues('channel'),
          theme: await facetValues('theme'),
        },
      };
    },
  };
};
