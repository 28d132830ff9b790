import type { Core } from '@strapi/strapi';
import type { services } from './services';

type Services = { [K in keyof typeof services]: ReturnType<(typeof services)[K]> };

/** One of this plugin's services, with its type. */
export function service<K extends keyof Services>(strapi: Core.Strapi, name: K): Services[K] {
  return strapi.plugin('delivery').service(name) as Services[K];
}
