import type { ThemeTarget } from '../model/theme-field';
import { useRemote } from './use-remote';

/** Where a document's theme is. `version` is another one after every save. */
export interface ThemePlace {
  uid: string;
  documentId: string;
  locale: string | null;
  field: string;
  version: string;
}

/** The theme the document was saved with; null without one, undefined while that is not known. */
export function useSavedTheme({ uid, documentId, locale, field, version }: ThemePlace): ThemeTarget | null | undefined {
  const query = new URLSearchParams({ status: 'draft', pageSize: '1', ...(locale === null ? {} : { locale }) });
  // The server takes no notice of `#…`, which never leaves the browser; it makes the hook ask again after a save.
  const path = `/content-manager/relations/${uid}/${documentId}/${field}?${query.toString()}#${version}`;
  const { remote } = useRemote<{ results?: ThemeTarget[] }>(path);
  return remote.state === 'ready' ? (remote.value.results?.[0] ?? null) : undefined;
}
