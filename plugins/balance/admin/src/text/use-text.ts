import * as React from 'react';
import { useIntl } from 'react-intl';

import type { Message } from './sentences';

/** Formats the plugin's texts in the user's language; numbers with at most two decimals. */
export interface Text {
  /** A text by its key without the plugin's prefix. */
  t(id: string, values?: Message['values']): string;
  /** A message of the pure half. */
  say(message: Message): string;
  /** Several texts as one enumeration. */
  list(parts: readonly string[]): string;
  /** The calendar day of an instant, in the given IANA time zone or else the browser's. */
  day(iso: string, timeZone?: string): string;
  /** Day and minute of an instant, in the browser's time zone. */
  moment(iso: string): string;
}

/** The texts of the plugin for the current user. */
export function useText(): Text {
  const intl = useIntl();
  return React.useMemo(() => {
    const shown = (value: string | number): string | number =>
      typeof value === 'number' && !Number.isInteger(value)
        ? intl.formatNumber(value, { maximumFractionDigits: 2 })
        : value;
    const say = ({ id, values }: Message): string => {
      const formatted = Object.entries(values).map(([name, value]) => [name, shown(value)] as const);
      return intl.formatMessage({ id, defaultMessage: id }, Object.fromEntries(formatted));
    };
    return {
      say,
      t: (id, values = {}) => say({ id: `balance.${id}`, values }),
      list: (parts) => intl.formatList(parts, { type: 'conjunction' }),
      moment: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
      day: (iso, timeZone) => intl.formatDate(iso, { dateStyle: 'medium', ...(timeZone ? { timeZone } : {}) }),
    };
  }, [intl]);
}
