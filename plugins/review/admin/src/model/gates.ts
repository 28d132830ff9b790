import type { CaseOrigin, CaseState, NewCase, SourceFile } from '../api/gates';
import type { DocumentRef } from '../api/types';
import { TASKS_PATH } from '../plugin-id';
import type { Tone } from './states';

/** Where the lists of sources are, below the task page. */
export const SOURCES_PATH = `${TASKS_PATH}/sources`;

/** Where correction cases are, below the task page. */
export const CORRECTIONS_PATH = `${TASKS_PATH}/corrections`;

/** States cases can be narrowed to; empty: any. */
export const CASE_STATES: readonly (CaseState | '')[] = ['open', 'overdue', 'closed', ''];

/** Where errors come to light. */
export const CASE_ORIGINS: readonly CaseOrigin[] = ['patrol', 'notice', 'report'];

/** The colour of a case's state; the word stands beside it. */
export const CASE_TONES: Readonly<Record<CaseState, Tone>> = { open: 'warning', overdue: 'danger', closed: 'success' };

/** The query of the page of cases, from its address. */
export function readCaseQuery(search: URLSearchParams): { state: CaseState | ''; page: number } {
  const wanted = search.get('state') ?? 'open';
  const page = Number(search.get('page'));
  return {
    state: wanted === 'any' ? '' : (CASE_STATES.find((state) => state === wanted) ?? 'open'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** What opens a case about a document, from the panel's root. */
export function newCasePath({ uid, documentId, locale }: DocumentRef, kind: NewCase['kind'] = 'phrase'): string {
  const search = new URLSearchParams({ new: kind, uid, documentId, ...(locale === undefined ? {} : { locale }) });
  return `/${CORRECTIONS_PATH}?${search}`;
}

/** What the address says of a case to be opened; null: nothing. */
export function readNewCase(search: URLSearchParams): { kind: NewCase['kind']; at: DocumentRef | null } | null {
  const kind = search.get('new');
  if (kind !== 'phrase' && kind !== 'source') return null;
  const [uid, documentId, locale] = ['uid', 'documentId', 'locale'].map((name) => search.get(name) ?? '');
  const at = uid && documentId ? { uid, documentId, ...(locale ? { locale } : {}) } : null;
  return kind === 'source' && at === null ? null : { kind, at };
}

/** The format of a file of units by its name. */
export const formatOf = (name: string): SourceFile['format'] => (/\.json$/i.test(name) ? 'json' : 'csv');

/** Whether a document's content calls itself a reprint. */
export function isReprint(content: unknown): boolean {
  if (typeof content !== 'object' || content === null) return false;
  const values = Object.values((content as { fields?: object }).fields ?? {}) as unknown[];
  return values.some(
    (value) => typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'reprint',
  );
}
