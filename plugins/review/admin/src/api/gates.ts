import type { Client } from './client';
import type { DocumentRef } from './types';

/** One version of a list of sources. */
export interface SourceVersion {
  readonly id: number;
  readonly list: string;
  readonly version: string;
  readonly name: string;
  readonly origin: string | null;
  /** Made up for a demo. */
  readonly sample: boolean;
  readonly units: number;
  readonly importedBy: string;
  readonly importedAt: string;
}

/** `GET /review/sources`. */
export interface SourcesAnswer {
  readonly data: readonly SourceVersion[];
  readonly unlisted: 'refuse' | 'extra-level';
  readonly mayImport: boolean;
}

/** A unit of a list. */
export interface SourceUnit {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
}

/** What a version changes against the one before it. */
export interface SourceChanges {
  readonly before: string | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** `GET /review/sources/:id`. */
export interface SourceVersionAnswer extends SourceVersion {
  readonly changes: SourceChanges;
  readonly results: readonly SourceUnit[];
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
}

/** `GET /review/sources/search`. */
export interface SourceSearchAnswer {
  readonly standing: {
    readonly kind: 'listed' | 'removed' | 'unlisted' | 'no-list';
    readonly version?: string;
    /** Of a removed unit: the last version that had it. */
    readonly last?: string;
    readonly unit?: SourceUnit;
  };
  readonly results: readonly (SourceUnit & { readonly list: string; readonly version: string })[];
  readonly total: number;
}

/** A file of units to be imported. */
export interface SourceFile {
  readonly list: string;
  readonly version: string;
  readonly name: string;
  readonly origin: string;
  readonly format: 'csv' | 'json';
  readonly text: string;
}

/** What importing a file would do. */
export interface SourcePreview extends SourceChanges {
  readonly units: number;
  readonly faults: readonly { readonly row: number; readonly reason: string }[];
}

/** What the original of a reprint looked like when somebody kept it. */
export interface Capture {
  readonly id: number;
  readonly url: string | null;
  readonly digest: string;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly characters: number;
}

/** How a correction case stands. */
export type CaseState = 'open' | 'overdue' | 'closed';

/** Where an error came to light. */
export type CaseOrigin = 'patrol' | 'notice' | 'report' | 'check';

/** A correction case in a list. */
export interface CorrectionCase {
  readonly id: number;
  readonly kind: 'phrase' | 'source' | 'finding';
  /** Of what a check has found: the rule. */
  readonly rule: string | null;
  readonly wrong: string | null;
  readonly right: string | null;
  readonly origin: CaseOrigin;
  readonly report: string | null;
  readonly notice: string | null;
  readonly state: CaseState;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly dueProvisional: boolean;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  readonly closeComment: string | null;
  readonly places: number;
  readonly left: number;
}

/** A live place of a phrase. */
export interface PhrasePlace extends DocumentRef {
  readonly locale: string;
  readonly title: string;
  readonly channels: readonly string[];
  /** The same as people call them. */
  readonly channelNames?: readonly string[];
  readonly paths: readonly string[];
}

/** A place of a case: whether it is live still, whose text it is, and the ledger's rows by which it passed. */
export interface CasePlace extends PhrasePlace {
  readonly live: boolean;
  readonly editor: string | null;
  readonly passedBy: readonly {
    readonly seq: number;
    readonly act: string;
    readonly at: string;
    readonly by: string;
  }[];
}

/** `GET /review/corrections/:id`. */
export interface CaseAnswer extends CorrectionCase {
  readonly found: readonly CasePlace[];
  readonly mayManage: boolean;
}

/** `GET /review/corrections`. */
export interface CasesAnswer {
  readonly results: readonly CorrectionCase[];
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
  readonly mayManage: boolean;
}

/** A case as it is opened. */
export interface NewCase {
  readonly kind: 'phrase' | 'source';
  readonly wrong?: string;
  readonly right?: string;
  readonly origin: CaseOrigin;
  readonly report?: string;
  readonly notice?: string;
  readonly evidence?: string;
  readonly at?: DocumentRef;
}

/** Which way a submitted correction goes. */
export interface CorrectionWay {
  readonly fast: boolean;
  readonly reason?: { readonly zh: string; readonly en: string };
}

type Getting = Pick<Client, 'get'>;
type Posting = Pick<Client, 'post'>;

/** Every version of every list of sources. */
export const loadSources = async (client: Getting): Promise<SourcesAnswer> =>
  (await client.get<SourcesAnswer>('/review/sources')).data;

/** One version with a page of its units. */
export const loadSourceVersion = async (client: Getting, id: number, page: number): Promise<SourceVersionAnswer> =>
  (await client.get<SourceVersionAnswer>(`/review/sources/${id}`, { params: { page, pageSize: 50 } })).data;

/** Where a unit stands. */
export const searchSources = async (client: Getting, q: string): Promise<SourceSearchAnswer> =>
  (await client.get<SourceSearchAnswer>('/review/sources/search', { params: { q } })).data;

/** What importing a file would do; nothing changes. */
export const previewSources = async (client: Posting, file: SourceFile): Promise<SourcePreview> =>
  (await client.post<SourcePreview, SourceFile>('/review/sources/preview', file)).data;

/** Imports a file. */
export const importSources = async (client: Posting, file: SourceFile): Promise<SourceVersion> =>
  (await client.post<SourceVersion, SourceFile>('/review/sources', file)).data;

const capturesAt = ({ uid, documentId }: DocumentRef): string =>
  `/review/documents/${uid}/${encodeURIComponent(documentId)}/captures`;
const localeOf = ({ locale }: DocumentRef) => (locale === undefined ? {} : { locale });

/** What was kept of a reprint's original. */
export async function loadCaptures(client: Getting, ref: DocumentRef): Promise<{ data: Capture[]; mayKeep: boolean }> {
  const params = localeOf(ref);
  return (await client.get<{ data: Capture[]; mayKeep: boolean }>(capturesAt(ref), { params })).data;
}

/** Keeps the text of an original. */
export async function keepCapture(client: Posting, ref: DocumentRef, text: string): Promise<void> {
  await client.post(capturesAt(ref), { ...localeOf(ref), text });
}

/** One page of cases; an empty `state` means all of them. */
export async function loadCases(
  client: Getting,
  { state, page }: { state: CaseState | ''; page: number },
  pageSize = 20,
): Promise<CasesAnswer> {
  const params = { ...(state === '' ? {} : { state }), page, pageSize };
  return (await client.get<CasesAnswer>('/review/corrections', { params })).data;
}

/** One case with its places. */
export const loadCase = async (client: Getting, id: string): Promise<CaseAnswer> =>
  (await client.get<CaseAnswer>(`/review/corrections/${encodeURIComponent(id)}`)).data;

/** The live places of a phrase. */
export async function findPhrase(client: Posting, wrong: string, right: string): Promise<readonly PhrasePlace[]> {
  const { data } = await client.post<{ data: PhrasePlace[] }, object>('/review/corrections/places', { wrong, right });
  return data.data;
}

/** Opens a case. */
export const openCase = async (client: Posting, input: NewCase): Promise<CorrectionCase> =>
  (await client.post<CorrectionCase, NewCase>('/review/corrections', input)).data;

/** Closes a case. */
export async function closeCase(
  client: Posting,
  id: number,
  words: { comment: string; notice: string },
): Promise<void> {
  await client.post(`/review/corrections/${id}/close`, words);
}

/** Submits a corrected document in the name of a case. */
export async function submitCorrection(
  client: Posting,
  ref: DocumentRef,
  request: { case: number; digest: string },
): Promise<CorrectionWay | null> {
  const address = `/review/documents/${ref.uid}/${encodeURIComponent(ref.documentId)}/actions`;
  const body = { action: 'submit', ...request, ...localeOf(ref) };
  const { data } = await client.post<{ correction?: CorrectionWay }, object>(address, body);
  return data.correction ?? null;
}
