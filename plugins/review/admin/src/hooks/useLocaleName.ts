import { useCallback } from 'react';

import { useIntl } from 'react-intl';

/** Names a content locale in the user's language ("简体中文"); a code that is none stays as it is. */
export function useLocaleName(): (code: string) => string {
  const { locale } = useIntl();
  return useCallback(
    (code) => {
      try {
        return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
      } catch {
        return code;
      }
    },
    [locale],
  );
}
