import type { Context, Next } from 'koa';
import { isSigned } from '../uploads/signature';
import { secret } from '../secrets';

/**
 * Raw uploads are private: without a valid, short-lived signature there is no such file (404, never 403, so that
 * nobody can probe names). Public bytes come from /api/delivery/media only.
 */
export default () => {
  const key = secret('UPLOAD_SIGNING_KEY');
  return async function privateUploads(ctx: Context, next: Next): Promise<void> {
    // Decoded and normalised the way the static server will see it, so that no spelling of the path slips by.
    let path: string;
    try {
      path = new URL(
        decodeURIComponent(ctx.path)
          .replace(/\\/g, '/')
          .replace(/\/{2,}/g, '/'),
        'http://x',
      ).pathname;
      path = decodeURIComponent(path);
    } catch {
      path = '/uploads/';
    }
    if (/^\/uploads(\/|$)/i.test(path) && !isSigned(ctx.path, ctx.query, key, Date.now())) {
      ctx.status = 404;
      ctx.body = { data: null, error: { status: 404, name: 'NotFoundError', message: 'Not Found', details: {} } };
      return;
    }
    await next();
    if (/^\/uploads\//i.test(path)) ctx.set('Cache-Control', 'private, no-store');
  };
};
