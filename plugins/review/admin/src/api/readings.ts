import type { Client } from './client';
import type { DiffEntry, DocumentRef, Finding } from './types';

/** One changed place to see. `digest` tells it from another change of the same field. */
export interface ReadingChange {
  readonly path: string;
  readonly digest: string;
  /** A block of rich text: it may have changed in form only. */
  readonly block: boolean;
  readonly entries: readonly DiffEntry[];
  readonly seen: boolean;
}

/** A finding to acknowledge. */
export interface ReadingFinding {
  readonly digest: string;
  readonly finding: Finding;
  readonly answered: boolean;
}

/** A file to open. */
export interface ReadingFile {
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly opened: boolean;
}

/** How many of each are left. */
export interface ReadingLeft {
  readonly changes: number;
  readonly findings: number;
  readonly files: number;
}

/** What the caller has to have read before they may approve. */
export interface RequiredReading {
  readonly required: true;
  readonly digest: string;
  readonly base: 'last-signed' | 'live' | 'none';
  readonly left: ReadingLeft;
  /** Whether the list was opened for this version before. */
  readonly begun: boolean;
  readonly complete: boolean;
  readonly changes: readonly ReadingChange[];
  readonly findings: readonly ReadingFinding[];
  readonly files: readonly ReadingFile[];
}

/** `GET …/reading`. */
export type Reading = RequiredReading | { readonly required: false; readonly digest: string };

/** What was read now: places, and nothing about when or how long. */
export interface NewlyRead {
  readonly seen: readonly { readonly path: string; readonly digest: string }[];
  readonly answered: readonly string[];
  readonly opened: readonly string[];
}

/** The fetch client with the method that saving needs. */
export interface SavingClient extends Pick<Client, 'get'> {
  put<Answer, Body>(url: string, body?: Body): Promise<{ data: Answer }>;
}

const addressOf = ({ uid, documentId }: DocumentRef) =>
  `/review/documents/${uid}/${encodeURIComponent(documentId)}/reading`;

const localeOf = ({ locale }: DocumentRef) => (locale === undefined ? {} : { locale });

/** Reads what has to be read of a document, and how far the caller is. */
export async function loadReading(client: Pick<Client, 'get'>, ref: DocumentRef): Promise<Reading> {
  const { data } = await client.get<Reading>(addressOf(ref), { params: localeOf(ref) });
  return data;
}

/** Notes what was read of one version. */
export async function saveReading(
  client: Pick<SavingClient, 'put'>,
  ref: DocumentRef,
  digest: string,
  read: NewlyRead,
): Promise<{ readonly left: ReadingLeft; readonly complete: boolean }> {
  const body = { digest, ...localeOf(ref), ...read };
  const { data } = await client.put<{ left: ReadingLeft; complete: boolean }, object>(addressOf(ref), body);
  return data;
}
