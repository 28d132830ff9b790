import type { RuleBook } from '../core/freshness/limits';
import book from './freshness-rules.json';

/**
 * Update limits with their sources. A limit that changes gets `until`, and a second entry of the same id from that day
 * on; `from` is null where the source at hand names no day.
 */
export const FRESHNESS_RULES = book as RuleBook;
