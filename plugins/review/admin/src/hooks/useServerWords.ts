import { useCallback } from 'react';

import type { ServerRefusal } from '../api/refusal';
import { withFieldNames } from '../model/server-words';
import { useFieldName } from './useFieldName';
import { useTranslate } from './useTranslate';

/** The server's sentences as they are shown: with fields by their names. */
export function useServerWords(): (sentence: string) => string {
  const t = useTranslate();
  const nameOf = useFieldName();
  return useCallback(
    (sentence) =>
      withFieldNames(sentence, nameOf, (names) => t('refusal.brackets', { names: names.join(t('separator')) })),
    [t, nameOf],
  );
}

/** Where a file is asked for, Strapi's fetch client keeps nothing of a refusal but its status. */
const WORDLESS: Readonly<Record<number, string>> = { 403: 'refusal.forbidden', 404: 'refusal.missing' };

/**
 * What to say about a failed call: the server's own sentence where it decided; where it broke down or kept silent, the
 * sentence of `nobodyKnows` (`<key>.broken`, `<key>.silent`).
 */
export function useFailureWords(nobodyKnows: 'load' | 'refusal'): (failure: ServerRefusal | 'silent') => string {
  const t = useTranslate();
  const words = useServerWords();
  return useCallback(
    (failure) => {
      if (failure === 'silent') return t(`${nobodyKnows}.silent`);
      if (failure.status >= 500) return t(`${nobodyKnows}.broken`);
      if (failure.message !== '') return words(failure.message);
      return t(WORDLESS[failure.status] ?? 'refusal.unknown', { code: failure.code });
    },
    [t, words, nobodyKnows],
  );
}
