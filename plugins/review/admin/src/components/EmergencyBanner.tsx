import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import type { Emergency } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { ExactTime } from './TimeText';

/** The frame of everything that is said about emergency releases: it stands out, and screen readers hear it at once. */
export function EmergencyFrame({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Box role="alert" background="danger100" borderColor="danger500" hasRadius padding={3} width="100%">
      <Typography tag="p" fontWeight="bold" textColor="danger700">
        {heading}
      </Typography>
      {children}
    </Box>
  );
}

/** Who broke the glass and why, and until when the levels have to sign; a plain line once they have. */
export function EmergencyBanner({
  emergency,
  recalled,
}: {
  readonly emergency: Emergency;
  readonly recalled: boolean;
}) {
  const t = useTranslate();
  const { by, dueAt, overdue, reviewedAt } = emergency;
  if (recalled) return null;
  if (reviewedAt !== null)
    return (
      <Typography tag="p" variant="pi">
        {t('emergency.reviewed')} <ExactTime at={reviewedAt} />
      </Typography>
    );
  return (
    <EmergencyFrame heading={t(overdue ? 'emergency.overdue' : 'emergency.heading')}>
      <Typography tag="p" variant="pi">
        {t('emergency.due')} <ExactTime at={dueAt} />
      </Typography>
      <Typography tag="p" variant="pi">
        {t('emergency.advice')}
      </Typography>
      <Box tag="ul" paddingTop={2}>
        {by.map(({ name, post, reason, at }) => (
          <Typography tag="li" key={`${name} ${at}`} variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {t('emergency.signed', { name: post ? `${name}（${post}）` : name, reason })}
          </Typography>
        ))}
      </Box>
    </EmergencyFrame>
  );
}
