import type { Core } from '@strapi/strapi';
import type { DriftKind } from './core/drift';
import type { Key } from './services/lineages';

/** One difference between the database and the releases, as it was recorded. */
export interface DriftFound extends Key {
  kind: DriftKind;
  /** Ids of the live rows found. */
  rows: number[];
  /** Digest of the current release, and of what was found in its place. */
  expected: string | null;
  actual: string | null;
  /** Dotted paths at which a changed row differs. */
  paths: string[];
  ledgerSeq: number;
}

/**
 * What one round of the drift watch looked at (`rows`, `releases`, `drafts`), found, and did. `failed` counts
 * documents that could not be checked; the log names them.
 */
export interface DriftReport {
  rows: number;
  releases: number;
  drafts: number;
  found: DriftFound[];
  /** Open runs ended because their draft was changed past the Document Service. */
  voided: number;
  failed: number;
}

/** Asked between documents: false ends the round early. */
export type GoOn = () => boolean | Promise<boolean>;

/** Documents looked at per page, so that memory does not grow with the database. */
export const PAGE = 200;

/** A document in one locale, as the log names it. */
export const nameOf = (key: Key): string => `${key.uid}/${key.documentId}/${key.locale}`;

/** Checks one document; if that fails the others are checked all the same, and this one again at the next round. */
export async function guarded(
  strapi: Core.Strapi,
  report: DriftReport,
  key: Key,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    report.failed += 1;
    strapi.log.error(`review: the drift watch could not check ${nameOf(key)}: ${String(error)}`);
  }
}
