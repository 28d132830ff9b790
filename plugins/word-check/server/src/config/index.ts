import type { Scope } from '../core/rule';

/** Settings of the plugin in the host's `config/plugins`. */
export interface WordCheckConfig {
  /**
   * Content that is promotion, to which the advertising pack applies in full. Without it no content is; its phrases
   * that the law names still stop everywhere.
   */
  promotional: Scope | null;
  /** Reading of pictures: seconds one of them may take. A submit waits for all of its pictures twice as long. */
  pictures: { seconds: number };
  /**
   * Rescans: seconds that packs have to stay as they are before everything is checked again by itself, and between two
   * looks for that; 0: only when somebody asks.
   */
  rescan: { seconds: number };
}

interface Given {
  promotional?: unknown;
  pictures?: { seconds?: unknown };
  rescan?: { seconds?: unknown };
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
  default: { promotional: null, pictures: { seconds: 180 }, rescan: { seconds: 20 } } satisfies WordCheckConfig,
  validator({ promotional, pictures, rescan }: Given): void {
    const seconds = pictures?.seconds;
    if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= 600)) {
      throw new Error('pictures.seconds must be a number of seconds, 600 at most');
    }
    const wait = rescan?.seconds;
    if (typeof wait !== 'number' || !(wait >= 0 && wait <= 3600)) {
      throw new Error('rescan.seconds must be a number of seconds, 3600 at most; 0 switches rescans off');
    }
    if (promotional != null && !isScope(promotional)) {
      throw new Error('promotional must be an object with lists of strings: uids, fields, themes');
    }
  },
};
