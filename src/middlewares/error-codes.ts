import type { Context, Next } from 'koa';

/** The contract's code, and a sentence in each language, for refusals that the platform itself makes. */
const PLATFORM: Record<number, { code: string; zh: string; en: string }> = {
  400: {
    code: 'INVALID_INPUT',
    zh: '请求内容有误，请检查后重试。',
    en: 'The request is not valid. Check it and try again.',
  },
  401: { code: 'UNAUTHENTICATED', zh: '请先登录后再操作。', en: 'Log in first.' },
  403: { code: 'FORBIDDEN', zh: '您没有进行此操作的权限。', en: 'You are not allowed to do this.' },
  404: { code: 'NOT_FOUND', zh: '没有找到请求的内容。', en: 'Not found.' },
  405: { code: 'NOT_FOUND', zh: '没有这个操作。', en: 'There is no such operation.' },
  413: {
    code: 'TOO_LARGE',
    zh: '内容过大，超出了服务器允许的大小。',
    en: 'The content is larger than the server accepts.',
  },
  429: { code: 'TOO_MANY', zh: '操作过于频繁，请稍后再试。', en: 'Too many attempts. Try again later.' },
};

interface ErrorBody {
  data: null;
  error: { status: number; name: string; message: string; details: Record<string, unknown> };
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && typeof (body as { error?: unknown }).error === 'object';
}

/** True when the caller prefers English: the admin user's language, else Accept-Language, else Chinese. */
function prefersEnglish(ctx: Context): boolean {
  const user = (ctx.state as { user?: { preferedLanguage?: string | null } }).user;
  const language = user?.preferedLanguage ?? ctx.get('accept-language');
  return language !== '' && !/^\s*(zh|\*)/i.test(language);
}

function withCode(ctx: Context, status: number, body: unknown): ErrorBody | null {
  const known = PLATFORM[status];
  if (!known) return null;
  const error = isErrorBody(body) ? body.error : undefined;
  if (error?.details && typeof error.details.code === 'string') return null;
  const message = prefersEnglish(ctx) ? known.en : known.zh;
  const details = { ...(error?.details ?? {}), code: known.code, ...(error?.message ? { reason: error.message } : {}) };
  return { data: null, error: { status, name: error?.name ?? known.code, message, details } };
}

/**
 * Outermost middleware: errors of the platform (malformed JSON, an oversized body, a missing token) leave with the
 * same shape, a code and the caller's language. Refusals that already carry a code pass untouched, and so do pages that
 * were written for a person.
 */
export default () =>
  async function errorCodes(ctx: Context, next: Next): Promise<void> {
    await next();
    if (ctx.response.is('html')) return;
    const wantsJson = ctx.path.startsWith('/api') || ctx.request.type.includes('json') || isErrorBody(ctx.body);
    if (ctx.status < 400 || (ctx.path.startsWith('/uploads/') && !isErrorBody(ctx.body)) || !wantsJson) return;
    const status = ctx.status;
    const body = withCode(ctx, status, ctx.body);
    if (!body) return;
    ctx.body = body;
    ctx.status = status;
  };
