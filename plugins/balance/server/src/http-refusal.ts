import createError from 'http-errors';
import type { Context } from 'koa';
import { ERRORS, Refusal, WRONG_STATES } from './core/errors';

/** The languages the plugin answers in. */
export type Language = 'zh' | 'en';

/** A handler of an admin route. */
export type Handler = (ctx: Context) => Promise<void>;

/** Lets a handler refuse by throwing a {@link Refusal}; the caller gets the contract's error shape in their language. */
export function refusing(handler: Handler): Handler {
  return async (ctx) => {
    try {
      await handler(ctx);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, name, ...messages } = ERRORS[error.code];
      const details = { code: error.code, ...error.details };
      const said =
        error.code === 'WRONG_STATE' ? WRONG_STATES[error.details.state as keyof typeof WRONG_STATES] : messages;
      throw createError(status, said[languageOf(ctx)], { name, details });
    }
  };
}

/** The admin user's preferred language, else what the browser accepts, else Chinese. */
export function languageOf(ctx: Context): Language {
  const user = ctx.state.user as { preferedLanguage?: string | null } | undefined;
  const preferred = user?.preferedLanguage ?? '';
  if (preferred !== '') return preferred.startsWith('zh') ? 'zh' : 'en';
  return ctx.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}
