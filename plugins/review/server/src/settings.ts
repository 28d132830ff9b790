import type { Core } from '@strapi/strapi';

/** How a governed type is treated: which attribute is its title and which workflow it follows. */
export interface GovernedType {
  title: string;
  workflow: string;
}

/** The plugin's configuration. `shown` names the fields of ungoverned relation targets that readers get. */
export interface Settings {
  governed: Record<string, GovernedType>;
  shown: Record<string, string[]>;
  /** Checks that must be registered for `submit` to be possible, by key. */
  requiredChecks: string[];
}

/** Reads the plugin's configuration. */
export function settings(strapi: Core.Strapi): Settings {
  return strapi.config.get('plugin::review') as Settings;
}

/** Whether entries of a type may go live only through a release. */
export function isGoverned(strapi: Core.Strapi, uid: string): boolean {
  return Object.hasOwn(settings(strapi).governed, uid);
}
