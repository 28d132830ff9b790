import { Box, Flex, Typography } from '@strapi/design-system';

import type { CalendarImpact, Due } from '../api/calendar';
import { useTranslate } from '../hooks/useTranslate';
import { useWorkingTime } from '../hooks/useWorkingTime';
import { ExactTime } from './TimeText';

function DueWords({ due }: { readonly due: Due }) {
  const t = useTranslate();
  const wordsOf = useWorkingTime();
  if (due.state === 'set') return <ExactTime at={due.at} />;
  if (due.state === 'unknown') return <>{t('clock.unknown', { day: due.lastDay })}</>;
  return <>{t('clock.left-paused', { time: wordsOf(Math.round(due.leftMinutes)) })}</>;
}

/** Which due times a calendar would change. */
export function CalendarImpactList({ impact }: { readonly impact: CalendarImpact }) {
  const t = useTranslate();
  return (
    <Box background="neutral100" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold">
        {impact.total === 0 ? t('calendar.impact-none') : t('calendar.impact', { total: impact.total })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {impact.runs.map(({ run, title, before, after }) => (
          <Typography key={run} tag="li" variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {title || t('untitled')}: <DueWords due={before} /> → <DueWords due={after} />
          </Typography>
        ))}
      </Flex>
      {impact.total > impact.runs.length ? (
        <Typography tag="p" variant="pi">
          {t('calendar.impact-more', { count: impact.runs.length })}
        </Typography>
      ) : null}
    </Box>
  );
}
