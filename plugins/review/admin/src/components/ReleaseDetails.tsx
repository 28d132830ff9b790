import { Box, Typography } from '@strapi/design-system';

import type { ReleaseInfo } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { DigestText } from './DigestText';
import { ExactTime } from './TimeText';

function TimeLine({ label, at }: { readonly label: string; readonly at: string | null | undefined }) {
  if (!at) return null;
  return (
    <Typography tag="p" variant="pi">
      {label} <ExactTime at={at} />
    </Typography>
  );
}

/** When the last release was made, when this document was live for the first time, and whether it was recalled. */
export function ReleaseDetails({ release }: { readonly release: ReleaseInfo }) {
  const t = useTranslate();
  return (
    <Box>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('release.heading')}
      </Typography>
      <TimeLine label={t('release.first')} at={release.firstReleasedAt} />
      <TimeLine label={t('release.at')} at={release.at} />
      <TimeLine label={t('release.recalled')} at={release.recalledAt} />
      {release.recalledAt && release.reason ? (
        <Typography tag="p" variant="pi" style={{ overflowWrap: 'anywhere' }}>
          {t('release.reason', { name: release.recalledBy ?? '', reason: release.reason })}
        </Typography>
      ) : null}
      {(release.receipts ?? []).map(({ channel, name, endpoint, kind, at }) => (
        <Typography key={`${channel} ${endpoint} ${kind}`} tag="p" variant="pi">
          {t(`receipt.${kind}`, { channel: name, endpoint: t(`receipt.at.${endpoint}`, undefined, endpoint) })}{' '}
          <ExactTime at={at} />
        </Typography>
      ))}
      <DigestText digest={release.digest} />
    </Box>
  );
}
