import type { Core } from '@strapi/strapi';
import type { ImagesService } from './services/images';

/** Ends the process that reads pictures. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await (strapi.plugin('word-check').service('images') as ImagesService).close();
}
