import type { Core } from '@strapi/strapi';
import type { ImagesService } from './services/images';
import type { ImportsService } from './services/imports';

/** Ends the process that reads pictures, and the import that is under way. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await (strapi.plugin('word-check').service('imports') as ImportsService).close();
  await (strapi.plugin('word-check').service('images') as ImagesService).close();
}
