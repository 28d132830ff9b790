import type { DocumentRef, Person, ReviewState } from './types';

/** A row of the ledger in words of the user's language. */
export interface EntryWords {
  readonly act: string;
  readonly capacity: string | null;
  readonly level: string | null;
  readonly reason: string | null;
  /** Where it went, when it is due, what was tried. */
  readonly note: string | null;
}

/** One act of a document's time line. */
export interface TimelineEntry {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly by: Person | null;
  readonly words: EntryWords;
}

/** What happened during one run; null: before the first one. */
export interface TimelineRun {
  readonly run: number | null;
  readonly facts: {
    readonly state: ReviewState | 'withdrawn' | 'void';
    readonly workflow: { readonly key: string; readonly version: number };
    readonly startedAt: string | null;
    readonly endedAt: string | null;
  } | null;
  readonly entries: readonly TimelineEntry[];
}

/** `GET …/timeline`: the newest run first, each oldest act first. */
export interface Timeline {
  readonly runs: readonly TimelineRun[];
  readonly mayTakeEvidence: boolean;
  /** Whether there are older rows than these. */
  readonly more: boolean;
}

/** A row of the ledger with the exact text that was hashed. */
export interface LedgerRow {
  readonly seq: number;
  readonly line: string;
  readonly hash: string;
  readonly entry: {
    readonly at: string;
    readonly act: string;
    readonly actor: Person | null;
    readonly uid?: string;
    readonly documentId?: string;
    readonly locale?: string;
  };
  readonly words: EntryWords;
}

/** Where the ledger ends. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

/** `GET /review/ledger/entries`: newest first; `next` is what to give as `before` for older ones. */
export interface LedgerPage {
  readonly data: readonly LedgerRow[];
  readonly next: number | null;
  readonly head: LedgerHead;
}

/** Something one can look for, by its key and name. */
export interface Choice {
  readonly key: string;
  readonly name: string;
}

/** `GET /review/ledger/choices`. */
export interface LedgerChoices {
  readonly people: readonly Choice[];
  readonly acts: readonly Choice[];
  readonly levels: readonly Choice[];
}

/** A head that was noted outside the database; `holds`: its row is still what was noted. */
export interface AnchorState extends LedgerHead {
  readonly at: string;
  readonly holds: boolean;
}

/** The part of Strapi's fetch client for what is no JSON. */
export interface RawClient {
  get<Answer>(
    url: string,
    options?: { params?: unknown; responseType?: 'json' | 'blob' | 'text' },
  ): Promise<{ data?: Answer }>;
}

/** How many rows one page of the ledger holds. */
export const LEDGER_PAGE_SIZE = 50;

/** So many steps are taken for one page: a step looks at a thousand rows, and what is sought may be rare. */
const STEPS = 10;

const pathOf = ({ uid, documentId }: DocumentRef, what: string): string =>
  `/review/documents/${uid}/${documentId}/${what}`;

const localeOf = ({ locale }: DocumentRef) => (locale === undefined ? {} : { locale });

async function read<Answer>(client: RawClient, url: string, params: object = {}): Promise<Answer> {
  const { data } = await client.get<Answer>(url, { params });
  return data as Answer;
}

/** Everything that happened to a document and locale. */
export const loadTimeline = (client: RawClient, target: DocumentRef): Promise<Timeline> =>
  read(client, pathOf(target, 'timeline'), localeOf(target));

/** People, acts and levels that the ledger names. */
export const loadChoices = (client: RawClient): Promise<LedgerChoices> => read(client, '/review/ledger/choices');

/** The last heads noted outside the database, oldest first. */
export const loadAnchors = async (client: RawClient): Promise<readonly AnchorState[]> =>
  (await read<{ data: readonly AnchorState[] }>(client, '/review/ledger/anchors')).data;

/** The end of the ledger; for who may not read it the server refuses. */
export const loadHead = (client: RawClient): Promise<LedgerHead> => read(client, '/review/ledger/head');

/** One page of the ledger: goes on through rows that do not fit until the page is full, or for so many steps. */
export async function loadLedger(
  client: RawClient,
  filters: Readonly<Record<string, string>>,
  before: number | null,
): Promise<LedgerPage> {
  const ask = (limit: number, from: number | null) =>
    read<LedgerPage>(client, '/review/ledger/entries', {
      ...filters,
      limit,
      ...(from === null ? {} : { before: from }),
    });
  let page = await ask(LEDGER_PAGE_SIZE, before);
  for (let steps = 1; steps < STEPS && page.next !== null && page.data.length < LEDGER_PAGE_SIZE; steps += 1) {
    const more = await ask(LEDGER_PAGE_SIZE - page.data.length, page.next);
    page = { ...more, data: [...page.data, ...more.data] };
  }
  return page;
}

/** The review form as HTML; without `run` that of the newest one. */
export async function loadRecord(client: RawClient, target: DocumentRef, run: string | null): Promise<string> {
  const params = { ...localeOf(target), ...(run === null ? {} : { run }) };
  const { data } = await client.get<string>(pathOf(target, 'record'), { params, responseType: 'text' });
  return data ?? '';
}

/** An evidence pack as a ZIP archive. That it was taken goes on record. */
export async function loadEvidence(client: RawClient, target: DocumentRef, run: string | null): Promise<Blob> {
  const params = { ...localeOf(target), ...(run === null ? {} : { run }) };
  const { data } = await client.get<Blob>(pathOf(target, 'evidence'), { params, responseType: 'blob' });
  return data ?? new Blob();
}

/** The whole ledger, one exact line a row. */
export async function loadExport(client: RawClient): Promise<Blob> {
  const { data } = await client.get<Blob>('/review/ledger/export', { responseType: 'blob' });
  return data ?? new Blob();
}
