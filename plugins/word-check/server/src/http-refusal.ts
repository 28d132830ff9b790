import type { Context } from 'koa';
import createError from 'http-errors';
import { ERRORS, Refusal } from './core/errors';
import type { Language } from './core/scan';

/** The caller's language: the admin user's own, else what the request asks for, else Chinese. */
export function languageOf(ctx: Context): Language {
  const user = ctx.state['user'] as { preferedLanguage?: unknown } | undefined;
  const own = typeof user?.preferedLanguage === 'string' ? user.preferedLanguage : '';
  const asked = own || firstAccepted(ctx.get('Accept-Language'));
  return /^en\b/i.test(asked) ? 'en' : 'zh';
}

const firstAccepted = (header: string): string => header.split(',')[0]?.trim() ?? '';

/** The HTTP error of a refusal, its sentence in the caller's language. */
export function httpError(refusal: Refusal, language: Language): Error {
  const { status, name } = ERRORS[refusal.code];
  const { zh, en } = refusal.words ?? ERRORS[refusal.code];
  return createError(status, language === 'en' ? en : zh, {
    name,
    // Ours are for people to read, those of the server's own trouble too.
    expose: true,
    details: { code: refusal.code, ...refusal.details },
  });
}

/** A controller action whose refusals become HTTP errors. */
export function answering(action: (ctx: Context) => Promise<void>): (ctx: Context) => Promise<void> {
  return async (ctx) => {
    try {
      await action(ctx);
    } catch (error) {
      throw error instanceof Refusal ? httpError(error, languageOf(ctx)) : error;
    }
  };
}
