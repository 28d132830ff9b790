import type { Core } from '@strapi/strapi';
import { service } from './service';

/** Ends open event streams and their timers. */
export function destroy({ strapi }: { strapi: Core.Strapi }): void {
  service(strapi, 'listeners').close();
}
