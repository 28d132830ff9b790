import { Box, Typography } from '@strapi/design-system';

import type { ScheduleFacts } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { ExactTime, TimeText } from './TimeText';

/** An alarm: a release did not happen at its time, why, and what to do. */
function Held({ reason, missedAt }: { readonly reason: string; readonly missedAt: string | null }) {
  const t = useTranslate();
  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="bold" textColor="danger700">
        {t('schedule.held')}
      </Typography>
      {missedAt === null ? null : (
        <Typography tag="p" variant="pi">
          {t('schedule.missed')}
          <ExactTime at={missedAt} />
        </Typography>
      )}
      <Typography tag="p" variant="pi">
        {reason}
      </Typography>
    </Box>
  );
}

/** When a document will be released by itself, or why it was not. */
export function ScheduleNotice({ scheduledAt, heldReason, missedAt }: ScheduleFacts) {
  const t = useTranslate();
  if (heldReason) return <Held reason={heldReason} missedAt={missedAt ?? null} />;
  if (!scheduledAt) return null;
  return (
    <Box background="alternative100" borderColor="alternative200" hasRadius padding={3}>
      <Typography tag="p" variant="pi" fontWeight="semiBold" textColor="alternative700">
        {t('schedule.at')}
        <ExactTime at={scheduledAt} />
      </Typography>
      <Typography tag="p" variant="pi">
        <TimeText at={scheduledAt} />
      </Typography>
    </Box>
  );
}

/** The same in a list of tasks, in one line. */
export function ScheduleLine({ scheduledAt, heldReason }: ScheduleFacts) {
  const t = useTranslate();
  if (heldReason)
    return (
      <Typography tag="p" variant="pi" textColor="danger600">
        <strong>{t('schedule.held')}</strong> {heldReason}
      </Typography>
    );
  if (!scheduledAt) return null;
  return (
    <Typography tag="p" variant="pi">
      {t('schedule.at')}
      <ExactTime at={scheduledAt} />
    </Typography>
  );
}
