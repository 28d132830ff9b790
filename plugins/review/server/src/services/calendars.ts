import type { Core } from '@strapi/strapi';
import { CALENDARS } from '../calendars';
import { workingCalendar, type Calendar } from '../core/calendar';
import { movedBy, proposed } from '../core/calendar-change';
import type { CalendarData } from '../core/calendar-data';
import { calendarFaults } from '../core/calendar-faults';
import { daysOfYear, withNewerFile } from '../core/calendar-year';
import type { Json } from '../core/canonical-json';
import { Refusal, type Language } from '../core/errors';
import type { Replan } from '../core/level-clock';
import { yearIn } from '../core/zone';
import { settings } from '../settings';
import { iso, table, type CalendarRow } from '../tables';
import { review } from '../review-services';
import type { Acting } from './actors';
import type { OpenClock } from './clocks';
import type { Key } from './lineages';

/** A calendar as somebody wants it: the version they read, and what it is to be. */
export interface CalendarDraft {
  version: number;
  calendar: object;
  reason?: string | undefined;
}

/** A run whose due time another calendar moves. */
export interface MovedRun extends Key, Replan {
  run: number;
  title: string;
  level: string;
}

/** So many changes stand in one row of the ledger. */
const CHANGES_A_ROW = 500;
/** So many runs are listed in an answer; `total` says how many there are. */
const LISTED = 100;

/**
 * Working calendars, kept as versions that never change: the newest one counts. The first comes from the file that the
 * plugin brings; a newer file, or a person, makes a new one. Every change re-plans all open clocks in its transaction,
 * under the ledger's lock, which every act takes before it looks at a clock.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => table(strapi, 'calendar');
  const key = () => settings(strapi).calendar;

  /** The calendar counted with last: every day of it was worked out, which has to be done once for each version. */
  let last: { text: string; calendar: Calendar } | undefined;
  function calendarOf({ data }: CalendarRow): Calendar {
    // By what it says, not by its number: a version that was rolled back gives its number to the next.
    const text = JSON.stringify(data);
    if (last?.text !== text) last = { text, calendar: workingCalendar(data) };
    return last.calendar;
  }

  const newest = (): Promise<CalendarRow | null> =>
    rows().findOne({ where: { key: key() }, orderBy: { version: 'desc' } });

  async function used(): Promise<{ row: CalendarRow; calendar: Calendar }> {
    const row = await newest();
    if (!row) throw new Error(`There is no working calendar "${key()}"; review was not bootstrapped.`);
    return { row, calendar: calendarOf(row) };
  }

  const moves = (open: readonly OpenClock[], was: Calendar, is: Calendar) =>
    open.map((clock) => ({ clock, moved: movedBy(clock.kept, was, is) }));

  const toMovedRun = ({ kept, key: document, title }: OpenClock, { before, after }: Replan): MovedRun => {
    return { run: kept.run, ...document, title, level: kept.levelKey, before, after };
  };

  function runsMoved(all: ReturnType<typeof moves>): MovedRun[] {
    return all.flatMap(({ clock, moved: { change } }) => (change ? [toMovedRun(clock, change)] : []));
  }

  async function record(
    at: string,
    by: { actor: Acting | null; reason: string },
    { was, row, moved }: { was: CalendarRow; row: CalendarRow; moved: MovedRun[] },
  ): Promise<number> {
    const { actor, reason } = by;
    const changes = moved.map(({ title: _, ...change }) => change as unknown as Json);
    const chunks = Array.from({ length: Math.max(1, Math.ceil(changes.length / CHANGES_A_ROW)) }, (_, index) =>
      changes.slice(index * CHANGES_A_ROW, (index + 1) * CHANGES_A_ROW),
    );
    let seq = 0;
    for (const [index, part] of chunks.entries())
      seq = await review(strapi, 'ledger').append({
        at,
        origin: actor?.origin ?? 'boot',
        act: index === 0 ? 'calendar' : 'replan',
        actor: actor?.snapshot ?? null,
        ...(actor ? { capacity: 'calendar-keeper' } : {}),
        ...(reason ? { reason } : {}),
        details: { key: row.key, from: Number(was.version), to: Number(row.version), replanned: part },
      });
    return seq;
  }

  /** Writes a new version and re-plans every open clock by it. Call it in a transaction that holds the ledger's head. */
  async function put(at: string, was: CalendarRow, data: CalendarData, by: { actor: Acting | null; reason: string }) {
    const { actor, reason } = by;
    const fileVersion = Math.max(Number(was.fileVersion), actor ? 0 : (CALENDARS[key()]?.version ?? 0));
    const row = await rows().create({
      data: {
        key: data.key,
        version: data.version,
        fileVersion,
        data,
        savedAt: at,
        savedByKey: actor?.key ?? null,
        savedByName: actor?.name ?? null,
        reason: reason || null,
      },
    });
    const all = moves(await review(strapi, 'clocks').open(), calendarOf(was), workingCalendar(data));
    await review(strapi, 'clocks').replan(all);
    const moved = runsMoved(all);
    const ledgerSeq = await record(at, by, { was, row, moved });
    return { version: data.version, ledgerSeq, ...listed(moved) };
  }

  const listed = (moved: MovedRun[]) => ({ total: moved.length, runs: moved.slice(0, LISTED) });

  /** Whether somebody has saved a version of it: office hours and the like are theirs then. */
  const isSavedByPeople = async (): Promise<boolean> =>
    (await rows().findOne({ where: { key: key(), savedByKey: { $notNull: true } } })) !== null;

  /** Takes what the file brings; under the ledger's lock, so that two processes that start at once do it once. */
  async function load(file: CalendarData): Promise<void> {
    const at = await review(strapi, 'ledger').time();
    const was = await newest();
    if (!was) {
      const data = { ...file, version: 1 };
      await rows().create({ data: { key: file.key, version: 1, fileVersion: file.version, data, savedAt: at } });
      return;
    }
    if (Number(was.fileVersion) >= file.version) return;
    const data = { ...withNewerFile(was.data, file, await isSavedByPeople()), version: Number(was.version) + 1 };
    const [fault] = calendarFaults(data);
    if (fault)
      return void strapi.log.error(
        `review: the calendar that came with this version does not fit the one in use and was left out: ${fault.path} ${fault.reason.en}.`,
      );
    const { total } = await put(at, was, data, { actor: null, reason: 'a newer calendar came with the plugin' });
    strapi.log.info(`review: a newer working calendar was loaded; ${total} due time(s) have changed.`);
  }

  /** A year for the screen: its own facts and every day of it. */
  function yearOf(calendar: Calendar, year: number) {
    const days = daysOfYear(calendar, year);
    const facts = calendar.data.years.find((one) => one.year === year);
    if (!days || !facts) return null;
    const worked = days.filter(({ kind }) => kind === 'work' || kind === 'make-up').length;
    return { ...facts, worked, days };
  }

  return {
    /** Loads the calendar that the plugin brings, where it is new here. */
    async prepare(): Promise<void> {
      const file = CALENDARS[key()];
      const row = await newest();
      if (!file || (row && Number(row.fileVersion) >= file.version)) return;
      await strapi.db.transaction(() => load(file));
    },

    /** The calendar in use, to count with. */
    current: async (): Promise<Calendar> => (await used()).calendar,

    /** The calendar in use, with one of its years day by day (default: the running one, else the last). */
    async show(wanted: number | undefined) {
      const { row, calendar } = await used();
      const { data } = calendar;
      const now = yearIn(data.timeZone, review(strapi, 'clock').now().getTime());
      const year = wanted ?? (data.years.some((one) => one.year === now) ? now : data.years.at(-1)?.year) ?? now;
      const shown = yearOf(calendar, year);
      if (!shown) throw new Refusal('NOT_FOUND');
      const open = await review(strapi, 'clocks').open();
      return {
        version: Number(row.version),
        savedAt: iso(row.savedAt),
        savedBy: row.savedByName,
        reason: row.reason,
        calendar: data,
        year: shown,
        clocks: { open: open.length, unknown: open.filter(({ isUnknown }) => isUnknown).length },
      };
    },

    /** Which due times a calendar would change; nothing is saved. @throws as {@link save} does */
    async impact({ version, calendar }: CalendarDraft, language: Language) {
      const was = await used();
      const data = proposed({ ...was.calendar.data, version: Number(was.row.version) }, version, calendar, language);
      const all = moves(await review(strapi, 'clocks').open(), was.calendar, workingCalendar(data));
      return { open: all.length, ...listed(runsMoved(all)) };
    },

    /**
     * Saves a calendar as a new version and re-plans every open clock; on record with old and new due times.
     * @throws Refusal STALE_VERSION, or INVALID_INPUT naming every fault
     */
    async save(actor: Acting, draft: CalendarDraft, language: Language) {
      return strapi.db.transaction(async () => {
        const at = await review(strapi, 'ledger').time();
        const { row } = await used();
        const data = proposed({ ...row.data, version: Number(row.version) }, draft.version, draft.calendar, language);
        return put(at, row, data, { actor, reason: draft.reason?.trim() ?? '' });
      });
    },

    /**
     * Notes that the calendar in use does not reach far enough for a clock. @returns whether this is the first time
     * that it is said of this year
     */
    async noteMissing(year: number): Promise<boolean> {
      const { row } = await used();
      if (row.missingTold !== null && Number(row.missingTold) >= year) return false;
      await rows().updateMany({ where: { id: row.id }, data: { missingTold: year } });
      return true;
    },
  };
};
