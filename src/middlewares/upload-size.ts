import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

/** Bytes of a body with files: of everybody, and of a signed-in person's word list. The body parser takes the larger. */
export const UPLOAD_BYTES = { most: 21 * 1024 * 1024, wordList: 128 * 1024 * 1024 } as const;

const WORD_LIST = /^\/word-check\/packs\/[^/]+\/import$/;

/** Strapi's own answers on a context. */
interface Refusing {
  payloadTooLarge(reason: string): void;
}

interface Sessions {
  (origin: string): { validateAccessToken(token: string): { isValid: boolean } };
}

function isSignedIn(strapi: Core.Strapi, ctx: Context): boolean {
  const [, token] = /^Bearer (.+)$/.exec(ctx.get('authorization')) ?? [];
  const { sessionManager } = strapi as unknown as { sessionManager?: Sessions };
  return (
    token !== undefined && sessionManager !== undefined && sessionManager('admin').validateAccessToken(token).isValid
  );
}

async function removeFiles(ctx: Context): Promise<void> {
  const { files = {} } = ctx.request as unknown as { files?: Record<string, unknown> };
  const all = Object.values(files).flat() as { filepath?: string }[];
  await Promise.all(all.map(({ filepath }) => filepath && rm(filepath, { force: true })));
}

/**
 * Stands before the body parser, which writes files to the disk before anybody asks who sends them: only somebody signed
 * in may send a large one, and what no handler took is removed.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async function uploadSize(ctx: Context, next: Next): Promise<void> {
    if (!ctx.is('multipart/*')) return next();
    const isWordList = WORD_LIST.test(ctx.path) && isSignedIn(strapi, ctx);
    const length = Number(ctx.get('content-length') || Infinity);
    if (length > (isWordList ? UPLOAD_BYTES.wordList : UPLOAD_BYTES.most)) {
      return void (ctx as unknown as Refusing).payloadTooLarge('FileTooBig');
    }
    try {
      await next();
    } finally {
      await removeFiles(ctx);
    }
  };
