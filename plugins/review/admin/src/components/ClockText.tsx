import { Box, Typography } from '@strapi/design-system';

import type { ClockSight } from '../api/clock';
import { useTranslate } from '../hooks/useTranslate';
import { useWorkingTime } from '../hooks/useWorkingTime';
import { ExactTime, TimeText } from './TimeText';

interface ClockProps {
  readonly clock: ClockSight;
}

/** How much working time is left, or how late the level is, in one line. */
export function TimeLeft({ clock }: ClockProps) {
  const t = useTranslate();
  const wordsOf = useWorkingTime();
  if (clock.state === 'unknown') return <>{t('clock.unknown', { day: clock.lastDay ?? '' })}</>;
  if (clock.leftMinutes === null) return null;
  const time = wordsOf(clock.leftMinutes);
  if (clock.leftMinutes < 0) return <>{t('clock.late', { time })}</>;
  return <>{t(clock.state === 'paused' ? 'clock.left-paused' : 'clock.left', { time })}</>;
}

/** When the clock stood still, for whoever wonders about the due time. */
function Pauses({ clock }: ClockProps) {
  const t = useTranslate();
  const over = clock.pauses.filter(({ to }) => to !== null);
  if (over.length === 0) return null;
  return (
    <Box tag="ul" aria-label={t('clock.pauses')}>
      {over.map(({ from, to }) => (
        <Typography key={from} tag="li" variant="pi" textColor="neutral600">
          {t('clock.paused-from')} <ExactTime at={from} /> {t('clock.paused-to')} <ExactTime at={to ?? from} />
        </Typography>
      ))}
    </Box>
  );
}

/** When the level is due, how much time it has left, and since when it stands still. */
export function ClockNotice({ clock }: { readonly clock?: ClockSight | null | undefined }) {
  const t = useTranslate();
  if (!clock) return null;
  const tone = clock.overdue ? 'danger' : clock.state === 'unknown' ? 'warning' : 'neutral';
  return (
    <Box
      tag="section"
      aria-label={t('clock.heading')}
      background={`${tone}100`}
      borderColor={`${tone}200`}
      hasRadius
      padding={3}
    >
      {clock.dueAt === null ? null : (
        <Typography tag="p" variant="pi" fontWeight="semiBold" textColor={clock.overdue ? 'danger700' : 'neutral800'}>
          {t(clock.overdue ? 'clock.was-due' : 'clock.due')} <ExactTime at={clock.dueAt} />
          {' · '}
          <TimeText at={clock.dueAt} />
        </Typography>
      )}
      {clock.pausedSince === null ? null : (
        <Typography tag="p" variant="pi" fontWeight="semiBold">
          {t('clock.paused-since')} <ExactTime at={clock.pausedSince} />
        </Typography>
      )}
      <Typography tag="p" variant="pi">
        <TimeLeft clock={clock} />
      </Typography>
      {clock.provisional ? (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {t('clock.provisional')}
        </Typography>
      ) : null}
      <Pauses clock={clock} />
    </Box>
  );
}
