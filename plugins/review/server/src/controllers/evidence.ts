import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { adminCalls, type AdminCall } from '../admin-calls';
import { Refusal } from '../core/errors';
import { RECORD_HEADERS, recordPage } from '../core/record-page';
import { languageOf } from '../http-refusal';
import { NOTHING, parse, toKey } from '../requests';
import { given, LEDGER_ENTRIES, RECORD, TIMELINE } from '../requests-evidence';
import { review } from '../review-services';
import type { LedgerQuery } from '../services/ledger-browser';
import type { Key } from '../services/lineages';
import { zip } from '../zip';

/** The review form, evidence packs, the time line of a document, and the ledger as people search it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const { answering } = adminCalls(strapi);

  const keyOf = (ctx: AdminCall, locale: string | undefined): Promise<Key> =>
    toKey(strapi, ctx.params.uid ?? '', ctx.params.documentId ?? '', locale);

  return {
    /** The printable review form (审校单). */
    record: answering(async (ctx) => {
      const { locale, run, lang } = parse(RECORD, ctx.query);
      const language = lang ?? languageOf(ctx);
      const record = await review(strapi, 'records').of(await keyOf(ctx, locale), run, language);
      ctx.set(RECORD_HEADERS);
      ctx.type = 'text/html; charset=utf-8';
      return recordPage(record, language);
    }),

    /** An evidence pack as a ZIP archive. That it was made is on record before its first byte leaves. */
    evidence: answering(async (ctx) => {
      const { locale, run, lang } = parse(RECORD, ctx.query);
      const key = await keyOf(ctx, locale);
      const actor = ctx.state.user ? await review(strapi, 'actors').ofUser(ctx.state.user.id, 'admin') : null;
      if (!actor) throw new Refusal('UNAUTHENTICATED');
      const maker = { actor: actor.snapshot, origin: actor.origin };
      const pack = await review(strapi, 'evidence').make(key, run, maker, lang ?? languageOf(ctx));
      ctx.type = 'application/zip';
      ctx.set('Content-Disposition', `attachment; filename="${pack.name}.zip"`);
      ctx.set('Cache-Control', 'no-store');
      return Readable.from(zip(pack.entries(), pack.madeAt), { objectMode: false });
    }),

    /** Everything that happened to a document and locale, by run. */
    timeline: answering(async (ctx) => {
      const { locale } = parse(TIMELINE, ctx.query);
      return review(strapi, 'timelines').of(await keyOf(ctx, locale), {
        language: languageOf(ctx),
        mayReadLedger: ctx.state.userAbility?.can('plugin::review.ledger.read') ?? false,
      });
    }),

    /** Rows of the ledger, newest first, by what one looks for. */
    entries: answering(async (ctx) =>
      review(strapi, 'ledgerBrowser').list(given(parse(LEDGER_ENTRIES, ctx.query)) as LedgerQuery, languageOf(ctx)),
    ),

    /** People, acts and levels that one can look for. */
    choices: answering(async (ctx) => {
      parse(NOTHING, ctx.query);
      return review(strapi, 'ledgerBrowser').choices(languageOf(ctx));
    }),
  };
};
