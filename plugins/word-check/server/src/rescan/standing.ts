import type { Core } from '@strapi/strapi';
import type { Mend } from '../core/rescan-cases';
import type { KnownFinding } from '../core/rescan-result';
import type { Standing } from '../core/rescan';
import type { Content } from '../ports';

/** A content that stands, as review hands it out; its content is null when what was kept of it is damaged. */
export interface Stood {
  id: number;
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  digest: string;
  content: Content | null;
  known: readonly KnownFinding[];
}

/** The part of review that knows what is live and what is before its signers; found at run time, never imported. */
export interface StandingContents {
  extent(standing: Standing): Promise<{ to: number; count: number }>;
  ids(standing: Standing, after: number, to: number, limit: number): Promise<number[]>;
  read(standing: Standing, ids: readonly number[]): Promise<Stood[]>;
  bytes(sha256: string): Promise<Buffer | null>;
}

/** Nothing stands where nobody reviews. */
const NOTHING: StandingContents = {
  extent: async () => ({ to: 0, count: 0 }),
  ids: async () => [],
  read: async () => [],
  bytes: async () => null,
};

/** The part of review that opens correction cases by itself. */
export interface FoundCases {
  report(found: Mend & { check: string }): Promise<{ case: number | null; opened: boolean }>;
}

/** Where what has to be mended is told; undefined where nobody reviews. */
export const foundCases = (strapi: Core.Strapi): FoundCases | undefined =>
  strapi.plugin('review')?.service('foundCases') as FoundCases | undefined;

/** What stands now. */
export function standingContents(strapi: Core.Strapi): StandingContents {
  return (strapi.plugin('review')?.service('standing') as StandingContents | undefined) ?? NOTHING;
}
