import * as React from 'react';
import { useIntl } from 'react-intl';

/** Formats the plugin's texts in the user's language. */
export interface Text {
  /** A text by its key without the plugin's prefix. */
  t(key: string, values?: Record<string, string | number>): string;
  /** Several names as one enumeration. */
  list(parts: readonly string[]): string;
  /** Day and minute of an instant, in the browser's time zone. */
  moment(iso: string): string;
}

/** The texts of the plugin for the current user. */
export function useText(): Text {
  const intl = useIntl();
  return React.useMemo(
    () => ({
      t: (key, values = {}) => intl.formatMessage({ id: `delivery.${key}`, defaultMessage: key }, values),
      list: (parts) => intl.formatList(parts, { type: 'conjunction' }),
      moment: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    }),
    [intl],
  );
}
