import type { Core } from '@strapi/strapi';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { balance } from '../balance-services';
import { type ExposureState, onRelease } from '../core/exposure';
import { channelsOf, type Labels, labelsOf, WHOLE_POST } from '../core/labels';
import { port, type RecallEvent, type Release, type ReleaseEvent } from '../ports';

/** How often a rebuild starts over when a release commits while it runs. */
const REBUILD_ATTEMPTS = 5;

type Key = Pick<Release, 'uid' | 'documentId' | 'locale'>;

/** Keeps what is counted in step with review's releases, inside the transaction of each act. */
export const exposures = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.exposure);
  const sums = () => strapi.db.query(UIDS.exposureTheme);

  const whereOf = ({ uid, documentId, locale }: Key) => ({ uid, document: documentId, locale });

  /** Replaces the rows the meter adds up for one exposure. */
  async function count(id: number, channel: string, since: string, labels: Labels): Promise<void> {
    await sums().deleteMany({ where: { exposure: id } });
    const parts = Object.entries(labels);
    const lines = parts.length > 0 ? parts : [['', WHOLE_POST] as const];
    for (const [theme, permille] of lines)
      await sums().create({ data: { exposure: id, channel, firstReleasedAt: since, theme, permille } });
  }

  async function add(key: Key, channel: string, since: string, weights: Labels): Promise<void> {
    const data = { ...whereOf(key), channel, firstReleasedAt: since, recalledAt: null, weights };
    const row: { id: number } = await rows().create({ data });
    await count(row.id, channel, since, weights);
  }

  /** Counts a row again from `since`, or from when it always did. */
  async function recount(row: ExposureState, since: string, weights: Labels): Promise<void> {
    // The condition makes a recall that commits meanwhile win: a recalled post must not come back into the sums.
    const data = { firstReleasedAt: since, recalledAt: null, weights };
    const where = { id: row.id, recalledAt: row.recalledAt === null ? null : { $notNull: true } };
    const { count: changed } = await rows().updateMany({ where, data });
    if (changed === 1) await count(row.id, row.channel, since, weights);
  }

  async function withdraw(ids: readonly number[], at: string): Promise<void> {
    if (ids.length === 0) return;
    await rows().updateMany({ where: { id: { $in: [...ids] }, recalledAt: null }, data: { recalledAt: at } });
    await sums().deleteMany({ where: { exposure: { $in: [...ids] } } });
  }

  /** Brings the rows of one document and locale up to date; new and recalled ones count from `since`. */
  async function apply(release: Release, since: string, now: string): Promise<void> {
    const names = balanceConfig(strapi).types[release.uid];
    if (names === undefined) return;
    const { fields } = release.content;
    const labels = labelsOf(fields, names);
    const channels =
      names.channels === undefined ? [balance(strapi, 'channels').everything] : channelsOf(fields, names);
    const known: ExposureState[] = await rows().findMany({ where: whereOf(release) });
    const changes = onRelease(known, channels);
    for (const channel of changes.add) await add(release, channel, since, labels);
    for (const row of known) {
      if (changes.restart.includes(row.id)) await recount(row, since, labels);
      if (changes.relabel.includes(row.id)) await recount(row, row.firstReleasedAt, labels);
    }
    await withdraw(changes.withdraw, now);
  }

  async function withdrawGone(live: ReadonlySet<string>, now: string): Promise<void> {
    const counting: { id: number; uid: string; document: string; locale: string }[] = await rows().findMany({
      where: { recalledAt: null },
      select: ['id', 'uid', 'document', 'locale'],
    });
    const gone = counting.filter((row) => !live.has(keyOf({ ...row, documentId: row.document })));
    await withdraw(
      gone.map((row) => row.id),
      now,
    );
  }

  async function rebuildOnce(): Promise<number> {
    return strapi.db.transaction(async () => {
      const now = balance(strapi, 'clock').now().toISOString();
      const releases = (await port(strapi, 'review', 'releases')?.current()) ?? [];
      for (const release of releases) await apply(release, release.firstReleasedAt, now);
      await withdrawGone(new Set(releases.map(keyOf)), now);
      return releases.length;
    });
  }

  return {
    /** A release: counts from its own time on channels it is new on; a later release only relabels. */
    async onRelease({ release }: ReleaseEvent): Promise<void> {
      await apply(release, release.releasedAt, release.releasedAt);
    },

    /** A recall: the document and locale drop out of every channel, past windows included. */
    async onRecall({ release, at }: RecallEvent): Promise<void> {
      const known: ExposureState[] = await rows().findMany({ where: { ...whereOf(release), recalledAt: null } });
      await withdraw(
        known.map((row) => row.id),
        at,
      );
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
