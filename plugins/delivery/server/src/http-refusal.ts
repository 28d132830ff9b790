import createError from 'http-errors';
import type { Context } from 'koa';
import { ERRORS, Refusal } from './core/errors';
import { messageLanguage, type Language } from './core/language';

/** A handler of a public route. */
export type Handler = (ctx: Context) => Promise<void>;

/**
 * Lets a handler refuse by throwing a {@link Refusal}; the reader gets the contract's error shape in their language.
 * A refusal is never kept by a cache: the next release may make it untrue.
 */
export function refusing(handler: Handler): Handler {
  return async (ctx) => {
    try {
      await handler(ctx);
    } catch (error) {
      ctx.set('Cache-Control', 'no-store');
      if (!(error instanceof Refusal)) throw error;
      const { status, name, ...messages } = ERRORS[error.code];
      const message = messages[languageOf(ctx)];
      throw createError(status, message, { name, details: { code: error.code, ...error.details } });
    }
  };
}

/** The admin user's preferred language, else what the browser accepts, else Chinese. */
function languageOf(ctx: Context): Language {
  const user = ctx.state.user as { preferedLanguage?: string | null } | undefined;
  return messageLanguage(user?.preferedLanguage || ctx.get('Accept-Language'));
}
