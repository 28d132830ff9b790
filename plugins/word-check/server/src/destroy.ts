import type { Core } from '@strapi/strapi';
import type { ImagesService } from './services/images';
import type { ScannerService } from './services/scanner';

/** Ends the process that reads pictures and the thread that compiles packs. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  (strapi.plugin('word-check').service('scanner') as ScannerService).close();
  await (strapi.plugin('word-check').service('images') as ImagesService).close();
}
