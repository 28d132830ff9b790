import type { Core } from '@strapi/strapi';
import type { ImagesService } from './services/images';
import type { ImportsService } from './services/imports';
import type { RescansService } from './services/rescans';

/** Stops what runs by itself, ends the import under way and the process that reads pictures. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await (strapi.plugin('word-check').service('rescans') as RescansService).stop();
  await (strapi.plugin('word-check').service('imports') as ImportsService).close();
  await (strapi.plugin('word-check').service('images') as ImagesService).close();
}
