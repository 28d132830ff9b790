import { useCallback } from 'react';

import { useIntl } from 'react-intl';

import type { PackSummary } from '../api/packs';

/** What a pack is called in the reader's language. */
export function usePackName(): (pack: Pick<PackSummary, 'name' | 'nameEn'>) => string {
  const { locale } = useIntl();
  return useCallback(({ name, nameEn }) => (locale.startsWith('en') ? (nameEn ?? name) : name), [locale]);
}
