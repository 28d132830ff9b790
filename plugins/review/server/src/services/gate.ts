import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import { Refusal } from '../core/errors';
import type { Statement } from '../database/round-trip';
import { isGoverned } from '../settings';
import { toHttp } from '../http-refusal';
import { table, type LineageRow } from '../tables';
import { review } from '../review-services';
import { withPermitRow, type Leave, type Permit } from '../guard/permits';
import { wouldBeLive, type RowEvent } from '../guard/rows';
import type { Key } from './lineages';
import { isReaderCall } from './readers';

/** What Strapi tells a Document Service middleware. */
export interface DocumentCall {
  uid: string;
  action: string;
  params: { documentId?: string; locale?: unknown; status?: unknown; data?: Record<string, unknown> };
}

type Result = { documentId?: string; entries?: { documentId?: string; locale?: string }[] } | null | undefined;

const permits = new AsyncLocalStorage<Permit | undefined>();

/** Actions that write drafts. Publishing and unpublishing need a permit instead. */
const DRAFT_WRITES = new Set(['create', 'update', 'clone', 'discardDraft', 'delete']);

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const languages = () => review(strapi, 'languages');
  const localesOf = ({ uid, params }: DocumentCall): Promise<string[]> => languages().ofCall(uid, params.locale);

  function isPermitted(call: DocumentCall, act: Permit['act']): boolean {
    const permit = permits.getStore();
    return (
      permit !== undefined &&
      permit.act === act &&
      permit.uid === call.uid &&
      permit.documentId === call.params.documentId &&
      (permit.locale === call.params.locale || !languages().isLocalised(call.uid))
    );
  }

  async function refuseDeletingLive(key: Key): Promise<void> {
    const live = await table(strapi, 'release').findOne({
      where: { uid: key.uid, document: key.documentId, language: key.locale, state: 'live' },
    });
    if (!live) return;
    const reason = { zh: '请先撤稿，再删除。', en: 'Recall it first, then delete it.' };
    throw toHttp(
      strapi,
      new Refusal('WRONG_STATE', { state: 'released' }, { stateZh: '已发布', stateEn: 'released', reason }),
    );
  }

  /** A draft write, with what it changed noted in the same transaction. */
  async function writeDraft(call: DocumentCall, next: () => Promise<unknown>): Promise<unknown> {
    const writer = await review(strapi, 'actors').writer();
    const locales = await localesOf(call);
    return strapi.db.transaction(async () => {
      const { documentId } = call.params;
      const before = new Map<string, Content | null>();
      // A clone reads its source and writes another document, known only afterwards.
      const touches = documentId !== undefined && call.action !== 'clone' && call.action !== 'create';
      if (touches) {
        for (const locale of locales) {
          const key = { uid: call.uid, documentId, locale };
          const lineage = await review(strapi, 'lineages').lock(key);
          if (call.action === 'delete') await refuseDeletingLive(key);
          before.set(locale, await readDraft(key, lineage));
        }
      }
      const result = (await next()) as Result;
      const written = touches ? documentId : result?.documentId;
      if (written === undefined || written === null) return result;
      for (const locale of call.action === 'clone' ? await languages().all(call.uid) : locales) {
        await review(strapi, 'lineages').noteWrite(
          { uid: call.uid, documentId: written, locale },
          before.get(locale) ?? null,
          writer,
        );
      }
      return result;
    });
  }

  /** What a row event says of the document it writes; an update names rows, not a document. */
  function rowAttempt({ action, model, params }: RowEvent) {
    const rows = ([] as unknown[]).concat(params.data ?? []) as { documentId?: unknown; locale?: unknown }[];
    const [only] = rows.length === 1 ? rows : [];
    return {
      uid: model.uid,
      action: action.startsWith('beforeCreate') ? 'create' : 'update',
      documentId: only?.documentId,
      locales: async () => (typeof only?.locale === 'string' ? [only.locale] : []),
    };
  }

  /** Turns a write away, and puts the attempt on record. */
  async function turnAway(call: DocumentCall, refusal: Refusal): Promise<never> {
    const { uid, action, params } = call;
    await review(strapi, 'refusals').noteWrite(
      { uid, action, documentId: params.documentId, locales: () => localesOf(call) },
      refusal.code,
    );
    throw toHttp(strapi, refusal);
  }

  /** The draft before a write. What others did to it past the gate is noted first, or it would be the writer's. */
  async function readDraft(key: Key, lineage: LineageRow): Promise<Content | null> {
    const reading = await review(strapi, 'contents').draft(key.uid, key.documentId, key.locale);
    await review(strapi, 'lineages').noteUnnoted(lineage, reading);
    return reading?.content ?? null;
  }

  return {
    /**
     * Runs `work` with leave to publish or unpublish exactly one document in one locale, for the gate and for the
     * database's guard alike.
     * @throws Error outside a transaction
     */
    permit: <T>(permit: Permit, work: (leave: Leave) => Promise<T>, opening: readonly Statement[] = []): Promise<T> =>
      withPermitRow(strapi, permit, (leave) => permits.run(permit, () => work(leave)), opening),

    /** Runs `work` without the leave that surrounds it: what others do in the course of an act is theirs. */
    withoutPermit: <T>(work: () => Promise<T>): Promise<T> => permits.run(undefined, work),

    /** The gate's second half: writes of the query engine, which pass by the Document Service. */
    async passRow(event: RowEvent): Promise<void> {
      if (!(await wouldBeLive(strapi, event, permits.getStore()))) return;
      await review(strapi, 'refusals').noteWrite(rowAttempt(event), 'NOT_RELEASABLE');
      throw toHttp(strapi, new Refusal('NOT_RELEASABLE'));
    },

    /**
     * The gate: every write of the Document Service on a governed type comes by here. Going live needs the permit that
     * only a release holds; `create` and `update` with `status: 'published'` would publish by an inner call that no
     * middleware sees, so they are refused at the door.
     */
    async pass(call: DocumentCall, next: () => Promise<unknown>): Promise<unknown> {
      if (isReaderCall(strapi, call)) return review(strapi, 'readers').answer(call, next);
      if (!isGoverned(strapi, call.uid)) return next();
      const { action, params } = call;
      if (action === 'publish' || action === 'unpublish') {
        // Without entries, i18n has nothing to copy into the other locales' live rows, which have signatures of their own.
        if (isPermitted(call, action)) return { ...((await next()) as Result), entries: [] };
        return turnAway(
          call,
          new Refusal(
            action === 'publish' ? 'NOT_RELEASABLE' : 'FORBIDDEN',
            {},
            { reason: { zh: '下线请使用“撤稿”。', en: 'Use “recall” to take it down.' } },
          ),
        );
      }
      if ((action === 'create' || action === 'update') && params.status === 'published')
        return turnAway(call, new Refusal('NOT_RELEASABLE'));
      if (DRAFT_WRITES.has(action)) return writeDraft(call, next);
      return next();
    },
  };
};
