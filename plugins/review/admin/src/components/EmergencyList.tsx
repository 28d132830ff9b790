import { useCallback } from 'react';

import { Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadEmergencies } from '../api/emergencies';
import { usePolling } from '../hooks/usePolling';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { reviewPath } from '../model/paths';
import { EmergencyFrame } from './EmergencyBanner';
import { ExactTime } from './TimeText';

const POLL_MILLISECONDS = 60_000;

/** What is live by an emergency release and not signed by its levels yet, with links; nothing while there is none. */
export function EmergencyList() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, reload } = useRemote(useCallback(() => loadEmergencies(client), [client]));
  usePolling(reload, POLL_MILLISECONDS);
  if (data === null || data.length === 0) return null;
  const late = data.filter(({ overdue }) => overdue).length;
  return (
    <EmergencyFrame heading={t('emergency.list', { total: data.length, late })}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
        {data.map((one) => (
          <Flex tag="li" key={`${one.uid} ${one.documentId} ${one.locale}`} gap={2} wrap="wrap">
            <Link tag={RouterLink} to={reviewPath(one)} style={{ overflowWrap: 'anywhere' }}>
              {one.title || t('untitled')}
            </Link>
            <Typography variant="pi" textColor={one.overdue ? 'danger700' : 'neutral800'}>
              {t(one.overdue ? 'emergency.was-due' : 'emergency.due')} <ExactTime at={one.dueAt} />
            </Typography>
          </Flex>
        ))}
      </Flex>
    </EmergencyFrame>
  );
}
