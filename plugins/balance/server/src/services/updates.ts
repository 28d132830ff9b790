import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { balance } from '../balance-services';
import { onRelease, type Shown, type Stretch, textDigest, wouldRefresh } from '../core/freshness/updates';
import { channelsOf } from '../core/labels';
import { type PastRelease, port, type RecallEvent, type Release, type ReleaseEvent, type Table } from '../ports';

/** Releases read at a time by a rebuild. */
const READ_AT_ONCE = 50;

type Key = Pick<Release, 'uid' | 'documentId' | 'locale'>;

/** A stretch as it is stored. */
interface Row extends Omit<Stretch, 'freshAt' | 'until'> {
  id: number;
  freshAt: string | Date;
  endedAt: string | Date | null;
}

/** A stretch and its row. */
type Known = Stretch & { id: number };

/** Keeps what was new where and when in step with review's releases, inside the transaction of each act. */
export const updates = ({ strapi }: { strapi: Core.Strapi }) => {
  const engine = (): Table => strapi.db.query(UIDS.stretch);
  const whereOf = ({ uid, documentId, locale }: Key) => ({ uid, document: documentId, locale });

  /** Fields that say where a content belongs or when it is shown, and nothing a reader reads. */
  function asideOf(uid: string): Set<string> {
    const { theme, weights, channels, column, aside = [] } = balanceConfig(strapi).types[uid] ?? {};
    const attributes = strapi.contentTypes[uid as keyof typeof strapi.contentTypes]?.attributes ?? {};
    const relations = Object.keys(attributes).filter((name) => attributes[name]?.type === 'relation');
    const named = [theme, weights, channels, column].filter((name) => name !== undefined);
    return new Set([...named, ...relations, ...aside]);
  }

  /** What a content of this type shows, and where; null for a type that is not watched. */
  function shownOf(uid: string, fields: Record<string, unknown>): Omit<Shown, 'at'> | null {
    const names = balanceConfig(strapi).types[uid];
    if (names === undefined) return null;
    const everything = [balance(strapi, 'channels').everything];
    const [column = ''] = names.column === undefined ? [] : channelsOf(fields, { channels: names.column });
    const channels = names.channels === undefined ? everything : channelsOf(fields, names);
    return { channels, column, digest: textDigest(fields, asideOf(uid)) };
  }

  async function stretchesOf(rows: Table, key: Key, state: { state?: 'live' } = {}): Promise<Known[]> {
    const known = (await rows.findMany({ where: { ...whereOf(key), ...state } })) as Row[];
    return known
      .sort((a, b) => a.id - b.id)
      .map(({ freshAt, endedAt, columnCode, ...row }) => ({
        ...row,
        columnCode: columnCode ?? '',
        freshAt: new Date(freshAt).toISOString(),
        until: endedAt === null ? null : new Date(endedAt).toISOString(),
      }));
  }

  async function end(rows: Table, key: Key, at: string): Promise<void> {
    await rows.updateMany({ where: { ...whereOf(key), state: 'live' }, data: { state: 'over', endedAt: at } });
  }

  /** As many as a release is compared with: what stands there now, and all before it where nothing does. */
  async function comparedWith(rows: Table, key: Key, channels: readonly string[]): Promise<Known[]> {
    const open = await stretchesOf(rows, key, { state: 'live' });
    const isOpen = (channel: string): boolean => open.some((stretch) => stretch.channel === channel);
    return channels.every(isOpen) ? open : stretchesOf(rows, key);
  }

  async function apply(rows: Table, release: Release): Promise<void> {
    const shown = shownOf(release.uid, release.content.fields);
    if (shown === null) return;
    const { releasedAt: at, title } = release;
    const known = await comparedWith(rows, release, shown.channels);
    const changes = onRelease(known, { ...shown, at });
    const ended = known.filter(({ channel, until }) => until === null && changes.end.includes(channel));
    const over = { where: { id: { $in: ended.map(({ id }) => id) } }, data: { state: 'over', endedAt: at } };
    const same = { ...whereOf(release), title, since: at, state: 'live', endedAt: null };
    // Asked for at the same time: they share a round trip, and touch different rows.
    const written = await Promise.allSettled([
      ended.length > 0 ? rows.updateMany(over) : null,
      changes.begin.length > 0
        ? rows.createMany({ data: changes.begin.map((begun) => ({ ...begun, ...same })) })
        : null,
    ]);
    for (const outcome of written) if (outcome.status === 'rejected') throw outcome.reason;
  }

  async function replay(release: PastRelease): Promise<void> {
    await apply(engine(), release);
    if (release.recalledAt !== null) await end(engine(), release, release.recalledAt);
  }

  /**
   * Releases and other rebuilds wait for this one, so that none of them adds a second live row beside what it finds.
   * SQLite has one writer anyway.
   */
  async function holdWriters(trx: Knex.Transaction): Promise<void> {
    if (strapi.db.dialect.client !== 'postgres') return;
    await trx.raw('lock table ?? in exclusive mode', [strapi.db.metadata.get(UIDS.stretch).tableName]);
  }

  async function rebuildAll(): Promise<number> {
    return strapi.db.transaction(async ({ trx }) => {
      await holdWriters(trx as Knex.Transaction);
      await engine().deleteMany({ where: {} });
      const past = port(strapi, 'review', 'pastReleases');
      let read = 0;
      for (let after: number | null = 0; past !== null && after !== null; ) {
        const page = await past.page({ after, limit: READ_AT_ONCE });
        for (const release of page.releases) await replay(release);
        read += page.releases.length;
        after = page.next;
      }
      return read;
    });
  }

  return {
    /** A release: what is new where from its own time on. */
    async onRelease({ release, table }: ReleaseEvent): Promise<void> {
      await apply(table ? table(UIDS.stretch) : engine(), release);
    },

    /** A recall: the document and locale stand nowhere from then on. */
    async onRecall({ release, at }: RecallEvent): Promise<void> {
      await end(engine(), release, at);
    },

    /** Where a content that is on its way would be an update, and in which column; none for a type that is not watched. */
    async wouldRefresh(key: Key, fields: Record<string, unknown>): Promise<{ channels: string[]; column: string }> {
      const shown = shownOf(key.uid, fields);
      if (shown === null) return { channels: [], column: '' };
      return { channels: wouldRefresh(await stretchesOf(engine(), key), shown), column: shown.column };
    },

    /**
     * Recomputes everything from every release there ever was, and returns their number. Releases wait for it; those that
     * are under way are in it or come after it.
     */
    rebuild: rebuildAll,

    /** True before the first release was ever noted. */
    async isEmpty(): Promise<boolean> {
      return (await strapi.db.query(UIDS.stretch).count()) === 0;
    },
  };
};
