import * as React from 'react';
import { useIntl } from 'react-intl';

/** Day and minute of an instant in words. */
export type Moment = (iso: string) => string;

/** Tells instants in the park's time, wherever the browser is: limits end by that clock. */
export function useParkMoment(timeZone: string): Moment {
  const intl = useIntl();
  return React.useCallback(
    (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    [intl, timeZone],
  );
}
