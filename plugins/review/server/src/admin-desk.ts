import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Refusal } from './core/errors';
import { toHttp } from './http-refusal';
import { toKey } from './requests';
import { review } from './review-services';
import type { Acting } from './services/actors';
import type { Key } from './services/lineages';

/** A request of somebody who is logged in to the admin panel. */
export type AdminContext = Context & {
  params: Record<string, string>;
  request: { body?: unknown };
  state: {
    user?: { id: number; preferedLanguage?: string | null };
    userAbility?: { can(action: string): boolean };
  };
};

/** What controllers of admin routes share: the caller, the document that is named, refusals as HTTP errors. */
export function adminDesk(strapi: Core.Strapi) {
  return {
    /** Runs a handler; refusals leave as the contract's errors. */
    answering:
      (handler: (ctx: AdminContext) => Promise<unknown>) =>
      async (ctx: AdminContext): Promise<void> => {
        try {
          ctx.body = await handler(ctx);
        } catch (error) {
          throw error instanceof Refusal ? toHttp(strapi, error) : error;
        }
      },

    async actorOf(ctx: AdminContext): Promise<Acting> {
      const actor = ctx.state.user ? await review(strapi, 'actors').ofUser(ctx.state.user.id, 'admin') : null;
      if (!actor) throw new Refusal('UNAUTHENTICATED');
      return actor;
    },

    /** The document that the route names. */
    keyOf: (ctx: AdminContext, locale: string | undefined): Promise<Key> =>
      toKey(strapi, ctx.params.uid ?? '', ctx.params.documentId ?? '', locale),

    /** A row's number in the path. @throws Refusal NOT_FOUND for anything else */
    idOf({ params }: AdminContext): number {
      if (!/^\d{1,9}$/.test(params.id ?? '')) throw new Refusal('NOT_FOUND');
      return Number(params.id);
    },
  };
}
