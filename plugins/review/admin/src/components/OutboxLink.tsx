import { useCallback } from 'react';

import { Link } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadOutbox } from '../api/outbox';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { OUTBOX_PATH } from '../plugin-id';

/** The way to the outbox, with the number of messages that need a person. Nothing for whom the server does not let. */
export function OutboxLink() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data } = useRemote(useCallback(() => loadOutbox(client, { state: 'dead', page: 1 }, 1), [client]));
  if (data === null) return null;
  const { total } = data.pagination;
  return (
    <Link tag={RouterLink} to={`/${OUTBOX_PATH}`}>
      {total > 0 ? t('outbox.link-dead', { total }) : t('outbox.title')}
    </Link>
  );
}
