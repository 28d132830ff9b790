import { useMemo, useState } from 'react';

import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import type { Rule } from '../../../../server/src/core/rule';
import { loadTrial, startTrial, type Trial } from '../../api/packs';
import { refusedBy, type Refused } from '../../api/refusal';
import { usePolled } from '../../hooks/usePolled';
import { useTranslate } from '../../hooks/useTranslate';
import { FailureNotice } from './Notices';

const isOver = ({ state }: Trial): boolean => state !== 'running' && state !== 'waiting';

const placeOf = ({ uid, documentId, locale }: Trial['matches'][number]): string =>
  `/content-manager/collection-types/${uid}/${documentId}?plugins[i18n][locale]=${locale}`;

/** Tries the rule on everything that is live, before it is switched on: how many items, and which. */
export function TrialBox({ rule }: { readonly rule: Rule | null }) {
  const t = useTranslate();
  const client = useFetchClient();
  const [id, setId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const load = useMemo(() => (id === null ? null : () => loadTrial(client, id)), [client, id]);
  const { answer, failure } = usePolled(load, isOver);
  const start = async () => {
    if (!rule) return;
    setBusy(true);
    setRefused(null);
    setId(null);
    try {
      setId(await startTrial(client, rule));
    } catch (error) {
      setRefused(refusedBy(error));
    }
    setBusy(false);
  };
  const problem = refused ?? failure;
  const isRunning = id !== null && !failure && (!answer || !isOver(answer));
  return (
    <Box tag="section" aria-label={t('packs.trial')} padding={5} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Button
          type="button"
          variant="secondary"
          loading={busy || isRunning}
          disabled={!rule}
          onClick={() => void start()}
        >
          {t('packs.trial')}
        </Button>
        {problem ? <FailureNotice failure={problem} /> : null}
        <Typography tag="p" role="status">
          {isRunning ? t('packs.trial.running', { done: answer?.done ?? 0, total: answer?.total ?? 0 }) : ''}
          {answer && isOver(answer) ? t('packs.trial.done', { items: answer.items, total: answer.total }) : ''}
        </Typography>
        {answer && answer.matches.length > 0 ? (
          <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc' }}>
            {answer.matches.map((match) => (
              <li key={`${match.uid} ${match.documentId} ${match.locale}`}>
                <Link tag={RouterLink} to={placeOf(match)}>
                  {match.title ?? match.documentId}
                </Link>
              </li>
            ))}
          </Box>
        ) : null}
      </Flex>
    </Box>
  );
}
