import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ERRORS, invalidInput } from '../core/errors';
import { rowReason } from '../core/reasons';
import type { Language } from '../core/scan';
import { answering, languageOf } from '../http-refusal';
import { csvOf, jsonOf, streamOf } from '../imports/export-pack';
import type { ImportFailure, ImportResult } from '../imports/import-table';
import { exportInput, importInput, noQuery } from '../input';
import { writerOf } from '../pack-writer';
import type { ImportsService } from '../services/imports';
import type { PackDeskService } from '../services/pack-desk';

interface Upload {
  filepath: string;
  originalFilename?: string | null;
}

const params = (ctx: Context) => ctx['params'] as { key: string; id: string };

function uploadsOf(ctx: Context): Upload[] {
  const { files = {} } = ctx.request as unknown as { files?: Record<string, Upload | Upload[]> };
  return Object.values(files).flat();
}

/** The one file of the request. Throws INVALID_INPUT. */
function uploadOf(ctx: Context): Upload {
  const [file, ...more] = uploadsOf(ctx);
  if (!file) throw invalidInput([{ path: 'file', reason: 'is required' }]);
  if (more.length > 0) throw invalidInput([{ path: 'file', reason: 'must be one file' }]);
  return file;
}

const resultIn = (language: Language, { errors, ...result }: ImportResult) => ({
  ...result,
  errors: errors.map(({ row, path, reason }) => ({ row, reason: rowReason(path, reason, language) })),
});

const BROKEN = {
  zh: '导入中断，词库未改动，请重新导入',
  en: 'The import broke off and nothing was changed; import the file again',
} as const;

const errorIn = (language: Language, { code, details }: ImportFailure) => ({
  message: code ? ERRORS[code][language] : BROKEN[language],
  details: { ...(code ? { code } : {}), ...details },
});

/** Files of packs: import, its progress, export. */
export const packFiles = ({ strapi }: { strapi: Core.Strapi }) => {
  const imports = () => strapi.plugin('word-check').service('imports') as ImportsService;
  const desk = () => strapi.plugin('word-check').service('pack-desk') as PackDeskService;
  return {
    /** `POST /word-check/packs/:key/import`. */
    import: answering(async (ctx) => {
      try {
        const { background, version } = importInput(ctx);
        const { filepath, originalFilename } = uploadOf(ctx);
        const file = { path: filepath, name: originalFilename ?? '' };
        const task = { key: params(ctx).key, file, by: writerOf(ctx), ...(version === undefined ? {} : { version }) };
        const { id, result } = await imports().start(task);
        ctx.body = background ? { id } : resultIn(languageOf(ctx), await result);
        ctx.status = background ? 202 : 200;
      } finally {
        await Promise.all(uploadsOf(ctx).map(({ filepath }) => rm(filepath, { force: true })));
      }
    }),

    /** `GET /word-check/imports/:id`. */
    findImport: answering(async (ctx) => {
      noQuery(ctx);
      const language = languageOf(ctx);
      const { result, failure, ...state } = await imports().state(params(ctx).id);
      ctx.body = {
        ...state,
        ...(result ? { result: resultIn(language, result) } : {}),
        ...(failure ? { error: errorIn(language, failure) } : {}),
      };
    }),

    /** `GET /word-check/packs/:key/export`. */
    export: answering(async (ctx) => {
      const { format, version } = exportInput(ctx);
      const { key } = params(ctx);
      const { name } = await desk().headOf(key);
      if (version !== undefined) await desk().version(key, version);
      const parts = desk().partsOf(key, version);
      ctx.attachment(`${key}.${format}`);
      ctx.type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
      ctx.body = streamOf(format === 'csv' ? csvOf(parts, languageOf(ctx)) : jsonOf({ key, name }, parts));
    }),
  };
};
