import { useCallback } from 'react';

import { Link } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadHead } from '../api/evidence';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { LEDGER_PATH } from '../plugin-id';

/** The way to the ledger. Nothing for whom the server does not let. */
export function LedgerLink() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data } = useRemote(useCallback(() => loadHead(client), [client]));
  if (data === null) return null;
  return (
    <Link tag={RouterLink} to={`/${LEDGER_PATH}`}>
      {t('evidence.ledger')}
    </Link>
  );
}
