import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { Refusal } from '../core/errors';
import { matches } from '../core/etag';
import { attachmentHeader, deliveryOf, variantFormat } from '../core/media-type';
import { isVariant } from '../core/media-url';
import { parseLocale } from '../core/query';
import { Answer, CACHE_CONTROL, sendAnswer } from '../http/answer';
import { refusing } from '../http-refusal';
import { service } from '../service';
import type { File } from '../services/media';

function sendFile(ctx: Context, file: File): void {
  const { contentType, download } = deliveryOf(file.mime);
  ctx.set({
    'Cache-Control': CACHE_CONTROL,
    ETag: file.etag,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  });
  ctx.vary('Accept-Encoding');
  if (matches(ctx.headers['if-none-match'], file.etag)) {
    ctx.status = 304;
    return;
  }
  ctx.status = 200;
  ctx.body = file.bytes;
  ctx.set('Content-Type', contentType);
  if (download) ctx.set('Content-Disposition', attachmentHeader(file.name));
}

/** Files by digest, and the keys that manifests are signed with. */
export const media = ({ strapi }: { strapi: Core.Strapi }) => {
  async function assertParameters(ctx: Context): Promise<void> {
    const epoch = await service(strapi, 'epochs').current();
    parseLocale(ctx.querystring, (await service(strapi, 'site').at(epoch)).locales);
  }

  return {
    find: refusing(async (ctx) => {
      await assertParameters(ctx);
      const sha256 = String(ctx.params.sha256);
      await service(strapi, 'media').assertLive(sha256);
      sendFile(ctx, await service(strapi, 'media').original(sha256));
    }),

    variant: refusing(async (ctx) => {
      await assertParameters(ctx);
      const sha256 = String(ctx.params.sha256);
      const size = String(ctx.params.variant);
      if (!isVariant(size)) throw new Refusal('NOT_FOUND');
      await service(strapi, 'media').assertLive(sha256);
      ctx.vary('Accept');
      const format = variantFormat(ctx.headers.accept);
      sendFile(ctx, await service(strapi, 'media').variant(sha256, size, format));
    }),

    keys: refusing(async (ctx) => {
      await assertParameters(ctx);
      await sendAnswer(ctx, new Answer({ keys: service(strapi, 'signing').keys() }));
    }),
  };
};
