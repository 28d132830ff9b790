import type { DiffBase, DocumentRef } from '../api/types';
import { TASKS_PATH } from '../plugin-id';

/** Query parameters of the Content Manager, as they stand in its address. */
export type EditQuery = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The Content Manager's edit view of a document in its locale, from the panel's root. */
export function editPath({ uid, documentId, locale }: DocumentRef): string {
  const search = locale === undefined ? '' : `?${new URLSearchParams({ 'plugins[i18n][locale]': locale })}`;
  return `/content-manager/collection-types/${uid}/${documentId}${search}`;
}

/** The reviewing screen of a document, from the panel's root; with `base` it opens at the differences. */
export function reviewPath({ uid, documentId, locale }: DocumentRef, base?: DiffBase): string {
  const search = new URLSearchParams({
    ...(locale === undefined ? {} : { locale }),
    ...(base === undefined ? {} : { tab: 'changes', base }),
  }).toString();
  return `/${TASKS_PATH}/${uid}/${documentId}${search === '' ? '' : `?${search}`}`;
}

/** The printable review form of one run, from the panel's root. */
export function recordPath({ uid, documentId, locale }: DocumentRef, run: number): string {
  const search = new URLSearchParams({ ...(locale === undefined ? {} : { locale }), run: String(run) });
  return `/${TASKS_PATH}/${uid}/${documentId}/record?${search}`;
}

/** The reviewing screen of a document, opened where it is proofread. */
export function proofPath({ uid, documentId, locale }: DocumentRef): string {
  const search = new URLSearchParams({ ...(locale === undefined ? {} : { locale }), tab: 'proof' }).toString();
  return `/${TASKS_PATH}/${uid}/${documentId}?${search}`;
}

/**
 * The parameters under which the Content Manager itself asked for the document: the address's query with what plugins
 * put there (`plugins[i18n][locale]`) moved up. Asking with the same ones refreshes its copy instead of making another.
 */
export function editViewParams(query: EditQuery): Record<string, unknown> {
  const { plugins, ...own } = query;
  const fromPlugins = isRecord(plugins) ? Object.values(plugins).filter(isRecord) : [];
  return Object.assign(own, ...fromPlugins);
}
