import type { Scope } from '../core/rule';

/** Settings of the plugin in the host's `config/plugins`. */
export interface WordCheckConfig {
  /**
   * Content that is promotion, to which the advertising pack applies in full. Without it no content is; its phrases
   * that the law names still stop everywhere.
   */
  promotional: Scope | null;
}

const KEYS = ['uids', 'fields', 'themes'];

function isScope(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([key, list]) => KEYS.includes(key) && Array.isArray(list) && list.every((item) => typeof item === 'string'),
  );
}

/** Defaults, and the check Strapi runs on them at start. */
export const config = {
  default: { promotional: null } satisfies WordCheckConfig,
  validator({ promotional }: { promotional?: unknown }): void {
    if (promotional != null && !isScope(promotional)) {
      throw new Error('promotional must be an object with lists of strings: uids, fields, themes');
    }
  },
};
