import type { DocumentRef } from '../api/types';

/** So many versions are remembered; the oldest are forgotten first, and are opened again before they are signed. */
const MOST = 500;

/** A version of a document, as this browser remembers it. */
export interface Version extends DocumentRef {
  readonly digest: string;
}

const nameOf = ({ uid, documentId, locale, digest }: Version): string =>
  [uid, documentId, locale ?? '', digest].join(' ');

/** What is stored, as a list of names; anything else counts as nothing. */
function namesIn(stored: string | null): string[] {
  try {
    const names: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

/** Where the versions that somebody has opened are kept: for each account its own, on this device only. */
export const openedKey = (user: unknown): string => `review.opened/${String(user)}`;

/** Whether a version is among those stored. */
export const isOpened = (stored: string | null, version: Version): boolean => namesIn(stored).includes(nameOf(version));

/** What is to be stored once this version has been opened as well. Neither when nor for how long is kept. */
export function withOpened(stored: string | null, version: Version): string {
  const name = nameOf(version);
  return JSON.stringify([...namesIn(stored).filter((one) => one !== name), name].slice(-MOST));
}
