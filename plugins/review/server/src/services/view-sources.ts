import type { Core } from '@strapi/strapi';
import type { Content } from '../core/content';
import type { FileTouch, Reference } from '../core/touches';
import { review } from '../review-services';
import type { ProofFindingRow, ProofSignatureRow } from '../tables';
import type { ReadingReceipt, ReadVersion } from '../core/reading-proof';

/** A version that somebody approved, and when. */
export type SignedVersion = ReadVersion & { at: string };

/**
 * What a view asks for besides the rows of its lineage. One document asks when it needs something; for a page all of it
 * was read before, so that its statements do not grow with the documents.
 */
export interface ViewSources {
  touches: {
    isAny(references: readonly Reference[], from: number): Promise<boolean>;
    ofFiles(ids: readonly unknown[]): Promise<Map<string, FileTouch[]>>;
  };
  readings: {
    /** The version everybody approved last, by person. */
    signed(lineage: number): Promise<ReadonlyMap<string, SignedVersion>>;
    kept(digest: string): Promise<Content | null>;
    receipts(lineage: number): Promise<ReadingReceipt[]>;
  };
  proof: {
    findings(lineage: number): Promise<ProofFindingRow[]>;
    signatures(lineage: number): Promise<ProofSignatureRow[]>;
  };
  /** Those of the entries that are no longer there. */
  gone(refs: readonly string[]): Promise<Set<string>>;
}

/** The sources of one document: each question is a look at the tables. */
export function ownSources(strapi: Core.Strapi): ViewSources {
  return {
    touches: review(strapi, 'touches'),
    readings: review(strapi, 'readings').source,
    proof: review(strapi, 'proofFacts'),
    gone: review(strapi, 'marks').goneAmong,
  };
}
