import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Refusal } from './core/errors';
import { toHttp } from './http-refusal';
import { toKey } from './requests';
import { review } from './review-services';
import type { Acting } from './services/actors';
import type { Key } from './services/lineages';

/** A call of the admin panel, as far as controllers look at it. */
export type AdminCall = Context & {
  params: Record<string, string>;
  request: { body?: unknown };
  state: { user?: { id: number; preferedLanguage?: string | null }; userAbility?: { can(action: string): boolean } };
};

/** What every controller of the panel's calls needs. */
export function adminCalls(strapi: Core.Strapi) {
  return {
    /** Runs a handler whose answer is the body; refusals leave as the contract's errors. */
    answering:
      (handler: (ctx: AdminCall) => Promise<unknown>) =>
      async (ctx: AdminCall): Promise<void> => {
        try {
          const body = await handler(ctx);
          if (body !== undefined) ctx.body = body;
        } catch (error) {
          throw error instanceof Refusal ? toHttp(strapi, error) : error;
        }
      },

    /** The person who calls. @throws Refusal UNAUTHENTICATED when the account is gone or disabled */
    async actorOf(ctx: AdminCall): Promise<Acting> {
      const actor = ctx.state.user ? await review(strapi, 'actors').ofUser(ctx.state.user.id, 'admin') : null;
      if (!actor) throw new Refusal('UNAUTHENTICATED');
      return actor;
    },

    /** The document that the route names. */
    keyOf: (ctx: AdminCall, locale: string | undefined): Promise<Key> =>
      toKey(strapi, ctx.params.uid ?? '', ctx.params.documentId ?? '', locale),

    /** A row's number in the path. @throws Refusal NOT_FOUND for anything else */
    idOf({ params }: AdminCall): number {
      if (!/^\d{1,9}$/.test(params.id ?? '')) throw new Refusal('NOT_FOUND');
      return Number(params.id);
    },
  };
}
