import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { digestOf } from '../core/digest';
import { Refusal } from '../core/errors';
import type { ActorSnapshot, LedgerRecord } from '../core/ledger';
import {
  endOf,
  isToken,
  isUseToRecord,
  linkState,
  MAX_USES,
  TOKEN_BYTES,
  tokenHash,
  toToken,
  USE_WINDOW_MS,
  type LinkState,
} from '../core/preview';
import { previewPage } from '../core/preview-page';
import { contentHtml } from '../core/preview-html';
import { RateLimit } from '../core/rate-limit';
import { inlinePictures } from '../preview-pictures';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table, type PreviewLinkRow } from '../tables';
import type { Acting } from './actors';
import type { Reading } from './contents';
import type { Key } from './lineages';

/** So many links are listed, the newest first. */
const LISTED = 50;

/** Links that let one person without an account read one draft for a while. Making, use and taking back are ledger rows. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const links = () => table(strapi, 'preview-link');
  const now = () => review(strapi, 'clock').now();
  const limit = new RateLimit(MAX_USES, USE_WINDOW_MS);

  const keyOf = (link: PreviewLinkRow): Key => ({
    uid: link.uid,
    documentId: link.document,
    locale: link.language,
  });

  const draftOf = ({ uid, documentId, locale }: Key): Promise<Reading | null> =>
    review(strapi, 'contents').draft(uid, documentId, locale);

  async function lastEdit(lineage: number, only: Record<string, unknown> = {}): Promise<number> {
    const where = { lineage, ...only };
    const [edit] = await table(strapi, 'edit').findMany({ where, orderBy: { id: 'desc' }, limit: 1 });
    return edit?.id ?? 0;
  }

  /** What ends links of a lineage: how often it was recalled, and the edit that left no content, which is a deletion. */
  async function endingsOf(lineage: number): Promise<{ recalls: number; deletion: number }> {
    return {
      recalls: await table(strapi, 'release').count({ where: { lineage, state: 'recalled' } }),
      deletion: await lastEdit(lineage, { digest: { $null: true } }),
    };
  }

  /** The state of a link whose draft is there. */
  function stateOf(link: PreviewLinkRow, endings: { recalls: number; deletion: number }): LinkState {
    const facts = {
      expiresAt: iso(link.expiresAt) ?? '',
      revoked: link.revokedAt !== null,
      recalls: { then: Number(link.recalls), now: endings.recalls },
      draft: { exists: true, deletedSince: endings.deletion > Number(link.editsFrom) },
    };
    return linkState(facts, now());
  }

  /** Refuses a link that has ended; every ending reads alike. */
  async function assertActive(link: PreviewLinkRow | null): Promise<void> {
    if (!link || stateOf(link, await endingsOf(link.lineage)) !== 'active') throw new Refusal('RECALLED');
  }

  /** Appends a row about a link; its time is the ledger's. */
  async function put(
    link: { id: number } & Key,
    act: 'preview-made' | 'preview-used' | 'preview-revoked',
    by: { actor: ActorSnapshot | null; origin: string },
    extra: Partial<LedgerRecord> = {},
  ): Promise<void> {
    const at = await review(strapi, 'ledger').time();
    const { id, uid, documentId, locale } = link;
    await review(strapi, 'ledger').append({
      at,
      ...by,
      act,
      uid,
      documentId,
      locale,
      ...extra,
      details: { link: id, ...(extra.details as object | undefined) },
    });
  }

  /** Puts a use on record, unless the link has ended meanwhile. The lineage's lock keeps it apart from a recall. */
  async function recordUse(link: PreviewLinkRow, digest: string): Promise<void> {
    const key = keyOf(link);
    await strapi.db.transaction(async () => {
      await review(strapi, 'lineages').lock(key);
      const locked = await links().findOne({ where: { id: link.id } });
      await assertActive(locked);
      if (!locked || !isUseToRecord(iso(locked.usedAt), now())) return;
      await links().update({ where: { id: link.id }, data: { usedAt: now().toISOString() } });
      await put({ id: link.id, ...key }, 'preview-used', { actor: null, origin: 'preview-link' }, { digest });
    });
  }

  async function render(link: PreviewLinkRow, { content, files }: Reading, digest: string): Promise<string> {
    const { attributesOf } = review(strapi, 'contents');
    const title = settings(strapi).governed[link.uid]?.title ?? '';
    const pictures = await inlinePictures(strapi, content, files);
    return previewPage({
      locale: link.language,
      title: String(content.fields[title] ?? ''),
      body: contentHtml(content, attributesOf(link.uid), title, {
        component: attributesOf,
        picture: (sha256) => pictures.get(sha256) ?? null,
      }),
      expiresAt: iso(link.expiresAt) ?? '',
      timeZone: settings(strapi).anchors.timeZone,
      changed: digest !== link.digest,
    });
  }

  function addressOf(token: string): string {
    const origin = String(strapi.config.get('server.absoluteUrl') ?? '').replace(/\/+$/, '');
    return `${origin}${String(strapi.config.get('api.rest.prefix') ?? '/api')}/review/preview/${token}`;
  }

  return {
    /**
     * Makes a link to a draft. Its address is in this answer and nowhere else.
     * @throws Refusal NOT_FOUND when there is no draft
     */
    async make(key: Key, actor: Acting, minutes: number): Promise<{ id: number; url: string; expiresAt: string }> {
      const token = toToken(randomBytes(TOKEN_BYTES));
      return strapi.db.transaction(async () => {
        const lineage = await review(strapi, 'lineages').lock(key);
        const reading = await draftOf(key);
        if (!reading) throw new Refusal('NOT_FOUND');
        const madeAt = now();
        const expiresAt = endOf(madeAt, minutes);
        const digest = digestOf(reading.content);
        const { id } = await links().create({
          data: {
            lineage: lineage.id,
            uid: key.uid,
            document: key.documentId,
            language: key.locale,
            tokenHash: tokenHash(token),
            digest,
            madeByKey: actor.key,
            madeByName: actor.name,
            madeAt: madeAt.toISOString(),
            expiresAt,
            recalls: (await endingsOf(lineage.id)).recalls,
            editsFrom: await lastEdit(lineage.id),
          },
        });
        const by = { actor: actor.snapshot, origin: actor.origin };
        await put({ id, ...key }, 'preview-made', by, { digest, details: { minutes, expiresAt } });
        return { id, url: addressOf(token), expiresAt };
      });
    },

    /** The newest links of a document and locale, without anything that opens them. */
    async list(key: Key) {
      const reading = await draftOf(key);
      if (!reading) throw new Refusal('NOT_FOUND');
      const where = { uid: key.uid, document: key.documentId, language: key.locale };
      const lineage = await table(strapi, 'lineage').findOne({ where });
      const rows = lineage
        ? await links().findMany({ where: { lineage: lineage.id }, orderBy: { id: 'desc' }, limit: LISTED })
        : [];
      const endings = await endingsOf(lineage?.id ?? 0);
      return rows.map((link) => ({
        id: link.id,
        state: stateOf(link, endings),
        madeBy: link.madeByName,
        madeAt: iso(link.madeAt),
        expiresAt: iso(link.expiresAt),
        digest: link.digest,
        usedAt: iso(link.usedAt),
        ...(link.revokedAt ? { revokedAt: iso(link.revokedAt), revokedBy: link.revokedByName } : {}),
      }));
    },

    /** Takes a link back, for good. One that has ended stays as it is. @throws Refusal NOT_FOUND for another document's */
    async revoke(document: Pick<Key, 'uid' | 'documentId'>, id: number, actor: Acting): Promise<void> {
      const where = { id, uid: document.uid, document: document.documentId };
      const link = await links().findOne({ where });
      if (!link) throw new Refusal('NOT_FOUND');
      const key = keyOf(link);
      await strapi.db.transaction(async () => {
        await review(strapi, 'lineages').lock(key);
        const data = { revokedAt: now().toISOString(), revokedByName: actor.name };
        const { count } = await links().updateMany({ where: { id, revokedAt: { $null: true } }, data });
        if (count === 1) await put({ id, ...key }, 'preview-revoked', { actor: actor.snapshot, origin: actor.origin });
      });
    },

    /**
     * The page behind a token: the draft as it is now. No record of the use, no page.
     * @throws Refusal NOT_FOUND for an unknown token, TOO_MANY, or RECALLED when the link has ended, whatever ended it
     */
    async open(token: string): Promise<string> {
      const link = isToken(token) ? await links().findOne({ where: { tokenHash: tokenHash(token) } }) : null;
      if (!link) throw new Refusal('NOT_FOUND');
      if (!limit.allow(link.tokenHash, now().getTime())) throw new Refusal('TOO_MANY');
      const reading = await draftOf(keyOf(link));
      if (!reading) throw new Refusal('RECALLED');
      await assertActive(link);
      const digest = digestOf(reading.content);
      if (isUseToRecord(iso(link.usedAt), now())) await recordUse(link, digest);
      return render(link, reading, digest);
    },
  };
};
