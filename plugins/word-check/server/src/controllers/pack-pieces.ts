import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { invalidInput, type FieldProblem } from '../core/errors';
import { lintPack } from '../core/pack-lint';
import { provePack, type PackProof } from '../core/pack-proof';
import type { Rule } from '../core/rule';
import { answering } from '../http-refusal';
import { neededVersion, noQuery, proofInput, restoreInput, ruleInput, rulesInput } from '../input';
import { writerOf } from '../pack-writer';
import type { PackDeskService } from '../services/pack-desk';
import type { ScannerService } from '../services/scanner';

const params = (ctx: Context) => ctx['params'] as { key: string; id: string; n: string };

/** A version's number in a path; what is none is no version. */
const numberOf = (text: string): number => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);

/** Single rules and versions of packs. */
export const packPieces = ({ strapi }: { strapi: Core.Strapi }) => {
  const desk = () => strapi.plugin('word-check').service('pack-desk') as PackDeskService;
  const tools = () => (strapi.plugin('word-check').service('scanner') as ScannerService).tools();

  const named = (faults: readonly FieldProblem[]): FieldProblem[] =>
    faults.map(({ path, reason }) => ({ path: path.replace(/^rules\.0/, 'rule'), reason }));

  /** What a rule is told before it is saved: what is wrong with it, and what its own examples say. */
  function proofOf(value: Readonly<Record<string, unknown>>): PackProof {
    const pack = { key: 'one-rule', name: 'rule', rules: [value as unknown as Rule] };
    const malformed = lintPack(pack as unknown as Record<string, unknown>);
    if (malformed.length > 0) return { problems: named(malformed), warnings: [] };
    const { problems, warnings } = provePack(pack, tools());
    return { problems: named(problems), warnings: named(warnings) };
  }

  return {
    rules: answering(async (ctx) => {
      ctx.body = await desk().rules(params(ctx).key, rulesInput(ctx));
    }),
    rule: answering(async (ctx) => {
      noQuery(ctx);
      ctx.body = await desk().rule(params(ctx).key, params(ctx).id);
    }),
    writeRule: answering(async (ctx) => {
      const { key, id } = params(ctx);
      const { rule: value, version } = ruleInput(ctx, id);
      const { problems, warnings } = proofOf(value);
      if (problems.length > 0) throw invalidInput(problems);
      const rule = value as unknown as Rule;
      ctx.body = { ...(await desk().writeRule(key, rule, version, writerOf(ctx))), rule, warnings };
    }),
    /** `POST /word-check/rule-proofs`: what writing this rule would be told. */
    prove: answering(async (ctx) => {
      ctx.body = proofOf(proofInput(ctx));
    }),
    removeRule: answering(async (ctx) => {
      const { key, id } = params(ctx);
      ctx.body = await desk().removeRule(key, id, neededVersion(ctx), writerOf(ctx));
    }),
    versions: answering(async (ctx) => {
      noQuery(ctx);
      ctx.body = { results: await desk().versions(params(ctx).key) };
    }),
    version: answering(async (ctx) => {
      noQuery(ctx);
      ctx.body = await desk().version(params(ctx).key, numberOf(params(ctx).n));
    }),
    restore: answering(async (ctx) => {
      const { key, n } = params(ctx);
      ctx.body = await desk().restore(key, numberOf(n), restoreInput(ctx), writerOf(ctx));
    }),
  };
};
