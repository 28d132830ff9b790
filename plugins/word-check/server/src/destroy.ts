import type { Core } from '@strapi/strapi';
import type { ImagesService } from './services/images';
import type { RescansService } from './services/rescans';

/** Stops what runs by itself, and ends the process that reads pictures. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await (strapi.plugin('word-check').service('rescans') as RescansService).stop();
  await (strapi.plugin('word-check').service('images') as ImagesService).close();
}
