import type { Core } from '@strapi/strapi';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { balance } from '../balance-services';
import { type ExposureState, onRelease } from '../core/exposure';
import { channelsOf, type Labels, labelsOf, WHOLE_POST } from '../core/labels';
import { port, type RecallEvent, type Release, type ReleaseEvent, type Table } from '../ports';

/** How often a rebuild starts over when a release commits while it runs. */
const REBUILD_ATTEMPTS = 5;

type Key = Pick<Release, 'uid' | 'documentId' | 'locale'>;

/** Where exposures are kept, and the rows the meter adds up. */
interface Tables {
  rows: Table;
  sums: Table;
}

/** Keeps what is counted in step with review's releases, inside the transaction of each act. */
export const exposures = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.exposure);
  const engine = (): Tables => ({ rows: rows(), sums: strapi.db.query(UIDS.exposureTheme) });

  const whereOf = ({ uid, documentId, locale }: Key) => ({ uid, document: documentId, locale });

  /** The rows the meter adds up for one exposure. */
  function linesOf(id: number, channel: string, since: string, labels: Labels) {
    const parts = Object.entries(labels);
    const lines = parts.length > 0 ? parts : [['', WHOLE_POST] as const];
    return lines.map(([theme, permille]) => ({ exposure: id, channel, firstReleasedAt: since, theme, permille }));
  }

  /** Replaces the rows the meter adds up for one exposure. */
  async function count({ sums }: Tables, id: number, channel: string, since: string, labels: Labels): Promise<void> {
    await sums.deleteMany({ where: { exposure: id } });
    await sums.createMany({ data: linesOf(id, channel, since, labels) });
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
    await to.sums.createMany({ data: made.flatMap(({ id, channel }) => linesOf(id, channel, since, weights)) });
  }

  /** Counts a row again from `since`, or from when it always did. */
  async function recount(to: Tables, row: ExposureState, since: string, weights: Labels): Promise<void> {
    // The condition makes a recall that commits meanwhile win: a recalled post must not come back into the sums.
    const data = { firstReleasedAt: since, recalledAt: null, weights };
    const where = { id: row.id, recalledAt: row.recalledAt === null ? null : { $notNull: true } };
    const { count: changed } = await to.rows.updateMany({ where, data });
    if (changed === 1) await count(to, row.id, row.channel, since, weights);
  }

  async function withdraw(to: Tables, ids: readonly number[], at: string): Promise<void> {
    if (ids.length === 0) return;
    await to.rows.updateMany({ where: { id: { $in: [...ids] }, recalledAt: null }, data: { recalledAt: at } });
    await to.sums.deleteMany({ where: { exposure: { $in: [...ids] } } });
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
    const { fields } = release.content;
    const labels = labelsOf(fields, names);
    const channels =
      names.channels === undefined ? [balance(strapi, 'channels').everything] : channelsOf(fields, names);
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

  async function withdrawGone(live: ReadonlySet<string>, now: string): Promise<void> {
    const counting: { id: number; uid: string; document: string; locale: string }[] = await rows().findMany({
      where: { recalledAt: null },
      select: ['id', 'uid', 'document', 'locale'],
    });
    const gone = counting.filter((row) => !live.has(keyOf({ ...row, documentId: row.document })));
    const ids = gone.map((row) => row.id);
    await withdraw(engine(), ids, now);
  }

  async function rebuildOnce(): Promise<number> {
    return strapi.db.transaction(async () => {
      const now = balance(strapi, 'clock').now().toISOString();
      const releases = (await port(strapi, 'review', 'releases')?.current()) ?? [];
      for (const release of releases)
        await apply(engine(), release, { since: release.firstReleasedAt, now, trusting: false });
      await withdrawGone(new Set(releases.map(keyOf)), now);
      return releases.length;
    });
  }

  return {
    /** A release: counts from its own time on channels it is new on; a later release only relabels. */
    async onRelease({ release, table }: ReleaseEvent): Promise<void> {
      const to = table ? { rows: table(UIDS.exposure), sums: table(UIDS.exposureTheme) } : engine();
      await apply(to, release, { since: release.releasedAt, now: release.releasedAt, trusting: true });
    },

    /** A recall: the document and locale drop out of every channel, past windows included. */
    async onRecall({ release, at }: RecallEvent): Promise<void> {
      const known: ExposureState[] = await rows().findMany({ where: { ...whereOf(release), recalledAt: null } });
      const ids = known.map((row) => row.id);
      await withdraw(engine(), ids, at);
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
