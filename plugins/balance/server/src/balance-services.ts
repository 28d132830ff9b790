import type { Core } from '@strapi/strapi';
import type { services } from './services';

type Services = { [K in keyof typeof services]: ReturnType<(typeof services)[K]> };

/** One of this plugin's services, typed. Looked up when used, so that a test or the seed can put another in its place. */
export function balance<K extends keyof Services>(strapi: Core.Strapi, name: K): Services[K] {
  return strapi.plugin('balance').service(name) as Services[K];
}
