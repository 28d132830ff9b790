import type { Core } from '@strapi/strapi';
import { outOfCalendarWords } from '../core/calendar';
import { nextNoticeAt, standingOf, tellingOf, type KeptClock, type Telling } from '../core/clock-course';
import { dueAt, type Due } from '../core/level-clock';
import type { LedgerRecord } from '../core/ledger';
import { toClock, toClockedRun } from '../clock-rows';
import { tellByClock } from '../clock-telling';
import { settings } from '../settings';
import { lockRow, table, type LevelClockRow, type RunRow } from '../tables';
import { review } from '../review-services';
import type { Key } from './lineages';

/** So many clocks are looked at in one go; the rest wait for the next. */
const BATCH = 50;
const KEEPS = 'plugin::review.calendar.manage';

const keyOf = (run: RunRow): Key => ({ uid: run.uid, documentId: run.document, locale: run.language });

/** A clock whose turn it is, under its run's lock. */
interface Turn {
  row: LevelClockRow;
  clock: KeptClock;
  run: RunRow;
  due: Due;
  at: string;
  origin: string;
}

/**
 * Tells people what clocks say: those a level waits for at 50, 80 and 100 per cent of its time, then the named superior.
 * The rows are the truth: what came due while no server ran is told at the next start, the last of it only. Several
 * processes may tick at once; the run's lock and the list of what was sent let each be told once. Nothing here changes
 * a run, a decision or a task.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const clocks = () => table(strapi, 'level-clock');
  let timer: NodeJS.Timeout | undefined;
  let ticking: Promise<void> | undefined;

  async function levelOf({ run, clock }: Turn): Promise<{ key: string; name: string }> {
    const workflow = await review(strapi, 'workflows').version(run.workflowKey, Number(run.workflowVersion));
    return { key: clock.levelKey, name: workflow.levels[clock.level]?.name ?? clock.levelKey };
  }

  const recordOf = ({ run, clock, at, origin }: Turn, act: 'remind' | 'escalate'): LedgerRecord => ({
    at,
    origin,
    act,
    actor: null,
    ...keyOf(run),
    digest: run.digest,
    run: run.id,
    workflow: { key: run.workflowKey, version: Number(run.workflowVersion) },
    level: clock.levelKey,
  });

  async function named(codes: string[]): Promise<{ key: string; name: string }[]> {
    const people = await review(strapi, 'actors').byCodes(codes);
    return codes.map((key) => ({ key, name: people.get(key)?.name ?? key }));
  }

  /** One telling: on record, to the people, and to the outbox. */
  async function tell(
    turn: Turn,
    people: string[],
    what: { percent: number } | { fellDueAt: string },
    waiting: readonly string[] = [],
  ): Promise<void> {
    const isReminder = 'percent' in what;
    const act = isReminder ? 'remind' : 'escalate';
    const due = turn.due.state === 'set' ? turn.due.at : null;
    const details = { ...what, dueAt: due, to: await named(people) };
    const ledgerSeq = await review(strapi, 'ledger').append({ ...recordOf(turn, act), details });
    const { run } = turn;
    const level = await levelOf(turn);
    const facts = { run: run.id, title: run.title ?? '', level, dueAt: due };
    const { run: _, ...outside } = facts;
    await review(strapi, 'outbox').put(act, keyOf(run), { ledgerSeq, digest: run.digest, ...what, ...outside });
    const telling = { ...keyOf(run), ...facts, ledgerSeq };
    await tellByClock(
      strapi,
      people,
      isReminder
        ? { kind: 'reminder', percent: what.percent, ...telling }
        : { kind: 'escalation', waiting: (await named([...waiting])).map(({ name }) => name).join('、'), ...telling },
    );
  }

  async function carryOut(turn: Turn, { reminder, escalation }: Telling): Promise<void> {
    // Tasks of proofreaders stand below zero: the level's clock is none of theirs.
    const waiting = await table(strapi, 'assignment').findMany({
      where: { run: turn.run.id, level: { $gte: 0 } },
      orderBy: { id: 'asc' },
    });
    const people = [...new Set(waiting.map(({ person }) => person))];
    if (reminder) await tell(turn, people, { percent: reminder.percent });
    if (escalation) await tell(turn, [escalation.to], { fellDueAt: escalation.at }, people);
  }

  /** Looks at a clock again under the lock: another process, an act or a calendar may have been quicker. */
  async function attend(id: number, run: RunRow, origin: string): Promise<void> {
    await strapi.db.transaction(async () => {
      await review(strapi, 'lineages').lock(keyOf(run));
      const at = await review(strapi, 'ledger').time();
      const [row, now] = await Promise.all([
        lockRow(strapi, 'level-clock', { id }),
        table(strapi, 'run').findOne({ where: { id: run.id } }),
      ]);
      if (!row || row.state !== 'running' || !now) return;
      const clock = toClock(row);
      const standing = standingOf(toClockedRun(now));
      if (standing?.run !== clock.run || standing.level !== clock.level)
        return void (await clocks().updateMany({ where: { id }, data: { state: 'ended', endedAt: at, nextAt: null } }));
      const calendar = await review(strapi, 'calendars').current();
      const telling = tellingOf(calendar, clock, at);
      if (telling) await carryOut({ row, clock, run: now, due: dueAt(calendar, clock), at, origin }, telling);
      const sent = telling?.sent ?? [...clock.sent];
      const nextAt = nextNoticeAt(calendar, { ...clock, sent });
      await clocks().updateMany({ where: { id, state: 'running' }, data: { sent, nextAt } });
    });
  }

  /** Person codes of those who may change the calendar. */
  async function keepers(): Promise<string[]> {
    const permissions = (await strapi.db.query('admin::permission').findMany({
      where: { action: KEEPS },
      populate: { role: { populate: ['users'] } },
    } as never)) as unknown as { role: { users: { id: number }[] } | null }[];
    const users = new Set(permissions.flatMap(({ role }) => (role?.users ?? []).map(({ id }) => id)));
    const keys = await Promise.all([...users].map((id) => review(strapi, 'actors').keyOf(id)));
    return [...new Set(keys)];
  }

  /** Says once for each year that it is missing: to whoever keeps the calendar, in the ledger and in the log. */
  async function watchEnd(origin: string): Promise<void> {
    const row = await clocks().findOne({ where: { state: 'running', dueAt: { $null: true } }, orderBy: { id: 'asc' } });
    if (!row) return;
    const due = dueAt(await review(strapi, 'calendars').current(), toClock(row));
    if (due.state !== 'unknown') return;
    await strapi.db.transaction(async () => {
      const at = await review(strapi, 'ledger').time();
      if (!(await review(strapi, 'calendars').noteMissing(due.missingYear))) return;
      const { missingYear, lastDay, firstDay } = due;
      const people = await keepers();
      const ledgerSeq = await review(strapi, 'ledger').append({
        at,
        origin,
        act: 'calendar-ends',
        actor: null,
        reason: outOfCalendarWords(due).en,
        details: { missingYear, firstDay, lastDay, to: await named(people) },
      });
      strapi.log.warn(`review: a due time cannot be known. ${outOfCalendarWords(due).en}`);
      await tellByClock(strapi, people, { kind: 'calendar', missingYear, ledgerSeq });
    });
  }

  async function work(origin: string): Promise<void> {
    const now = review(strapi, 'clock').now().toISOString();
    const due = await clocks().findMany({
      where: { state: 'running', nextAt: { $lte: now } },
      orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
      limit: BATCH,
    });
    for (const { id, run: number } of due) {
      const run = await table(strapi, 'run').findOne({ where: { id: number } });
      if (!run) continue;
      await attend(id, run, origin).catch((error: unknown) => {
        strapi.log.error(`review: a reminder failed and will be tried again: ${String(error)}`);
      });
    }
    await watchEnd(origin);
  }

  return {
    /** Tells what is due, one round at a time in this process. `origin` is what the ledger says; the seed has its own. */
    tick(origin = 'clock'): Promise<void> {
      ticking ??= work(origin).finally(() => {
        ticking = undefined;
      });
      return ticking;
    },

    /** Looks every few seconds, once everything is up. */
    start(): void {
      const seconds = settings(strapi).clockSeconds;
      if (seconds <= 0 || timer) return;
      const look = (): void => {
        if (!strapi.isLoaded) return;
        this.tick().catch((error: unknown) => strapi.log.error(`review: clocks: ${String(error)}`));
      };
      timer = setInterval(look, seconds * 1000);
      timer.unref();
    },

    /** Stops looking, after the round under way. */
    async stop(): Promise<void> {
      clearInterval(timer);
      timer = undefined;
      await ticking?.catch(() => undefined);
    },
  };
};
