import type { SharedMedia } from '../api/types';

/** Live content that keeps files of what is being recalled, with the names of those files. */
export interface SharingContent {
  readonly key: string;
  readonly title: string;
  readonly locale: string;
  readonly files: readonly string[];
}

/** The server's list by file as a list by content, in its order; a content that shares several files is named once. */
export function sharingContents(media: readonly SharedMedia[]): readonly SharingContent[] {
  const found = new Map<string, SharingContent>();
  for (const { name, usedBy } of media) {
    for (const { uid, documentId, locale, title } of usedBy) {
      const key = `${uid}/${documentId}/${locale}`;
      const known = found.get(key);
      found.set(key, { key, title, locale, files: [...(known?.files ?? []), name] });
    }
  }
  return [...found.values()];
}
