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
      return failure.message === '' ? t('refusal.unknown', { code: failure.code }) : words(failure.message);
    },
    [t, words, nobodyKnows],
  );
}
