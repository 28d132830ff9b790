import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { CalendarAnswer, CalendarDay, DayKind } from '../api/calendar';
import { useTranslate } from '../hooks/useTranslate';
import { useWords } from '../hooks/useWords';
import { monthsOf, type Month } from '../model/calendar';
import { ToneBadge } from './ToneBadge';

/** Days that are marked: a colour, and a word for whoever does not see it. */
const MARKED: Readonly<Partial<Record<DayKind, { background: string; text: string }>>> = {
  off: { background: 'danger100', text: 'danger700' },
  'make-up': { background: 'warning100', text: 'neutral800' },
};

/** 5 January 1970 was a Monday. */
const monday = (weekday: number): number => Date.UTC(1970, 0, 5 + weekday);

function DayCell({ day }: { readonly day: CalendarDay | null }) {
  const t = useTranslate();
  const words = useWords();
  if (day === null) return <td />;
  const mark = MARKED[day.kind];
  const name = day.name === null ? '' : words(day.name);
  const number = Number(day.date.slice(8));
  return (
    <Box
      tag="td"
      {...(mark ? { background: mark.background } : {})}
      {...(name ? { title: name } : {})}
      padding={1}
      hasRadius
      style={{ textAlign: 'center', verticalAlign: 'top' }}
    >
      <Typography variant="pi" textColor={mark?.text ?? (day.kind === 'rest' ? 'neutral600' : 'neutral800')}>
        {number}
        {mark ? <sup aria-hidden>{t(`calendar.mark.${day.kind}`)}</sup> : null}
        {mark ? <VisuallyHidden>{` ${t(`calendar.kind.${day.kind}`)} ${name}`}</VisuallyHidden> : null}
      </Typography>
    </Box>
  );
}

function MonthTable({ month: { month, weeks }, year }: { readonly month: Month; readonly year: number }) {
  const { formatDate } = useIntl();
  const name = formatDate(Date.UTC(year, month - 1, 15), { month: 'long', timeZone: 'UTC' });
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={3}>
      <table style={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'separate' }}>
        <caption style={{ textAlign: 'start', paddingBottom: '0.5rem' }}>
          <Typography variant="omega" fontWeight="bold">
            {name}
          </Typography>
        </caption>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, index) => (
              <th key={index} scope="col" abbr={formatDate(monday(index), { weekday: 'long', timeZone: 'UTC' })}>
                <Typography variant="pi" textColor="neutral600">
                  {formatDate(monday(index), { weekday: 'narrow', timeZone: 'UTC' })}
                </Typography>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, index) => (
            <tr key={index}>
              {week.map((day, column) => (
                <DayCell key={day?.date ?? `none-${column}`} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

/** Where a year comes from, how sure it is, and what is not known of it. */
function YearFacts({ data }: { readonly data: CalendarAnswer }) {
  const t = useTranslate();
  const words = useWords();
  const { year } = data;
  const { source } = year;
  const hours = data.calendar.officeHours.map(({ from, to }) => `${from}–${to}`).join(t('separator'));
  const titled = [source.title, source.number].filter(Boolean).join(' ');
  return (
    <Box
      tag="section"
      aria-label={t('calendar.facts')}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      padding={4}
    >
      <Flex direction="column" alignItems="flex-start" gap={2} style={{ overflowWrap: 'anywhere' }}>
        <Flex gap={2} wrap="wrap">
          <Typography tag="h2" variant="delta">
            {t('calendar.year', { year: year.year })}
          </Typography>
          {year.provisional ? <ToneBadge tone="warning">{t('calendar.provisional')}</ToneBadge> : null}
        </Flex>
        <Typography tag="p" variant="pi">
          {t('calendar.hours', { hours, zone: data.calendar.timeZone, days: year.worked })}
        </Typography>
        <Typography tag="p" variant="pi">
          {t('calendar.source')}{' '}
          {source.url ? (
            <a href={source.url} target="_blank" rel="noreferrer">
              {titled}
            </a>
          ) : (
            titled
          )}{' '}
          {t('calendar.source-date', { date: source.date })}
        </Typography>
        <Typography tag="p" variant="pi" textColor={year.provisional ? 'neutral800' : 'neutral600'}>
          {words(year.note)}
        </Typography>
        <Flex gap={4} wrap="wrap">
          {(['off', 'make-up'] as const).map((kind) => (
            <Typography key={kind} variant="pi">
              <Typography
                aria-hidden
                variant="pi"
                textColor={MARKED[kind]?.text}
                style={{ paddingInlineEnd: '0.4rem' }}
                fontWeight="bold"
              >
                {t(`calendar.mark.${kind}`)}
              </Typography>
              {t(`calendar.kind.${kind}`)}
            </Typography>
          ))}
        </Flex>
      </Flex>
    </Box>
  );
}

/** A year: its facts, and its months with days off and days worked against their weekday. */
export function CalendarYearView({ data }: { readonly data: CalendarAnswer }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <YearFacts data={data} />
      <Box style={{ display: 'grid', gap: '1.6rem', gridTemplateColumns: 'repeat(auto-fill, minmax(25rem, 1fr))' }}>
        {monthsOf(data.year.days).map((month) => (
          <MonthTable key={month.month} month={month} year={data.year.year} />
        ))}
      </Box>
    </Flex>
  );
}
