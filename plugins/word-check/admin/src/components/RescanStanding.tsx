import type { ReactNode } from 'react';

import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useTranslate } from '../hooks/useTranslate';
import { percentOf, type Rescan } from '../model/rescans';

/** A part of a page with its heading. */
export function Section({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Box tag="section" aria-label={heading} padding={5} background="neutral0" shadow="tableShadow" hasRadius>
      <Typography tag="h2" variant="delta">
        {heading}
      </Typography>
      <Box paddingTop={3}>{children}</Box>
    </Box>
  );
}

/** A time to the minute, in the reader's language. */
export function useTime(): (at: string) => string {
  const { formatDate } = useIntl();
  return (at) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
}

const TONES: Readonly<Record<Rescan['state'], { back: string; text: string }>> = {
  running: { back: 'primary100', text: 'primary700' },
  done: { back: 'success100', text: 'success700' },
  superseded: { back: 'neutral150', text: 'neutral700' },
};

/** How a rescan stands in one word. */
export function StateBadge({ state }: { readonly state: Rescan['state'] }) {
  const t = useTranslate();
  return (
    <Badge backgroundColor={TONES[state].back} textColor={TONES[state].text}>
      {t(`rescan.state.${state}`)}
    </Badge>
  );
}

/** The design system's own bar is white on white when it is full. */
function Bar({ share }: { readonly share: number }) {
  const t = useTranslate();
  return (
    <Box
      role="progressbar"
      aria-label={t('rescan.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
      background="neutral200"
      hasRadius
      height="0.8rem"
      width="100%"
    >
      <Box background={share === 100 ? 'success600' : 'primary600'} hasRadius height="100%" width={`${share}%`} />
    </Box>
  );
}

function Figures({ one }: { readonly one: Rescan }) {
  const t = useTranslate();
  const { counts, items, unread, unreadPictures, cases } = one;
  const news =
    counts.new === 0
      ? t('rescan.new.none')
      : t(cases === 0 ? 'rescan.new.known' : 'rescan.new', { count: counts.new, cases });
  const lines = [
    news,
    t('rescan.counts', { items, block: counts.block, warn: counts.warn, info: counts.info }),
    ...(unread > 0 ? [t('rescan.unread', { count: unread })] : []),
    ...(unreadPictures > 0 ? [t('rescan.pictures', { count: unreadPictures })] : []),
  ];
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
      {lines.map((line, i) => (
        <Typography key={line} tag="li" {...(i === 0 && counts.new > 0 ? { fontWeight: 'bold' } : {})}>
          {line}
        </Typography>
      ))}
    </Flex>
  );
}

/** How far a rescan is and what it has found; the bar is read out with its share. */
export function RescanStanding({ one }: { readonly one: Rescan }) {
  const t = useTranslate();
  const time = useTime();
  const share = percentOf(one);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        <StateBadge state={one.state} />
        <Typography variant="pi" textColor="neutral600">
          {one.by === null
            ? t('rescan.begun.itself', { time: time(one.startedAt) })
            : t('rescan.begun', { time: time(one.startedAt), name: one.by })}
        </Typography>
      </Flex>
      <Bar share={share} />
      <Typography variant="pi" textColor="neutral600" role="status">
        {t('rescan.done', { done: one.done, total: one.total, share })}
      </Typography>
      <Figures one={one} />
    </Flex>
  );
}
