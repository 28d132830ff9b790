import { useCallback } from 'react';

import { useIntl, type PrimitiveType } from 'react-intl';

import { PLUGIN_ID } from '../plugin-id';

/** Translates a key of this plugin, given without its prefix. */
export type Translate = (key: string, values?: Record<string, PrimitiveType>) => string;

/** This plugin's strings in the user's language. */
export function useTranslate(): Translate {
  const { formatMessage } = useIntl();
  return useCallback(
    (key, values) => formatMessage({ id: `${PLUGIN_ID}.${key}`, defaultMessage: key }, values),
    [formatMessage],
  );
}
