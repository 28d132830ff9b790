import type { Core } from '@strapi/strapi';
import {
  FEWEST_TO_BREAK_DOWN,
  recallFigures,
  shownSpans,
  type RecallFact,
  type RecallFigures,
  type Span,
} from '../core/statistics';
import { together } from '../database/round-trip';

/** A half-open stretch of time; ISO 8601. */
export interface Window {
  from: string;
  to: string;
}

/** Releases by kind of workflow and how long they took from submit to release, in milliseconds. */
export interface Turnaround {
  workflows: (Span & { name: string })[];
  all: Span;
  /** Emergency releases; in none of the figures above, because they are signed afterwards. */
  emergencies: number;
  /** Of all releases those of a document that had been live before. */
  again: number;
}

/** How often runs went back to the author, by kind of workflow. */
export interface Returns {
  workflows: { group: string; name: string; count: number }[];
  all: number;
}

/** What checks found in what was submitted: all of it, and of it what somebody waived. */
export interface FindingFigure {
  category: string;
  severity: string;
  noted: number;
  waived: number;
}

/** Correction cases. `open` and `overdue` are as of the window's end. */
export interface CorrectionFigures {
  opened: number;
  closed: number;
  closedLate: number;
  open: number;
  overdue: number;
  /** By where the error was reported; empty where there are too few to be told apart. */
  origins: { origin: string; opened: number }[];
}

/** Every state of a run, so that runs can be found by the index on state and time. */
const RUN_STATES = ['in_review', 'approved', 'scheduled', 'returned', 'withdrawn', 'void', 'released'];
const STATES = RUN_STATES.map((state) => `'${state}'`).join(', ');

/** Of `spans(grp, span)` the count, the median and the 90th percentile by nearest rank, of each group and of all. */
const QUANTILES = `,
  both_kinds as (select grp, span from spans union all select '' as grp, span from spans),
  ranked as (
    select grp, span, row_number() over (partition by grp order by span) as place, count(*) over (partition by grp) as n
    from both_kinds
  )
  select grp, n, min(case when 2 * place >= n then span end) as median,
    min(case when 10 * place >= 9 * n then span end) as p90
  from ranked group by grp, n order by grp`;

const RELEASED = 'x.released_at >= ? and x.released_at < ?';
const count = (value: unknown): number => Number(value ?? 0);
const msOrNull = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/**
 * What happened in a stretch of time, in numbers, for reports of other plugins: each figure by aggregates over one
 * window, and none of them about a person. Of groups of fewer than three only the count is given.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const isPostgres = () => strapi.db.dialect.client === 'postgres';
  const bounds = ({ from, to }: Window) => [new Date(from), new Date(to)];
  const msBetween = (from: string, to: string): string =>
    isPostgres() ? `round(extract(epoch from (${to} - ${from})) * 1000)` : `(${to} - ${from})`;

  /** Rows of each statement. */
  async function read(...statements: { sql: string; bindings: unknown[] }[]): Promise<Record<string, unknown>[][]> {
    return (await together(strapi, statements)).map(({ rows }) => rows);
  }

  /** Each workflow by the name of its newest version. */
  const names = { sql: 'select "key", name from review_workflows order by version', bindings: [] };
  const namesOf = (rows: readonly Record<string, unknown>[] = []) =>
    new Map(rows.map(({ key, name }) => [String(key), String(name)]));

  /** The findings of the rows `r` of a query, one row each. */
  const findingsOf = (rows: string): string =>
    isPostgres()
      ? `select f.value->>'category' as category, f.value->>'severity' as severity, count(*) as noted,
           count(f.value->'waived') as waived
         from ${rows} cross join lateral
           jsonb_array_elements(case when jsonb_typeof(r.findings) = 'array' then r.findings else '[]'::jsonb end) as f(value)`
      : `select json_extract(f.value, '$.category') as category, json_extract(f.value, '$.severity') as severity,
           count(*) as noted, count(json_type(f.value, '$.waived')) as waived
         from ${rows}, json_each(case when json_valid(r.findings) then r.findings else '[]' end) f`;

  return {
    /** Releases and how long they took from the submit of what was released. */
    async turnaround(window: Window): Promise<Turnaround> {
      const bindings = bounds(window);
      const [spans = [], workflows, [sums] = []] = await read(
        {
          sql: `with spans as (
              select r.workflow_key as grp, ${msBetween('r.submitted_at', 'x.released_at')} as span
              from review_releases x join review_runs r on r.id = x.run
              where ${RELEASED} and x.review_due_at is null
            )${QUANTILES}`,
          bindings,
        },
        names,
        {
          sql: `select sum(case when x.review_due_at is null then 0 else 1 end) as emergencies,
              sum(case when x.first_released_at < x.released_at then 1 else 0 end) as again
            from review_releases x where ${RELEASED}`,
          bindings,
        },
      );
      const called = namesOf(workflows);
      const shown = shownSpans(
        spans.map(({ grp, n, median, p90 }) => ({
          ...{ group: String(grp), count: count(n), median: msOrNull(median), p90: msOrNull(p90) },
        })),
      );
      return {
        workflows: shown
          .filter(({ group }) => group !== '')
          .map((span) => ({ ...span, name: called.get(span.group) ?? span.group })),
        all: shown.find(({ group }) => group === '') ?? { group: '', count: 0, median: null, p90: null },
        emergencies: count(sums?.emergencies),
        again: count(sums?.again),
      };
    },

    /** Runs that went back to the author. */
    async returns(window: Window): Promise<Returns> {
      const [rows = [], workflows] = await read(
        {
          sql: `select workflow_key as grp, count(*) as n from review_runs
            where state = 'returned' and ended_at >= ? and ended_at < ? group by workflow_key order by workflow_key`,
          bindings: bounds(window),
        },
        names,
      );
      const called = namesOf(workflows);
      const groups = rows.map(({ grp, n }) => ({
        ...{ group: String(grp), name: called.get(String(grp)) ?? String(grp), count: count(n) },
      }));
      return { workflows: groups, all: groups.reduce((sum, group) => sum + group.count, 0) };
    },

    /**
     * What checks had found when texts were submitted, and what of it stood in what was released. What a check stopped
     * is not among it: a submit that is stopped leaves nothing behind.
     */
    async findings(window: Window): Promise<{ runs: number; submitted: FindingFigure[]; released: FindingFigure[] }> {
      const submittedIn = `r.state in (${STATES}) and r.submitted_at >= ? and r.submitted_at < ?`;
      const [submitted = [], released = [], [runs] = []] = await read(
        {
          sql: `${findingsOf('review_runs r')} where ${submittedIn} group by 1, 2 order by 1, 2`,
          bindings: bounds(window),
        },
        {
          sql: `${findingsOf('review_releases x join review_runs r on r.id = x.run')} where ${RELEASED} group by 1, 2 order by 1, 2`,
          bindings: bounds(window),
        },
        { sql: `select count(*) as n from review_runs r where ${submittedIn}`, bindings: bounds(window) },
      );
      const figures = (rows: Record<string, unknown>[]): FindingFigure[] =>
        rows.map(({ category, severity, noted, waived }) => ({
          ...{ category: String(category ?? ''), severity: String(severity ?? '') },
          ...{ noted: count(noted), waived: count(waived) },
        }));
      return { runs: count(runs?.n), submitted: figures(submitted), released: figures(released) };
    },

    /** Correction cases of errors found after release. */
    async corrections({ from, to }: Window): Promise<CorrectionFigures> {
      const [since, end] = bounds({ from, to });
      const within = (column: string): string => `${column} >= ? and ${column} < ?`;
      const stands = 'opened_at < ? and (closed_at is null or closed_at >= ?)';
      const sum = (condition: string, name: string): string =>
        `sum(case when ${condition} then 1 else 0 end) as ${name}`;
      const [rows = []] = await read({
        sql: `select origin, ${sum(within('opened_at'), 'opened')}, ${sum(within('closed_at'), 'closed')},
            ${sum(`${within('closed_at')} and closed_at > due_at`, 'closed_late')}, ${sum(stands, 'standing')},
            ${sum(`${stands} and due_at < ?`, 'overdue')}
          from review_correction_cases group by origin order by origin`,
        bindings: [since, end, since, end, since, end, end, end, end, end, end],
      });
      const total = (name: string): number => rows.reduce((all, row) => all + count(row[name]), 0);
      const opened = total('opened');
      const origins = rows
        .map(({ origin, opened: n }) => ({ origin: String(origin), opened: count(n) }))
        .filter((row) => row.opened > 0);
      return {
        ...{ opened, closed: total('closed'), closedLate: total('closed_late') },
        ...{ open: total('standing'), overdue: total('overdue') },
        origins: opened < FEWEST_TO_BREAK_DOWN ? [] : origins,
      };
    },

    /** Recalls, and how long it took until places confirmed that they were gone. */
    async recalls(window: Window): Promise<RecallFigures> {
      const [rows = []] = await read({
        sql: `with marks as (
            select x.id, x.recalled_at, c.kind, c.at,
              case when c.kind = 'shown' and not exists (
                select 1 from review_receipts d
                where d.release = c.release and d.channel = c.channel and d.endpoint = c.endpoint and d.kind = 'removed'
              ) then 1 else 0 end as is_open
            from review_releases x left join review_receipts c on c.release = x.id
            where x.state = 'recalled' and x.recalled_at >= ? and x.recalled_at < ?
          ),
          sums as (
            select id, recalled_at, sum(case when kind = 'removed' then 1 else 0 end) as removed, sum(is_open) as still_open,
              max(case when kind = 'removed' then at end) as last_at
            from marks group by id, recalled_at
          )
          select s.removed, s.still_open, ${msBetween('s.recalled_at', 's.last_at')} as ms, x.recall_reason as reason
          from sums s join review_releases x on x.id = s.id`,
        bindings: bounds(window),
      });
      const facts = rows.map(({ removed, still_open: open, ms, reason }): RecallFact => {
        const took = msOrNull(ms);
        return {
          reason: reason === null || reason === undefined ? null : String(reason),
          // A place may have lost it a moment before the act was over.
          ...{ milliseconds: took === null ? null : Math.max(0, took), removed: count(removed), open: count(open) },
        };
      });
      return recallFigures(facts);
    },
  };
};
