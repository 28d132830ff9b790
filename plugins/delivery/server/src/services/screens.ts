import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { UIDS } from '../content-types';
import { Refusal } from '../core/errors';
import { lifeOf, recallProof, type RecallProof } from '../core/screen-receipts';
import { fitsHash, TOKEN_BYTES, tokenHash, tokenText } from '../core/screen-token';
import { review } from '../ports';
import { screenReceipts } from '../repositories/receipts';
import type { Heartbeat } from '../requests-screens';
import { service } from '../service';

/** A row of `plugin::delivery.screen`. Times are ISO 8601; numbers beyond 32 bits come as text from PostgreSQL. */
interface ScreenRow {
  id: number;
  channel: string;
  name: string;
  tokenHash: string;
  addedAt: string;
  revokedAt: string | null;
  heardAt: string | null;
  manifestSeq: number | null;
  item: string | null;
  clockOffset: string | number | null;
  storageFree: string | number | null;
  errors: string[] | null;
}

/** A screen as people are shown it. */
export interface ScreenView {
  id: number;
  channel: string;
  name: string;
  addedAt: string;
  heardAt: string | null;
  /** Whether it was heard within three minutes. */
  life: 'never' | 'fresh' | 'stale';
  seq: number | null;
  /** What it said it was showing. */
  item: { digest: string; title: string | null } | null;
  clockOffset: number | null;
  storageFree: number | null;
  errors: string[];
}

/** A recall on a channel with screens, and which of them have confirmed it. */
export interface RecallView extends RecallProof {
  channel: string;
  digest: string;
  title: string;
  recalledAt: string;
}

/** Everything the page of screens shows. */
export interface ScreensOverview {
  screens: ScreenView[];
  recalls: RecallView[];
  channels: { code: string; name: string; kind: string }[];
}

interface RecalledRow {
  channel: string;
  digest: string;
  title: string;
  recalledAt: string;
}

/** So many of the newest recalls are listed. */
const RECALLS = 20;

const numberOf = (value: string | number | null): number | null => (value === null ? null : Number(value));

/** The screens of the park: who may report, and what they last said. */
export const screens = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.screen);
  const now = (): Date => service(strapi, 'clock').now();

  const inUse = (): Promise<ScreenRow[]> => rows().findMany({ where: { revokedAt: null }, orderBy: { id: 'asc' } });

  /** A screen in use. @throws Refusal NOT_FOUND. */
  async function get(id: number): Promise<ScreenRow> {
    const row: ScreenRow | null = await rows().findOne({ where: { id, revokedAt: null } });
    if (row === null) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** The act and its row of the ledger, where review is installed: both or none. */
  async function onRecord(change: string, userId: number | null, act: () => Promise<ScreenRow>): Promise<ScreenRow> {
    return strapi.db.transaction(async () => {
      const { id, channel, name, ...row } = await act();
      const details = { change, screen: id, channel, name };
      await review(strapi, 'settingActs')?.record({ act: 'screen-change', userId, details });
      return { id, channel, name, ...row };
    });
  }

  async function assertChannel(code: string): Promise<void> {
    if ((await strapi.db.query(UIDS.channel).findOne({ where: { code }, select: ['id'] })) !== null) return;
    throw new Refusal('INVALID_INPUT', { fields: [{ path: 'channel', reason: 'there is no such channel' }] });
  }

  async function titles(digests: readonly string[]): Promise<Map<string, string>> {
    if (digests.length === 0) return new Map();
    const found: { digest: string; title: string }[] = await strapi.db.query(UIDS.item).findMany({
      where: { digest: { $in: [...new Set(digests)] } },
      select: ['digest', 'title'],
    });
    return new Map(found.map(({ digest, title }) => [digest, title]));
  }

  async function recallsOn(known: readonly ScreenRow[]): Promise<RecallView[]> {
    const channels = [...new Set(known.map(({ channel }) => channel))];
    if (channels.length === 0) return [];
    // Named, so that the index of feeds finds the few rows among all there ever were.
    const { codes } = (await service(strapi, 'site').at(await service(strapi, 'epochs').current())).locales;
    const found: RecalledRow[] = await strapi.db.query(UIDS.item).findMany({
      where: { channel: { $in: channels }, locale: { $in: [...codes] }, state: 'recalled' },
      select: ['channel', 'digest', 'title', 'recalledAt'],
      orderBy: [{ recalledAt: 'desc' }],
      limit: RECALLS,
    });
    const removals = await screenReceipts(strapi).removals(found.map(({ digest }) => digest));
    return found.map(({ channel, digest, title, recalledAt }) => {
      const owing = known.filter((screen) => screen.channel === channel);
      const screensOf = owing.map(({ addedAt: createdAt, ...screen }) => ({ ...screen, createdAt }));
      const proof = recallProof(recalledAt, screensOf, removals.get(digest) ?? new Map<number, number>());
      return { channel, digest, title, recalledAt, ...proof };
    });
  }

  function viewOf(row: ScreenRow, names: ReadonlyMap<string, string>): ScreenView {
    const { id, channel, name, addedAt, heardAt, manifestSeq: seq, item, errors } = row;
    return {
      ...{ id, channel, name, addedAt, heardAt, seq },
      life: lifeOf(heardAt, now().getTime()),
      item: item === null ? null : { digest: item, title: names.get(item) ?? null },
      clockOffset: numberOf(row.clockOffset),
      storageFree: numberOf(row.storageFree),
      errors: errors ?? [],
    };
  }

  return {
    /** Every screen in use, and how far the newest recalls have got on them. */
    async overview(): Promise<ScreensOverview> {
      const known = await inUse();
      const names = await titles(known.flatMap(({ item }) => item ?? []));
      const channels: ScreensOverview['channels'] = await strapi.db
        .query(UIDS.channel)
        .findMany({ select: ['code', 'name', 'kind'], orderBy: { id: 'asc' } });
      return {
        screens: known.map((row) => viewOf(row, names)),
        recalls: await recallsOn(known),
        channels: channels.map(({ code, name, kind }) => ({ code, name, kind })),
      };
    },

    /** Adds a screen. The token is told here and never again. */
    async add(
      { channel, name }: { channel: string; name: string },
      userId: number | null,
    ): Promise<{ id: number; token: string }> {
      await assertChannel(channel);
      const token = tokenText(randomBytes(TOKEN_BYTES));
      const data = { channel, name, tokenHash: tokenHash(token), addedAt: now().toISOString() };
      const { id } = await onRecord('added', userId, () => rows().create({ data }));
      return { id, token };
    },

    /** Gives a screen another name. */
    async rename(id: number, name: string, userId: number | null): Promise<ScreenView> {
      await get(id);
      const row = await onRecord('renamed', userId, () => rows().update({ where: { id }, data: { name } }));
      return viewOf(row, await titles(row.item === null ? [] : [row.item]));
    },

    /** A new token; the old one is worth nothing from now on. */
    async renew(id: number, userId: number | null): Promise<{ id: number; token: string }> {
      await get(id);
      const token = tokenText(randomBytes(TOKEN_BYTES));
      const data = { tokenHash: tokenHash(token) };
      await onRecord('token', userId, () => rows().update({ where: { id }, data }));
      return { id, token };
    },

    /** Ends a screen: its token is worth nothing, and it owes no receipts. What it played stays counted. */
    async revoke(id: number, userId: number | null): Promise<void> {
      await get(id);
      const data = { revokedAt: now().toISOString() };
      await onRecord('revoked', userId, () => rows().update({ where: { id }, data }));
    },

    /** The screen a token belongs to. @throws Refusal UNAUTHENTICATED, the same for an unknown screen and a wrong token. */
    async authenticate(id: string, token: string): Promise<ScreenRow> {
      const known = /^[1-9]\d{0,8}$/.test(id) ? await get(Number(id)).catch(notFound) : null;
      if (!fitsHash(token, known?.tokenHash ?? null) || known === null) throw new Refusal('UNAUTHENTICATED');
      return known;
    },

    /** Keeps a heartbeat in the place of the last one. */
    async beat(id: number, { seq, item, clockOffset, storageFree, errors }: Heartbeat): Promise<void> {
      const data = {
        ...{ heardAt: now().toISOString(), manifestSeq: seq, item: item ?? null, clockOffset: clockOffset ?? null },
        ...{ storageFree: storageFree ?? null, errors: errors ?? [] },
      };
      await rows().update({ where: { id }, data });
    },
  };
};

function notFound(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}
