import type { Core } from '@strapi/strapi';
import { balanceConfig } from './config';
import { type OffsetAt, offsetsOf } from './core/zone';

/** The engine's tables are slow to open; there is one zone, or a few in tests. */
const opened = new Map<string, OffsetAt>();

/** The offsets of the park's time zone. */
export function parkZone(strapi: Core.Strapi): OffsetAt {
  const { timeZone } = balanceConfig(strapi);
  const known = opened.get(timeZone);
  if (known) return known;
  const offsets = offsetsOf(timeZone);
  opened.set(timeZone, offsets);
  return offsets;
}
