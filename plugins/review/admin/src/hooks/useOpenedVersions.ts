import { useCallback, useEffect, useRef, useSyncExternalStore, type RefObject } from 'react';

import { useAuth } from '@strapi/strapi/admin';

import { isOpened, openedKey, withOpened, type Version } from '../model/opened-versions';

const useUserId = (): unknown => useAuth('OpenedVersions', ({ user }) => user?.id, false);

/** What was stored, or null: also where this browser lets nothing be stored. */
function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // Where nothing can be stored nothing counts as opened, and is signed one by one.
  }
}

/** Another tab has stored something. */
function subscribe(changed: () => void): () => void {
  window.addEventListener('storage', changed);
  return () => window.removeEventListener('storage', changed);
}

/** Whether the signed-in person has opened exactly this version on this device. The server is never told. */
export function useIsOpened(): (version: Version) => boolean {
  const key = openedKey(useUserId());
  const stored = useSyncExternalStore(
    subscribe,
    useCallback(() => read(key), [key]),
  );
  return useCallback((version) => isOpened(stored, version), [stored]);
}

/** Waits until pictures have their size: before that, the end of a long text may stand in view. */
const settled = (pictures: readonly HTMLImageElement[]): Promise<unknown> =>
  Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));

/**
 * Remembers a version as opened once the end of its text, where the element stands, has come into view. The text is
 * what stands beside the element in its parent.
 */
export function useOpenedAtEnd({ uid, documentId, locale, digest }: Version): RefObject<HTMLDivElement> {
  const end = useRef<HTMLDivElement>(null);
  const key = openedKey(useUserId());
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (document.visibilityState !== 'visible' || !entries.some(({ isIntersecting }) => isIntersecting)) return;
      const version = { uid, documentId, digest, ...(locale === undefined ? {} : { locale }) };
      if (!isOpened(read(key), version)) write(key, withOpened(read(key), version));
    });
    let gone = false;
    const element = end.current;
    void settled(Array.from(element?.parentElement?.querySelectorAll('img') ?? [])).then(() => {
      if (element && !gone) observer.observe(element);
    });
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, [uid, documentId, locale, digest, key]);
  return end;
}
