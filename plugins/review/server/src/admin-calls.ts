import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Refusal } from './core/errors';
import { toHttp } from './http-refusal';
import { review } from './review-services';
import type { Acting } from './services/actors';

/** A call of the admin panel, as far as controllers look at it. */
export type AdminCall = Context & {
  params: Record<string, string>;
  request: { body?: unknown };
  state: { user?: { id: number; preferedLanguage?: string | null } };
};

/** Runs handlers whose answer is the body; refusals leave as the contract's errors. */
export function answering(strapi: Core.Strapi) {
  return (handler: (ctx: AdminCall) => Promise<unknown>) =>
    async (ctx: AdminCall): Promise<void> => {
      try {
        const body = await handler(ctx);
        if (body !== undefined) ctx.body = body;
      } catch (error) {
        throw error instanceof Refusal ? toHttp(strapi, error) : error;
      }
    };
}

/** The person who calls. @throws Refusal UNAUTHENTICATED when the account is not there any more or disabled */
export async function callerOf(strapi: Core.Strapi, ctx: AdminCall): Promise<Acting> {
  const actor = ctx.state.user ? await review(strapi, 'actors').ofUser(ctx.state.user.id, 'admin') : null;
  if (!actor) throw new Refusal('UNAUTHENTICATED');
  return actor;
}
