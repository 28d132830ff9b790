import { useIntl } from 'react-intl';

import { useExactTime } from '../hooks/useExactTime';
import { useNow } from '../hooks/useNow';
import { relativeTime } from '../model/times';

/** A time: "3 hours ago", with the exact time beside it for whoever points at it or has it read out. */
export function TimeText({ at }: { readonly at: string }) {
  const { locale } = useIntl();
  const now = useNow();
  const exact = useExactTime()(at);
  return (
    <time dateTime={at} title={exact}>
      {relativeTime(at, now, locale) || exact}
    </time>
  );
}

/** A time to the minute, for the record. */
export function ExactTime({ at }: { readonly at: string }) {
  const exact = useExactTime()(at);
  return <time dateTime={at}>{exact}</time>;
}
