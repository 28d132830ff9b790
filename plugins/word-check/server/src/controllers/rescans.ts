import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { invalidInput, Refusal } from '../core/errors';
import { provePack } from '../core/pack-proof';
import type { ListedFinding } from '../core/rescan-result';
import type { Language } from '../core/scan';
import { answering, languageOf } from '../http-refusal';
import { noQuery } from '../input';
import { noInput, rescanId, resultsInput, ruleField, trialInput } from '../input-rescans';
import type { JobRow, ResultRow } from '../rescan/rows';
import { MOST, type RescansService } from '../services/rescans';
import type { ScannerService } from '../services/scanner';

interface User {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
}

const iso = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString());

/** What everybody may know of a job. */
const progressOf = (job: JobRow) => ({
  ...{ id: job.id, state: job.state, done: job.done, total: Math.max(job.total, job.done) },
  ...{ startedAt: iso(job.startedAt), endedAt: iso(job.endedAt), by: job.by, items: job.items },
});

const rescanOf = (job: JobRow) => ({
  ...progressOf(job),
  engine: job.engine,
  findings: job.blocks + job.warns + job.infos,
  counts: { block: job.blocks, warn: job.warns, info: job.infos, new: job.fresh },
  ...{ unread: job.unread, unreadPictures: job.pictures, cases: job.cases },
});

/** A finding as it is kept, in the reader's language. */
const findingIn =
  (reader: Language) =>
  ({ messageEn, ...finding }: ListedFinding) => ({
    ...finding,
    message: reader === 'en' ? (messageEn ?? finding.message) : finding.message,
  });

const resultIn =
  (reader: Language) =>
  ({ uid, document, language, title, ...row }: ResultRow) => ({
    ...{ uid, documentId: document, locale: language, title, standing: row.standing, problem: row.problem },
    counts: { block: row.blocks, warn: row.warns, info: row.infos, new: row.fresh },
    findings: row.findings.map(findingIn(reader)),
  });

const SHOWN = {
  all: {},
  new: { fresh: { $gt: 0 } },
  block: { blocks: { $gt: 0 } },
  unread: { problem: { $notNull: true } },
};

function askerOf(ctx: Context): { key: string; name: string | null } {
  const user = ctx.state['user'] as User;
  const name = [user.lastname, user.firstname].filter(Boolean).join('') || user.username || null;
  return { key: String(user.id), name };
}

/** `/word-check/rescans` and `/word-check/trials`. */
export const rescans = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => strapi.plugin('word-check').service('rescans') as RescansService;
  const tools = () => (strapi.plugin('word-check').service('scanner') as ScannerService).tools();

  async function found(kind: JobRow['kind'], ctx: Context): Promise<JobRow> {
    const job = await service().jobs.get(kind, rescanId(ctx));
    if (!job) throw new Refusal('NO_SUCH_RESCAN');
    return job;
  }

  return {
    start: answering(async (ctx) => {
      noInput(ctx);
      ctx.body = await service().ask(askerOf(ctx).name);
      ctx.status = 202;
    }),

    find: answering(async (ctx) => {
      noQuery(ctx);
      ctx.body = { results: (await service().jobs.recent('rescan')).map(rescanOf) };
    }),

    findOne: answering(async (ctx) => {
      noQuery(ctx);
      ctx.body = rescanOf(await found('rescan', ctx));
    }),

    results: answering(async (ctx) => {
      const { show, page, pageSize } = resultsInput(ctx);
      const where = { rescan: (await found('rescan', ctx)).id, ...SHOWN[show] };
      const orderBy = [{ fresh: 'desc' }, { blocks: 'desc' }, { id: 'asc' }];
      const query = { orderBy, limit: pageSize, offset: (page - 1) * pageSize };
      const results = (await service().jobs.results(where, query)).map(resultIn(languageOf(ctx)));
      ctx.body = { results, pagination: { page, pageSize, total: await service().jobs.countResults(where) } };
    }),

    tryRule: answering(async (ctx) => {
      const rule = trialInput(ctx);
      const { problems } = provePack({ key: 'trial', name: 'trial', rules: [rule] }, tools());
      if (problems.length > 0)
        throw invalidInput(problems.map(({ path, reason }) => ({ path: ruleField(path), reason })));
      ctx.body = await service().tryRule(rule, askerOf(ctx));
      ctx.status = 202;
    }),

    trial: answering(async (ctx) => {
      noQuery(ctx);
      const job = await found('trial', ctx);
      const rows = await service().jobs.results({ rescan: job.id, problem: null }, { limit: MOST.matches });
      ctx.body = {
        ...progressOf(job),
        matches: rows.map(({ uid, document, language, title, findings }) => ({
          ...{ uid, documentId: document, locale: language, title },
          findings: findings.map(findingIn(languageOf(ctx))),
        })),
      };
    }),
  };
};
