import type { Core } from '@strapi/strapi';
import type { FreshnessFacts, ReviewFacts, WordCheckFacts } from './core/report/facts';

/** A half-open stretch of time as other plugins take it; ISO 8601. */
interface Stretch {
  from: string;
  to: string;
}

/** Figures of `review`; each is one aggregate over a window, and none is about a person. */
export interface ReviewStatistics {
  turnaround(window: Stretch): Promise<ReviewFacts['turnaround']>;
  returns(window: Stretch): Promise<ReviewFacts['returns']>;
  findings(window: Stretch): Promise<ReviewFacts['findings']>;
  corrections(window: Stretch): Promise<ReviewFacts['corrections']>;
  recalls(window: Stretch): Promise<ReviewFacts['recalls']>;
}

/** Figures of `word-check`. */
export interface WordCheckStatistics {
  categoryWords(): WordCheckFacts['categories'];
  lastRescan(window: Stretch): Promise<WordCheckFacts['rescan']>;
}

/** A column or account of the board of update limits. */
export interface BoardLine {
  name: string;
  state: FreshnessFacts['rows'][number]['state'];
  deadline: string | null;
  last: { at: string } | null;
}

/** The board of update limits, as it was at an instant that is not to come. */
export interface FreshnessBoard {
  board(query: { at: string }): Promise<{ at: string; columns: BoardLine[]; accounts: BoardLine[] }>;
}

interface Ports {
  review: { statistics: ReviewStatistics };
  'word-check': { statistics: WordCheckStatistics };
  balance: { freshness: FreshnessBoard };
}

/** A service that a report asks, found at run time; null where it is not there. */
export function reportPort<P extends keyof Ports, S extends keyof Ports[P] & string>(
  strapi: Core.Strapi,
  plugin: P,
  service: S,
): Ports[P][S] | null {
  const found = strapi.plugin(plugin) as { service(name: string): unknown } | undefined;
  return (found?.service(service) as Ports[P][S] | undefined) ?? null;
}
