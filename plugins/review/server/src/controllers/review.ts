import { PassThrough } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { adminCalls, type AdminCall } from '../admin-calls';
import { Refusal } from '../core/errors';
import { languageOf } from '../http-refusal';
import {
  ACT,
  DIFF,
  DROP,
  ACT_HEADERS,
  LEDGER,
  LOCALE,
  NOTHING,
  OUTBOX,
  parse,
  TASKS,
  toCommand,
  toKey,
} from '../requests';
import { review } from '../review-services';
import { settings } from '../settings';

const EXPORT_PAGE = 1000;

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering, actorOf } = adminCalls(strapi);

  const keyOf = (ctx: AdminCall, locale: string | undefined) =>
    toKey(strapi, ctx.params.uid ?? '', ctx.params.documentId ?? '', locale);

  return {
    /** Governed types, so that the panel knows where it belongs, and the zone in which its people tell the time. */
    governed: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const data = Object.keys(settings(strapi).governed).map((uid) => ({
        uid,
        displayName: strapi.getModel(uid as 'admin::user')?.info?.displayName ?? uid,
      }));
      return { data, timeZone: settings(strapi).anchors.timeZone };
    }),

    tasks: answering(async (ctx) =>
      review(strapi, 'tasks').list(parse(TASKS, ctx.query), await actorOf(ctx), languageOf(ctx)),
    ),

    /** Everything that is live by an emergency release and waits for its levels. */
    emergencies: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return { data: await review(strapi, 'afterReviews').list() };
    }),

    document: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { locale } = parse(LOCALE, ctx.query);
      return review(strapi, 'documents').show(await keyOf(ctx, locale), actor, languageOf(ctx));
    }),

    diff: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { locale, base } = parse(DIFF, ctx.query);
      return review(strapi, 'documents').diff(await keyOf(ctx, locale), actor, base);
    }),

    act: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      await requireDocument(ctx);
      const body = parse(ACT, ctx.request.body);
      parse(NOTHING, ctx.query);
      const headers = parse(ACT_HEADERS, { 'Idempotency-Key': ctx.get('idempotency-key') || undefined });
      const key = await keyOf(ctx, body.locale);
      const command = await toCommand(strapi, body);
      const attempt = { ...key, action: body.action, digest: body.digest, actor: actor.snapshot, origin: actor.origin };
      return review(strapi, 'refusals').watching(attempt, () =>
        review(strapi, 'reviews').act(key, actor, command, headers['Idempotency-Key']),
      );
    }),

    ledger: answering(async (ctx) => {
      const { after, limit } = parse(LEDGER, ctx.query);
      const rows = await review(strapi, 'ledger').page(after, limit);
      return {
        data: rows.map(({ line, hash }) => ({ ...(JSON.parse(line) as object), hash })),
        head: await review(strapi, 'ledger').head(),
      };
    }),

    ledgerHead: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return review(strapi, 'ledger').head();
    }),

    /** Undelivered messages, and whether the caller may do something about them. */
    outbox: answering(async (ctx) => ({
      ...(await review(strapi, 'outboxDesk').list(parse(OUTBOX, ctx.query), languageOf(ctx))),
      mayManage: ctx.state.userAbility?.can('plugin::review.outbox.manage') ?? false,
    })),

    outboxRetry: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      parse(NOTHING, ctx.request.body);
      return review(strapi, 'outboxDesk').retry(Number(ctx.params.id));
    }),

    outboxDrop: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const { reason } = parse(DROP, ctx.request.body);
      return review(strapi, 'outboxDesk').drop(Number(ctx.params.id), await actorOf(ctx), reason);
    }),

    /** The heads that were noted outside the database, each with whether its row is still what was noted. */
    ledgerAnchors: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return { data: await review(strapi, 'ledgerBrowser').anchors() };
    }),

    /** Streams the whole ledger, one exact line a row, page by page so that size does not matter. */
    ledgerExport: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      const out = new PassThrough();
      ctx.type = 'application/x-ndjson; charset=utf-8';
      ctx.set('Content-Disposition', 'attachment; filename="ledger.jsonl"');
      ctx.body = out;
      void writeLedger(strapi, out);
    }),
  };

  /** 404 comes before 400: a document that is not there is said so whatever else is wrong. */
  async function requireDocument(ctx: AdminCall): Promise<void> {
    const { uid, documentId } = ctx.params;
    if (!uid || !Object.hasOwn(settings(strapi).governed, uid)) throw new Refusal('NOT_FOUND');
    const found = await strapi.db
      .query(uid as 'admin::user')
      .findOne({ where: { documentId } as never, select: ['id'] });
    if (!found) throw new Refusal('NOT_FOUND');
  }
};

async function writeLedger(strapi: Core.Strapi, out: PassThrough): Promise<void> {
  try {
    const end = await review(strapi, 'ledger').head();
    for (let after = 0; after < end.seq && !out.destroyed; ) {
      const rows = await review(strapi, 'ledger').page(after, EXPORT_PAGE);
      if (rows.length === 0) break;
      for (const row of rows) if (row.seq <= end.seq && !out.write(`${row.line}\n`)) await drained(out);
      after = rows.at(-1)?.seq ?? end.seq;
    }
    out.end();
  } catch (error) {
    out.destroy(error as Error);
  }
}

function drained(out: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    out.once('drain', resolve);
    out.once('close', resolve);
  });
}
