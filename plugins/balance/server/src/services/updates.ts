import type { Core } from '@strapi/strapi';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { balance } from '../balance-services';
import { onRelease, type Shown, type Stretch, textDigest, wouldRefresh } from '../core/freshness/updates';
import { channelsOf } from '../core/labels';
import { type PastAct, port, type Release } from '../ports';

/** Releases and recalls that are noted in one transaction. */
const AT_ONCE = 50;

/** The row of `progress` that is ours. */
const KEY = 'updates';

type Key = Pick<Release, 'uid' | 'documentId' | 'locale'>;

/** A stretch as it is stored. */
interface Row extends Omit<Stretch, 'freshAt' | 'until'> {
  id: number;
  freshAt: string | Date;
  endedAt: string | Date | null;
}

/** A stretch and its row. */
type Known = Stretch & { id: number };

/**
 * Keeps what was new where and when, from review's ledger. It is brought up to date before it is looked at, so that no
 * release waits for it; the ledger says in which order, and nothing in it is missed or noted twice.
 */
export const updates = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.stretch);
  const progress = () => strapi.db.query(UIDS.progress);
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

  async function stretchesOf(key: Key): Promise<Known[]> {
    const known = (await rows().findMany({ where: whereOf(key), orderBy: { id: 'asc' } })) as Row[];
    return known.map(({ freshAt, endedAt, columnCode, ...row }) => ({
      ...row,
      columnCode: columnCode ?? '',
      freshAt: new Date(freshAt).toISOString(),
      until: endedAt === null ? null : new Date(endedAt).toISOString(),
    }));
  }

  async function end(which: object, at: string): Promise<void> {
    await rows().updateMany({ where: { ...which, state: 'live' }, data: { state: 'over', endedAt: at } });
  }

  async function noteRelease(release: Release): Promise<void> {
    const shown = shownOf(release.uid, release.content.fields);
    if (shown === null) return;
    const { releasedAt: at, title } = release;
    const changes = onRelease(await stretchesOf(release), { ...shown, at });
    if (changes.end.length > 0) await end({ ...whereOf(release), channel: { $in: changes.end } }, at);
    const same = { ...whereOf(release), title, since: at, state: 'live', endedAt: null };
    if (changes.begin.length > 0) await rows().createMany({ data: changes.begin.map((one) => ({ ...one, ...same })) });
  }

  const note = (act: PastAct): Promise<void> =>
    act.kind === 'release' ? noteRelease(act.release) : end(whereOf(act.release), act.at);

  const sequence = (row: { seq?: unknown } | null | undefined): number | null => (row ? Number(row.seq) : null);
  const reached = async (): Promise<number | null> => sequence(await progress().findOne({ where: { key: KEY } }));

  async function statement(sql: string): Promise<Record<string, unknown>[]> {
    const table = `"${strapi.db.metadata.get(UIDS.progress).tableName}"`;
    const [answer] = await balance(strapi, 'daySums').run([{ sql: sql.replace('TABLE', table), bindings: [KEY] }]);
    return answer?.rows ?? [];
  }

  /** Begins at the first row of the ledger. Of two processes that begin at the same time one does. */
  async function begin(): Promise<void> {
    await strapi.db.transaction(async () => {
      const made = await statement(
        'insert into TABLE ("key", "seq") values (?, 0) on conflict ("key") do nothing returning "seq"',
      );
      if (made.length > 0) await rows().deleteMany({ where: {} });
    });
  }

  /** Notes the acts that come next, and answers whether they were the last. Whoever else comes here meanwhile waits. */
  async function goOn(): Promise<boolean> {
    return strapi.db.transaction(async () => {
      // By a change: it holds the row on PostgreSQL, and on SQLite the one right to write.
      const [held] = await statement('update TABLE set "seq" = "seq" where "key" = ? returning "seq"');
      const past = port(strapi, 'review', 'pastReleases');
      const next = await past?.since({ after: sequence(held) ?? 0, limit: AT_ONCE });
      if (!next) return true;
      for (const act of next.acts) await note(act);
      await progress().updateMany({ where: { key: KEY }, data: { seq: next.last } });
      return next.isAll;
    });
  }

  /** Whether nothing was released or recalled since: the usual case, in which nobody waits for anybody. */
  async function isUpToDate(after: number): Promise<boolean> {
    const next = await port(strapi, 'review', 'pastReleases')?.since({ after, limit: 1 });
    return next === undefined || (next.last === after && next.isAll);
  }

  return {
    /** Notes every release and recall that was not noted yet; what commits while it is at work may be left for the next time. */
    async catchUp(): Promise<void> {
      const seq = await reached();
      if (seq === null) await begin();
      else if (await isUpToDate(seq)) return;
      while (!(await goOn()));
    },

    note,

    /** Where a content that is on its way would be an update, and in which column; none for a type that is not watched. */
    async wouldRefresh(key: Key, fields: Record<string, unknown>): Promise<{ channels: string[]; column: string }> {
      const shown = shownOf(key.uid, fields);
      if (shown === null) return { channels: [], column: '' };
      return { channels: wouldRefresh(await stretchesOf(key), shown), column: shown.column };
    },
  };
};
