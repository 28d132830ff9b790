import createError from 'http-errors';
import type { Core } from '@strapi/strapi';
import { ERRORS, messageOf, type Language, type Refusal } from './core/errors';

interface Caller {
  state?: { user?: { preferedLanguage?: string | null } };
  get?(header: string): string;
}

/** The caller's language: the admin user's choice, else Accept-Language, else Chinese. */
export function languageOf(caller: Caller | undefined): Language {
  const wanted = caller?.state?.user?.preferedLanguage ?? caller?.get?.('accept-language') ?? '';
  return wanted === '' || /^\s*(zh|\*)/i.test(wanted) ? 'zh' : 'en';
}

/** A refusal as the HTTP error Strapi answers with: status, sentence in the caller's language, code in the details. */
export function toHttp(strapi: Core.Strapi, refusal: Refusal): Error {
  const caller = strapi.requestContext.get() as unknown as Caller | undefined;
  const { status } = ERRORS[refusal.code];
  return createError(status, messageOf(refusal, languageOf(caller)), {
    name: refusal.code,
    details: { code: refusal.code, ...refusal.details },
  });
}
