import { useCallback, useRef, useState } from 'react';

import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadToReadAgain, type ToReadAgain, type Verdict } from '../api/second-readings';
import { usePolling } from '../hooks/usePolling';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { reviewPath } from '../model/paths';
import { SecondReadingDialog } from './SecondReadingDialog';
import { ExactTime } from './TimeText';

const POLL_MILLISECONDS = 60_000;
const VERDICTS: readonly Verdict[] = ['fine', 'fault'];

interface ItemProps {
  readonly item: ToReadAgain;
  readonly mayAct: boolean;
  readonly onVerdict: (verdict: Verdict) => void;
}

function Item({ item, mayAct, onVerdict }: ItemProps) {
  const t = useTranslate();
  const title = item.title || t('untitled');
  return (
    <Flex tag="li" gap={2} wrap="wrap" justifyContent="space-between">
      <Box flex="1 1 20rem">
        <Link tag={RouterLink} to={reviewPath(item, 'live')} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Link>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('reader.again.released')} <ExactTime at={item.releasedAt} />
        </Typography>
      </Box>
      {mayAct && item.mayRead ? (
        <Flex gap={2} wrap="wrap">
          {VERDICTS.map((verdict) => (
            <Button
              key={verdict}
              type="button"
              size="S"
              variant={verdict === 'fine' ? 'secondary' : 'danger-light'}
              aria-label={t(`reader.again.${verdict}-of`, { title })}
              onClick={() => onVerdict(verdict)}
            >
              {t(`reader.again.${verdict}`)}
            </Button>
          ))}
        </Flex>
      ) : (
        <Typography variant="pi" textColor="neutral600">
          {t('reader.again.not-you')}
        </Typography>
      )}
    </Flex>
  );
}

/** What is live and to be read again by somebody who had no hand in it; nothing while there is none. */
export function SecondReadings() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, reload } = useRemote(useCallback(() => loadToReadAgain(client), [client]));
  const [chosen, setChosen] = useState<{ item: ToReadAgain; verdict: Verdict } | null>(null);
  const home = useRef<HTMLElement>(null);
  usePolling(reload, POLL_MILLISECONDS);
  if (data === null || data.data.length === 0) return null;
  return (
    <Box tag="details" background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <Typography ref={home} tag="summary" fontWeight="semiBold" cursor="pointer">
        {t('reader.again.heading', { count: data.data.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {data.data.map((item) => (
          <Item key={item.id} item={item} mayAct={data.mayAct} onVerdict={(verdict) => setChosen({ item, verdict })} />
        ))}
      </Flex>
      {chosen === null ? null : (
        <SecondReadingDialog {...chosen} home={home} onClose={() => setChosen(null)} onAnswered={reload} />
      )}
    </Box>
  );
}
