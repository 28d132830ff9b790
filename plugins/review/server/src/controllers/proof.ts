import type { Core } from '@strapi/strapi';
import { adminCalls, type AdminCall } from '../admin-calls';
import { Refusal } from '../core/errors';
import { languageOf } from '../http-refusal';
import { ACT_HEADERS, LOCALE, NOTHING, parse, toKey } from '../requests';
import { CLOSE, FIND, READ_ALOUD, REOPEN, SIGN } from '../requests-proof';
import { review } from '../review-services';
import { isGoverned } from '../settings';
import type { ProofAnswer, ProofRequest } from '../services/proof-desk';

/** A parsed body: the locale apart, the rest an act. */
interface Asked extends ProofRequest {
  locale: string | undefined;
}

/** Proof rounds: seen by whoever sees tasks, worked on by the proofreaders that the workflow names. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering, actorOf } = adminCalls(strapi);

  /** 404 comes before 400. */
  async function requireDocument({ params }: AdminCall): Promise<void> {
    const where = { documentId: params.documentId ?? '' } as never;
    const uid = params.uid ?? '';
    if (!isGoverned(strapi, uid) || (await strapi.db.query(uid as 'admin::user').count({ where })) === 0)
      throw new Refusal('NOT_FOUND');
  }

  /** An act: the document, then the input, then the act; refusals that say something about conduct go on record. */
  const acting = (read: (ctx: AdminCall) => Asked) =>
    answering(async (ctx): Promise<ProofAnswer> => {
      const actor = await actorOf(ctx);
      await requireDocument(ctx);
      parse(NOTHING, ctx.query);
      const { locale, ...request } = read(ctx);
      const headers = parse(ACT_HEADERS, { 'Idempotency-Key': ctx.get('idempotency-key') || undefined });
      const key = await toKey(strapi, ctx.params.uid ?? '', ctx.params.documentId ?? '', locale);
      const { act, digest } = request.command;
      const attempt = { ...key, action: `proof-${act}`, digest, actor: actor.snapshot, origin: actor.origin };
      return review(strapi, 'refusals').watching(attempt, () =>
        review(strapi, 'proofDesk').act(key, actor, request, headers['Idempotency-Key']),
      );
    });

  function findingId({ params }: AdminCall): number {
    if (!/^\d{1,9}$/.test(params.id ?? '')) throw new Refusal('NOT_FOUND');
    return Number(params.id);
  }

  const said = (comment: string | undefined) => (comment === undefined ? {} : { comment });

  return {
    tasks: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return { data: await review(strapi, 'proofTasks').list(await actorOf(ctx)) };
    }),

    show: answering(async (ctx) => {
      const actor = await actorOf(ctx);
      const { locale } = parse(LOCALE, ctx.query);
      const key = await toKey(strapi, ctx.params.uid ?? '', ctx.params.documentId ?? '', locale);
      return review(strapi, 'proofView').show(key, actor, languageOf(ctx));
    }),

    find: acting((ctx) => {
      const { locale, digest, round, note, ...found } = parse(FIND, ctx.request.body);
      return { locale, command: { act: 'find', digest, round, note }, found };
    }),

    close: acting((ctx) => {
      const finding = findingId(ctx);
      const { locale, digest, how, comment } = parse(CLOSE, ctx.request.body);
      return { locale, command: { act: 'close', digest, finding, how, ...said(comment) } };
    }),

    reopen: acting((ctx) => {
      const finding = findingId(ctx);
      const { locale, digest, comment } = parse(REOPEN, ctx.request.body);
      return { locale, command: { act: 'reopen', digest, finding, ...said(comment) } };
    }),

    sign: acting((ctx) => {
      const { locale, digest, checklist } = parse(SIGN, ctx.request.body);
      return { locale, command: { act: 'sign', digest, round: ctx.params.key ?? '', checklist } };
    }),

    readAloud: acting((ctx) => {
      const { locale, digest } = parse(READ_ALOUD, ctx.request.body);
      return { locale, command: { act: 'read-aloud', digest } };
    }),
  };
};
