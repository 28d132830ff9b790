import type { Core } from '@strapi/strapi';
import type { Json } from './core/canonical-json';
import type { Content } from './core/content';
import type { LedgerRecord } from './core/ledger';
import { review } from './review-services';

/** A release's record with what the other plugins want said of its content, by their keys: `details.facts`. */
export function withFacts(strapi: Core.Strapi, entry: LedgerRecord, content: Content): LedgerRecord {
  const facts: Record<string, Json> = {};
  for (const { key, fact } of review(strapi, 'registry').facts()) {
    const said = fact(content);
    if (said !== null) facts[key] = said;
  }
  if (Object.keys(facts).length === 0) return entry;
  return { ...entry, details: { ...((entry.details ?? {}) as Record<string, Json>), facts } };
}
