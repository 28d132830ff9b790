import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import { useTranslate } from '../hooks/useTranslate';
import { CALENDAR_PATH } from '../plugin-id';

/** The way to the working calendar. */
export function CalendarLink() {
  const t = useTranslate();
  return (
    <Link tag={RouterLink} to={`/${CALENDAR_PATH}`}>
      {t('calendar.title')}
    </Link>
  );
}
