import type { Core } from '@strapi/strapi';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { balance } from '../balance-services';
import { DaySums } from '../core/day-sums';
import { dayOf } from '../core/days';
import { type ExposureState, onRelease } from '../core/exposure';
import { countedAs, type Labels, WHOLE_POST } from '../core/labels';
import { parkZone } from '../park-zone';
import { port, type RecallEvent, type Release, type ReleaseEvent, type Run, type Table } from '../ports';

/** How often a rebuild starts over when a release commits while it runs. */
const REBUILD_ATTEMPTS = 5;

/** A statement of a rebuild takes no more rows than that. */
const AT_ONCE = 500;

type Key = Pick<Release, 'uid' | 'documentId' | 'locale'>;

/** A row the meter adds up: what one exposure gives one theme. */
interface Line {
  exposure: number;
  channel: string;
  firstReleasedAt: string;
  theme: string;
  permille: number;
}

/** Where exposures and their lines are kept, and what an act changes of lines and daily sums. */
interface Tables {
  rows: Table;
  lines: Table;
  run: Run;
  added: Line[];
  days: DaySums;
}

/** Keeps what is counted in step with review's releases, inside the transaction of each act. */
export const exposures = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.exposure);
  const engine = (): Tables => ({
    ...{ rows: rows(), lines: strapi.db.query(UIDS.exposureTheme), run: balance(strapi, 'daySums').run },
    ...{ added: [], days: new DaySums() },
  });

  const whereOf = ({ uid, documentId, locale }: Key) => ({ uid, document: documentId, locale });

  const dayAt = (time: unknown): string => dayOf(new Date(time as string).getTime(), parkZone(strapi));

  /** Notes the lines of one exposure. */
  function count({ added, days }: Tables, id: number, channel: string, since: string, labels: Labels): void {
    const parts = Object.entries(labels);
    const day = dayAt(since);
    for (const [theme, permille] of parts.length > 0 ? parts : [['', WHOLE_POST] as const]) {
      added.push({ exposure: id, channel, firstReleasedAt: since, theme, permille });
      days.add({ channel, day, theme, permille });
    }
  }

  /** Removes the lines of exposures; the days lose exactly what was there, whoever else is at work. */
  async function uncount({ run, days }: Tables, ids: readonly number[]): Promise<void> {
    const sql =
      `delete from "${strapi.db.metadata.get(UIDS.exposureTheme).tableName}" ` +
      `where "exposure" in (${ids.map(() => '?').join(', ')}) returning "channel", "first_released_at", "theme", "permille"`;
    const [removed] = await run([{ sql, bindings: [...ids] }]);
    for (const line of removed?.rows ?? []) {
      const place = {
        channel: String(line.channel),
        day: dayAt(line.first_released_at),
        theme: String(line.theme ?? ''),
      };
      days.add({ ...place, permille: -Number(line.permille) });
    }
  }

  /** Writes what was noted: the lines, and what they change of their days. */
  async function settle(to: Tables): Promise<void> {
    const data = to.added.splice(0);
    const changes = to.days;
    to.days = new DaySums();
    for (; data.length > AT_ONCE; ) await to.lines.createMany({ data: data.splice(0, AT_ONCE) });
    // Asked for at the same time: they share a round trip.
    const written = await Promise.allSettled([
      data.length > 0 ? to.lines.createMany({ data }) : null,
      balance(strapi, 'daySums').apply(changes, to.run),
    ]);
    for (const outcome of written) if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** Counts a document on channels it was never counted on. */
  async function add(to: Tables, key: Key, channels: string[], since: string, weights: Labels): Promise<void> {
    if (channels.length === 0) return;
    const same = { ...whereOf(key), firstReleasedAt: since, recalledAt: null, weights };
    const { ids } = await to.rows.createMany({ data: channels.map((channel) => ({ ...same, channel })) });
    const made =
      ids.length === channels.length
        ? channels.map((channel, index) => ({ channel, id: Number(ids[index]) }))
        : // Strapi's engine tells only the last id where the database tells no more.
          ((await to.rows.findMany({ where: { ...whereOf(key), channel: { $in: channels } } })) as ExposureState[]);
    for (const { id, channel } of made) count(to, id, channel, since, weights);
  }

  /** Counts a row again from `since`, or from when it always did. */
  async function recount(to: Tables, row: ExposureState, since: string, weights: Labels): Promise<void> {
    // The condition makes a recall that commits meanwhile win: a recalled post must not come back into the sums.
    const data = { firstReleasedAt: since, recalledAt: null, weights };
    const where = { id: row.id, recalledAt: row.recalledAt === null ? null : { $notNull: true } };
    const { count: changed } = await to.rows.updateMany({ where, data });
    if (changed !== 1) return;
    await uncount(to, [row.id]);
    count(to, row.id, row.channel, since, weights);
  }

  async function withdraw(to: Tables, ids: readonly number[], at: string): Promise<void> {
    if (ids.length === 0) return;
    await to.rows.updateMany({ where: { id: { $in: [...ids] }, recalledAt: null }, data: { recalledAt: at } });
    await uncount(to, ids);
  }

  /**
   * Brings the rows of one document and locale up to date; new and recalled ones count from `since`. `trusting`: what a
   * row says of its labels is what the meter adds up for it.
   */
  async function apply(
    to: Tables,
    release: Release,
    { since, now, trusting }: { since: string; now: string; trusting: boolean },
  ): Promise<void> {
    const names = balanceConfig(strapi).types[release.uid];
    if (names === undefined) return;
    const { channels, labels } = countedAs(release.content.fields, names, balance(strapi, 'channels').everything);
    const known = (await to.rows.findMany({ where: whereOf(release) })) as ExposureState[];
    const states = trusting ? known : known.map((row) => ({ ...row, weights: null }));
    const changes = onRelease(states, channels, labels);
    await add(to, release, changes.add, since, labels);
    for (const row of known) {
      if (changes.restart.includes(row.id)) await recount(to, row, since, labels);
      if (changes.relabel.includes(row.id)) await recount(to, row, row.firstReleasedAt, labels);
    }
    await withdraw(to, changes.withdraw, now);
  }

  async function withdrawGone(to: Tables, live: ReadonlySet<string>, now: string): Promise<void> {
    const counting: { id: number; uid: string; document: string; locale: string }[] = await rows().findMany({
      where: { recalledAt: null },
      select: ['id', 'uid', 'document', 'locale'],
    });
    const gone = counting.filter((row) => !live.has(keyOf({ ...row, documentId: row.document })));
    const ids = gone.map((row) => row.id);
    for (let from = 0; from < ids.length; from += AT_ONCE) await withdraw(to, ids.slice(from, from + AT_ONCE), now);
  }

  async function rebuildOnce(): Promise<number> {
    return strapi.db.transaction(async () => {
      const now = balance(strapi, 'clock').now().toISOString();
      const releases = (await port(strapi, 'review', 'releases')?.current()) ?? [];
      const to = engine();
      for (const release of releases)
        await apply(to, release, { since: release.firstReleasedAt, now, trusting: false });
      await withdrawGone(to, new Set(releases.map(keyOf)), now);
      // The days last, all at once: a release that waits for one of them must not hold what this still needs.
      await settle(to);
      return releases.length;
    });
  }

  return {
    /** A release: counts from its own time on channels it is new on; a later release only relabels. */
    async onRelease({ release, table, run }: ReleaseEvent): Promise<void> {
      const quick = table && run ? { rows: table(UIDS.exposure), lines: table(UIDS.exposureTheme), run } : {};
      const to = { ...engine(), ...quick };
      await apply(to, release, { since: release.releasedAt, now: release.releasedAt, trusting: true });
      await settle(to);
    },

    /** A recall: the document and locale drop out of every channel, past windows included. */
    async onRecall({ release, at }: RecallEvent): Promise<void> {
      const known: ExposureState[] = await rows().findMany({ where: { ...whereOf(release), recalledAt: null } });
      const to = engine();
      await withdraw(
        to,
        known.map((row) => row.id),
        at,
      );
      await settle(to);
    },

    /**
     * Recomputes everything from review's live releases and returns their number. Times that are already recorded stay;
     * a document without a row counts from its first release. A release that commits meanwhile makes it start over.
     */
    async rebuild(): Promise<number> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await rebuildOnce();
        } catch (error) {
          if (attempt === REBUILD_ATTEMPTS) throw error;
          strapi.log.debug(`balance: rebuild starts over (${(error as Error).message})`);
        }
      }
    },

    /** True before the first release was ever counted. */
    async isEmpty(): Promise<boolean> {
      return (await rows().count()) === 0;
    },
  };
};

function keyOf({ uid, documentId, locale }: Key): string {
  return JSON.stringify([uid, documentId, locale]);
}
