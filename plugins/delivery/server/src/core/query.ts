import { Refusal, type FieldError } from './errors';

/** How a feed is ordered. */
export type Order = 'newest' | 'balanced';

/** Filters of a feed, each a code; null means any. */
export interface FeedFilters {
  theme: string | null;
  column: string | null;
  topic: string | null;
}

/** What a reader may ask of a feed. `page` starts at 1. */
export interface FeedQuery extends FeedFilters {
  locale: string;
  page: number;
  pageSize: number;
  order: Order;
}

/** The locales of the site; a request without one gets the default. */
export interface Locales {
  codes: readonly string[];
  default: string;
}

const FEED_PARAMETERS = ['locale', 'page', 'pageSize', 'theme', 'column', 'topic', 'order'] as const;
const CODE = /^[A-Za-z0-9][\w.-]{0,63}$/;
const MAX_PAGE = 1_000_000;
const MAX_PAGE_SIZE = 100;
const DEFAULT_PAGE_SIZE = 20;

/** Collects what is wrong with a query string, so that the caller hears of everything at once. */
class Reader {
  readonly errors: FieldError[] = [];
  private readonly values = new Map<string, string>();

  constructor(search: string, allowed: readonly string[]) {
    for (const [name, value] of new URLSearchParams(search)) {
      if (!allowed.includes(name)) this.errors.push({ path: name, reason: 'unknown parameter' });
      else if (this.values.has(name)) this.errors.push({ path: name, reason: 'given more than once' });
      else this.values.set(name, value);
    }
  }

  read<T>(name: string, fallback: T, parse: (text: string) => T | null, reason: string): T {
    const text = this.values.get(name);
    if (text === undefined) return fallback;
    const value = parse(text);
    if (value !== null) return value;
    this.errors.push({ path: name, reason });
    return fallback;
  }

  locale(locales: Locales): string {
    const known = (text: string): string | null => (locales.codes.includes(text) ? text : null);
    return this.read('locale', locales.default, known, 'unknown locale');
  }

  finish<T>(value: T): T {
    if (this.errors.length > 0) throw new Refusal('INVALID_INPUT', { fields: this.errors });
    return value;
  }
}

function wholeNumber(limit: number): (text: string) => number | null {
  return (text) => {
    const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : 0;
    return value >= 1 && value <= limit ? value : null;
  };
}

function code(text: string): string | null {
  return CODE.test(text) ? text : null;
}

function order(text: string): Order | null {
  return text === 'newest' || text === 'balanced' ? text : null;
}

/**
 * The locale of a route that takes nothing else.
 *
 * @param search The raw query string, without the question mark.
 * @throws Refusal INVALID_INPUT naming every parameter that cannot be used.
 */
export function parseLocale(search: string, locales: Locales): string {
  const reader = new Reader(search, ['locale']);
  return reader.finish(reader.locale(locales));
}

/**
 * A feed query from the closed list of parameters; a repeated or unknown one is refused, so that every address has
 * one meaning and one place in the cache.
 *
 * @throws Refusal INVALID_INPUT naming every parameter that cannot be used.
 */
export function parseFeedQuery(search: string, locales: Locales): FeedQuery {
  const reader = new Reader(search, FEED_PARAMETERS);
  const filter = (name: string): string | null => reader.read<string | null>(name, null, code, 'not a code');
  return reader.finish({
    locale: reader.locale(locales),
    page: reader.read('page', 1, wholeNumber(MAX_PAGE), `not a whole number from 1 to ${MAX_PAGE}`),
    pageSize: reader.read(
      'pageSize',
      DEFAULT_PAGE_SIZE,
      wholeNumber(MAX_PAGE_SIZE),
      `not a whole number from 1 to ${MAX_PAGE_SIZE}`,
    ),
    theme: filter('theme'),
    column: filter('column'),
    topic: filter('topic'),
    order: reader.read<Order>('order', 'newest', order, 'neither newest nor balanced'),
  });
}

/** One name per distinct answer: what the address means, not how it was written. */
export function feedCacheKey(channel: string, query: FeedQuery): string {
  const { locale, order: sort, theme, column, topic, page, pageSize } = query;
  return JSON.stringify(['feed', channel, locale, sort, theme, column, topic, page, pageSize]);
}

/** The name of an answer that depends on channel and locale only, or on one document besides. */
export function cacheKey(kind: 'channel' | 'manifest' | 'item', channel: string, locale: string, id = ''): string {
  return JSON.stringify([kind, channel, locale, id]);
}
