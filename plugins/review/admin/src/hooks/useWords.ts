import { useCallback } from 'react';

import { useIntl } from 'react-intl';

import type { Words } from '../api/calendar';

/** Reads words that are kept in both languages. */
export function useWords(): (words: Words) => string {
  const { locale } = useIntl();
  return useCallback((words) => (locale.startsWith('zh') ? words.zh : words.en), [locale]);
}
