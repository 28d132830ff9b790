import { useCallback } from 'react';

import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadProofTasks } from '../../api/proof';
import { useLocaleName } from '../../hooks/useLocaleName';
import { usePolling } from '../../hooks/usePolling';
import { useRemote } from '../../hooks/useRemote';
import { useTranslate } from '../../hooks/useTranslate';
import { proofPath } from '../../model/paths';
import { LoadFailure } from '../LoadNotice';
import { TimeText } from '../TimeText';

const POLL_MILLISECONDS = 60_000;

/** What waits for me as a proofreader, oldest first; nothing is shown to who proofreads nothing. */
export function ProofTaskList() {
  const t = useTranslate();
  const client = useFetchClient();
  const localeName = useLocaleName();
  const { data, failure, reload } = useRemote(useCallback(() => loadProofTasks(client), [client]));
  usePolling(reload, POLL_MILLISECONDS);
  if (data === null) return failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />;
  if (data.length === 0) return null;
  return (
    <Box tag="section" aria-label={t('proof.tasks')} padding={4} background="neutral0" shadow="tableShadow" hasRadius>
      <Typography tag="h2" variant="delta">
        {t('proof.tasks.count', { count: data.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {data.map((task) => (
          <Flex tag="li" key={`${task.uid} ${task.documentId} ${task.locale}`} gap={2} wrap="wrap">
            <Typography variant="pi" fontWeight="bold">
              {task.round?.name ?? t('proof.read-aloud')}
            </Typography>
            <Link tag={RouterLink} to={proofPath(task)} style={{ overflowWrap: 'anywhere' }}>
              {task.title || t('untitled')}
            </Link>
            <Typography variant="pi" textColor="neutral600">
              {localeName(task.locale)} · {t('proof.tasks.by', { name: task.submittedBy })}{' '}
              {task.submittedAt === null ? null : <TimeText at={task.submittedAt} />}
            </Typography>
          </Flex>
        ))}
      </Flex>
    </Box>
  );
}
