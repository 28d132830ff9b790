import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { blocksPassages } from '../core/blocks-text';
import { invalidInput, type FieldProblem } from '../core/errors';
import { htmlPassages } from '../core/html-text';
import { asPack, lintPack } from '../core/pack-lint';
import { provePack } from '../core/pack-proof';
import type { Pack } from '../core/rule';
import { progressOf } from '../images/content-pictures';
import { answering, languageOf } from '../http-refusal';
import {
  digestsInput,
  newPackInput,
  noQuery,
  packChangeInput,
  removalInput,
  scanInput,
  type ScanInput,
} from '../input';
import { writerOf } from '../pack-writer';
import type { ImagesService } from '../services/images';
import type { PacksService } from '../services/packs';
import type { ScannerService } from '../services/scanner';
import { packFiles } from './pack-files';
import { packPieces } from './pack-pieces';
import { rescans } from './rescans';
import { scanDocument } from './scan-document';
import { waivers } from './waivers';

interface Deps {
  strapi: Core.Strapi;
}

function bareText(input: Exclude<ScanInput, { form: 'data' }>) {
  if (input.form === 'blocks') return blocksPassages(input.value, 'blocks');
  return input.form === 'html' ? htmlPassages(input.value, 'html') : [{ path: 'text', text: input.value }];
}

/** `POST /word-check/scan`, admin and Content API. */
const scan = ({ strapi }: Deps) => ({
  run: answering(async (ctx) => {
    const service = strapi.plugin('word-check').service('scanner') as ScannerService;
    const input = scanInput(ctx);
    const language = languageOf(ctx);
    if (input.form !== 'data') ctx.body = await service.scanPassages(bareText(input), language);
    else if (input.document) ctx.body = await scanDocument(strapi, ctx, { ...input, ...input.document }, callerOf(ctx));
    else {
      const { readsFiles, isStaff } = callerOf(ctx);
      const options = { language, readsFiles, ...(isStaff ? { self: null } : {}) };
      ctx.body = await service.scanData(input.uid, input.data, options);
    }
  }),
});

/**
 * What stands in a picture is told to those only who may open the media library; whether what a link leads to is a draft
 * or nothing, to those only who have an account of the panel.
 */
function callerOf(ctx: Context): { readsFiles: boolean; isStaff: boolean } {
  const ability = ctx.state['userAbility'] as { can(action: string): boolean } | undefined;
  return { readsFiles: ability?.can('plugin::upload.read') ?? false, isStaff: ability !== undefined };
}

/** `GET /word-check/images`. */
const pictures = ({ strapi }: Deps) => ({
  find: answering(async (ctx) => {
    const images = strapi.plugin('word-check').service('images') as ImagesService;
    ctx.body = await progressOf(images, digestsInput(ctx));
  }),
});

const keyOf = (ctx: Context): string => String((ctx['params'] as { key?: unknown }).key);

/** `/word-check/packs`. */
const packs = ({ strapi }: Deps) => {
  const service = () => strapi.plugin('word-check').service('packs') as PacksService;
  const tools = () => (strapi.plugin('word-check').service('scanner') as ScannerService).tools();
  /** Throws INVALID_INPUT for a pack that is malformed, or whose rules fail their own examples. */
  function proven(value: Readonly<Record<string, unknown>>): { pack: Pack; warnings: FieldProblem[] } {
    const malformed = lintPack(value);
    if (malformed.length > 0) throw invalidInput(malformed);
    const pack = asPack(value);
    const { problems, warnings } = provePack(pack, tools());
    if (problems.length > 0) throw invalidInput(problems);
    return { pack, warnings };
  }
  return {
    find: answering(async (ctx) => {
      noQuery(ctx);
      ctx.body = { results: await service().list() };
    }),
    findOne: answering(async (ctx) => {
      noQuery(ctx);
      ctx.body = await service().get(keyOf(ctx));
    }),
    create: answering(async (ctx) => {
      const { pack, warnings } = proven(newPackInput(ctx));
      ctx.body = { ...(await service().create(pack, writerOf(ctx))), warnings };
      ctx.status = 201;
    }),
    update: answering(async (ctx) => {
      await service().assertWritable(keyOf(ctx));
      const { pack: value, version } = packChangeInput(ctx, keyOf(ctx));
      const { pack, warnings } = proven(value);
      ctx.body = { ...(await service().replace(pack, version, writerOf(ctx))), warnings };
    }),
    delete: answering(async (ctx) => {
      await service().remove(keyOf(ctx), removalInput(ctx), writerOf(ctx));
      ctx.body = { key: keyOf(ctx) };
    }),
  };
};

/** Controllers of this plugin. */
export const controllers = {
  ...{ scan, packs, images: pictures, waivers, rescans },
  ...{ 'pack-files': packFiles, 'pack-pieces': packPieces },
};
