import { useCallback } from 'react';

import { useIntl, type PrimitiveType } from 'react-intl';

import { PLUGIN_ID } from '../plugin-id';

/** Translates a key of this plugin (without its prefix). `otherwise` is shown for a key that nobody has translated. */
export type Translate = (key: string, values?: Record<string, PrimitiveType>, otherwise?: string) => string;

/** The panel's own translations in the user's language. */
export function useTranslate(): Translate {
  const { formatMessage } = useIntl();
  return useCallback(
    (key, values, otherwise = key) => formatMessage({ id: `${PLUGIN_ID}.${key}`, defaultMessage: otherwise }, values),
    [formatMessage],
  );
}
