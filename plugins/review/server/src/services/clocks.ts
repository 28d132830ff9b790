import type { Core } from '@strapi/strapi';
import type { Calendar } from '../core/calendar';
import type { Moved } from '../core/calendar-change';
import {
  begun,
  courseOf,
  ended,
  nextNoticeAt,
  paused,
  resumed,
  standingOf,
  type Course,
  type KeptClock,
  type Standing,
} from '../core/clock-course';
import { sightOf, type ClockSight } from '../core/clock-sight';
import { dueAt } from '../core/level-clock';
import { toClock, toClockedRun } from '../clock-rows';
import { toInsert, toUpdate } from '../database/light-table';
import { together, type Statement } from '../database/round-trip';
import { table, type LevelClockRow, type RunRow } from '../tables';
import { review } from '../review-services';
import type { Key, View } from './lineages';

const CLOCK = 'plugin::review.level-clock';
const RUN = 'plugin::review.run';

/** A clock that runs or stands still, and the run it is of. */
export interface OpenClock {
  id: number;
  kept: KeptClock;
  key: Key;
  title: string;
  /** Its due time cannot be known: the calendar does not reach. */
  isUnknown: boolean;
}

/** A kept clock with its row's number; one that is new has none. */
interface Held {
  id: number | null;
  kept: KeptClock;
}

/** The clock of a run that is shown: the running one of its level, or the one that stands still since it was returned. */
function isShown(clock: KeptClock, run: RunRow): boolean {
  if (clock.run !== run.id) return false;
  if (clock.state === 'paused') return run.state === 'returned';
  const standing = standingOf(toClockedRun(run));
  return clock.state === 'running' && standing?.level === clock.level;
}

/** The clocks of levels: they follow the run, and what they show is told. They decide nothing. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const clocks = () => table(strapi, 'level-clock');
  const current = () => review(strapi, 'calendars').current();

  /** What of a clock is stored beside what it is: when it is due and when somebody is told next. */
  function planned(calendar: Calendar, kept: KeptClock): Partial<LevelClockRow> {
    const due = kept.state === 'running' ? dueAt(calendar, kept) : null;
    return { ...kept, pauses: [...kept.pauses], sent: [...kept.sent], ...planOf(due, nextNoticeAt(calendar, kept)) };
  }

  const planOf = (due: ReturnType<typeof dueAt> | null, nextAt: string | null) => ({
    dueAt: due?.state === 'set' ? due.at : null,
    nextAt,
  });

  function stored(calendar: Calendar, lineage: number, { id, kept }: Held): Statement {
    const row = { lineage, ...planned(calendar, kept) };
    return id === null ? toInsert(strapi, CLOCK, [row]) : toUpdate(strapi, CLOCK, { id }, row);
  }

  /** What becomes of the clocks of a lineage that are not at their end. */
  function left(open: Held[], course: Course, view: { before: View; after: View }, at: string): Held[] {
    const was = standingOf(toClockedRun(view.before.run));
    const released = Number(view.after.release?.run ?? 0);
    return open.flatMap(({ id, kept }) => {
      const isLeft = kept.run === was?.run && kept.level === was.level;
      if (kept.state === 'running')
        return [{ id, kept: isLeft && course.leave === 'pause' ? paused(kept, at) : ended(kept, at) }];
      // What was returned has been released since, by another way: nothing goes on with that.
      return kept.run <= released ? [{ id, kept: ended(kept, at) }] : [];
    });
  }

  /** The clock that goes on at a level, if one stands still there. */
  async function standingStill(open: Held[], course: Course, is: Standing, levelKey: string): Promise<Held | null> {
    if (course.enter === 'resume')
      return open.findLast(({ kept }) => kept.state === 'paused' && kept.levelKey === levelKey) ?? null;
    const where = { run: is.run, level: is.level, state: 'ended' };
    const [row] = await clocks().findMany({ where, orderBy: { id: 'desc' }, limit: 1 });
    return row ? { id: row.id, kept: toClock(row) } : null;
  }

  /** The clock of the level reached; null where the level has none. */
  async function entered(open: Held[], course: Course, { run, situation }: View): Promise<Held | null> {
    const is = standingOf(toClockedRun(run));
    const level = is ? situation.run?.workflow.levels[is.level] : undefined;
    if (!is || !level?.clock) return null;
    const still = await standingStill(open, course, is, level.key);
    if (still) return { id: still.id, kept: resumed(still.kept, is, level.clock) };
    return { id: null, kept: begun(is, level.key, level.clock) };
  }

  async function openOf(lineage: number): Promise<Held[]> {
    const where = { lineage, state: { $in: ['running', 'paused'] } };
    const rows = await clocks().findMany({ where, orderBy: { id: 'asc' } });
    return rows.map((row) => ({ id: row.id, kept: toClock(row) }));
  }

  return {
    /**
     * Lets the clocks follow what has just happened to a run, in its transaction and under its lock: whoever moves a
     * run calls it with the views before and after. Where no level was left or reached it asks the database nothing.
     */
    async follow(before: View, after: View, action: string, at: string): Promise<void> {
      const course = courseOf(toClockedRun(before.run), toClockedRun(after.run), action);
      if (!course) return;
      const open = await openOf(after.lineage.id);
      const gone = left(open, course, { before, after }, at);
      const lost = new Set(gone.flatMap(({ id, kept }) => (kept.state === 'ended' ? [id] : [])));
      const still = open.filter(({ id }) => !lost.has(id));
      const reached = await entered(still, course, after);
      const due = after.run?.dueAt ?? null;
      if (gone.length === 0 && !reached && due === null) return;
      const calendar = await current();
      const { run, lineage } = after;
      const changed = [...gone.filter(({ id }) => id !== reached?.id), ...(reached ? [reached] : [])];
      const statements = changed.map((one) => stored(calendar, lineage.id, one));
      // An emergency release has a due time of its own.
      if (run && run.emergencyRelease === null) {
        const dueNow = reached ? planned(calendar, reached.kept).dueAt : null;
        statements.push(toUpdate(strapi, RUN, { id: run.id }, { dueAt: dueNow ?? null }));
      }
      await together(strapi, statements);
    },

    /** Every clock that runs at its run's level, and those that stand still, oldest first. */
    async open(): Promise<OpenClock[]> {
      const rows = await clocks().findMany({
        where: { state: { $in: ['running', 'paused'] } },
        orderBy: { id: 'asc' },
      });
      if (rows.length === 0) return [];
      const runs = await table(strapi, 'run').findMany({ where: { id: { $in: rows.map(({ run }) => run) } } });
      const byId = new Map(runs.map((run) => [run.id, run]));
      return rows.flatMap((row) => {
        const [kept, run] = [toClock(row), byId.get(Number(row.run))];
        if (!run || !isShown(kept, run)) return [];
        const key = { uid: run.uid, documentId: run.document, locale: run.language };
        return [
          { id: row.id, kept, key, title: run.title ?? '', isUnknown: kept.state === 'running' && row.dueAt === null },
        ];
      });
    },

    /** Stores what another calendar makes of open clocks. Call it under the ledger's lock. */
    async replan(all: readonly { clock: OpenClock; moved: Moved }[]): Promise<void> {
      const statements = all.flatMap(({ clock: { id, kept }, moved: { change, nextAt } }): Statement[] => {
        if (!change) return [toUpdate(strapi, CLOCK, { id }, { nextAt })];
        const plan = planOf(kept.state === 'running' ? change.after : null, nextAt);
        const { dueAt: due } = plan;
        return [
          toUpdate(strapi, CLOCK, { id }, plan),
          ...(kept.state === 'running' ? [toUpdate(strapi, RUN, { id: kept.run }, { dueAt: due })] : []),
        ];
      });
      await together(strapi, statements);
    },

    /** What is shown of the clocks of some runs, by the run's number. */
    async sights(runs: readonly RunRow[]): Promise<Map<number, ClockSight>> {
      const shown = runs.filter(({ state }) => state === 'in_review' || state === 'returned');
      if (shown.length === 0) return new Map();
      const where = { run: { $in: shown.map(({ id }) => id) }, state: { $in: ['running', 'paused'] } };
      const rows = await clocks().findMany({ where, orderBy: { id: 'asc' } });
      if (rows.length === 0) return new Map();
      const calendar = await current();
      const at = review(strapi, 'clock').now().toISOString();
      const byRun = new Map(shown.map((run) => [Number(run.id), run]));
      return new Map(
        rows.map(toClock).flatMap((clock) => {
          const run = byRun.get(clock.run);
          return run && isShown(clock, run) ? [[clock.run, sightOf(calendar, clock, at)] as const] : [];
        }),
      );
    },

    /** What is shown of a run's clock; null when it has none now. */
    async sight(run: RunRow): Promise<ClockSight | null> {
      return (await this.sights([run])).get(Number(run.id)) ?? null;
    },
  };
};
