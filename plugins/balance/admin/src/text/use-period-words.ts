import * as React from 'react';
import { useIntl } from 'react-intl';

import { type Period, ROLLING_DAYS, shifted } from '../model/period';
import { useText } from './use-text';

/** A period's name in the user's language. */
export function usePeriodWords(): (period: Period) => string {
  const intl = useIntl();
  const { t } = useText();
  return React.useCallback(
    (period) => {
      const day = (text: string): string =>
        intl.formatDate(`${text}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' });
      switch (period.kind) {
        case 'this-month':
          return t('period.this-month');
        case 'rolling':
          return t('period.rolling', { days: ROLLING_DAYS });
        case 'month':
          return intl.formatDate(Date.UTC(period.year, period.month - 1, 1), {
            ...{ year: 'numeric', month: 'long', timeZone: 'UTC' },
          });
        case 'quarter':
          // As words, or thousands would be set apart.
          return t('period.quarter', { year: String(period.year), quarter: String(period.quarter) });
        case 'days':
          return period.to === shifted(period.from, 1)
            ? day(period.from)
            : t('period.days', { from: day(period.from), to: day(shifted(period.to, -1)) });
      }
    },
    [intl, t],
  );
}
