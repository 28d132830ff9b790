import type { Core } from '@strapi/strapi';
import type { ImagesService } from './services/images';
import type { ImportsService } from './services/imports';
import type { RescansService } from './services/rescans';
import type { ScannerService } from './services/scanner';

/** Stops what runs by itself, and ends the process that reads pictures and the thread that compiles packs. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  // First what the others may wait for: a thread that is ended compiles nothing more.
  (strapi.plugin('word-check').service('scanner') as ScannerService).close();
  await (strapi.plugin('word-check').service('rescans') as RescansService).stop();
  await (strapi.plugin('word-check').service('imports') as ImportsService).close();
  await (strapi.plugin('word-check').service('images') as ImagesService).close();
}
