import { siteFault, type LinkSite } from '../core/links/site';
import type { Scope } from '../core/rule';
import { SCOPE_KEYS } from '../core/scope';

/**
 * Addresses of the own site, so that links to what readers cannot open are found: see `core/links/site.ts`. The server's
 * own address need not be among the hosts.
 */
export type LinkConfig = Partial<Omit<LinkSite, 'locale'>>;

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
  /** The own site; without it no link is looked at. */
  links: LinkConfig | null;
}

interface Given {
  links?: unknown;
  promotional?: unknown;
  pictures?: { seconds?: unknown };
  rescan?: { seconds?: unknown };
}

function isScope(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([key, list]) =>
      SCOPE_KEYS.some((known) => known === key) &&
      Array.isArray(list) &&
      list.every((item) => typeof item === 'string'),
  );
}

/** Defaults, and the check Strapi runs on them at start. */
export const config = {
  default: {
    promotional: null,
    pictures: { seconds: 180 },
    rescan: { seconds: 20 },
    links: null,
  } satisfies WordCheckConfig,
  validator({ promotional, pictures, rescan, links }: Given): void {
    const seconds = pictures?.seconds;
    if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= 600)) {
      throw new Error('pictures.seconds must be a number of seconds, 600 at most');
    }
    const wait = rescan?.seconds;
    if (typeof wait !== 'number' || !(wait >= 0 && wait <= 3600)) {
      throw new Error('rescan.seconds must be a number of seconds, 3600 at most; 0 switches rescans off');
    }
    if (promotional != null && !isScope(promotional)) {
      throw new Error(`promotional must be an object with lists of strings: ${SCOPE_KEYS.join(', ')}`);
    }
    const fault = links == null ? null : siteFault(links);
    if (fault) throw new Error(`links: ${fault}`);
  },
};
