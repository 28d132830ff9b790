import { useCallback } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';

import { loadAnchors, type AnchorState } from '../api/evidence';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { LoadFailure } from './LoadNotice';
import { ExactTime } from './TimeText';

function Anchor({ anchor }: { readonly anchor: AnchorState }) {
  const t = useTranslate();
  return (
    <Box tag="li">
      <Typography tag="p" variant="pi">
        <ExactTime at={anchor.at} />{' '}
        <Typography variant="pi" fontWeight="semiBold" textColor={anchor.holds ? 'success700' : 'danger700'}>
          {anchor.holds ? t('evidence.anchor.holds') : t('evidence.anchor.broken')}
        </Typography>
      </Typography>
      <Typography tag="code" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {anchor.seq}:{anchor.hash}
      </Typography>
    </Box>
  );
}

/** Heads that were noted outside the database, and whether the ledger still is what it was then. */
export function AnchorList() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, failure, reload } = useRemote(useCallback(() => loadAnchors(client), [client]));
  if (data === null) return failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />;
  const broken = data.filter(({ holds }) => !holds).length;
  return (
    <Box
      tag="section"
      padding={4}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      aria-label={t('evidence.anchors')}
    >
      {broken > 0 ? (
        <Typography tag="p" role="alert" textColor="danger700" fontWeight="semiBold">
          {t('evidence.anchor.alarm', { broken })}
        </Typography>
      ) : null}
      <Box tag="details" open={broken > 0}>
        <Typography tag="summary" variant="pi" fontWeight="semiBold" cursor="pointer">
          {t('evidence.anchor.heading', { count: data.length })}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
          {t('evidence.anchor.explanation')}
        </Typography>
        <Flex
          tag="ul"
          aria-label={t('evidence.anchors')}
          direction="column"
          alignItems="stretch"
          gap={2}
          paddingTop={2}
        >
          {[...data].reverse().map((anchor) => (
            <Anchor key={`${anchor.at} ${anchor.seq}`} anchor={anchor} />
          ))}
        </Flex>
      </Box>
    </Box>
  );
}
