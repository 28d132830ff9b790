import * as React from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { CalendarDay, CalendarPost, CalendarView, LabelChoices } from '../api/forecast-types';
import { useRemote } from '../api/use-remote';
import { A_MONDAY, monthFrom, type MonthSpan, weeksOf } from '../model/calendar';
import { useText } from '../text/use-text';
import { CalendarPosts } from './CalendarPosts';
import { Failed, Loading } from './RemoteState';

/** Narrower than this a month is a list. */
const NARROW = '48rem';

const Month = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  table-layout: fixed;
  width: 100%;

  caption {
    color: ${({ theme }) => theme.colors.neutral600};
    padding-bottom: ${({ theme }) => theme.spaces[2]};
    text-align: start;
  }
  th,
  td {
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    overflow-wrap: anywhere;
    padding: ${({ theme }) => theme.spaces[1]};
    text-align: start;
    vertical-align: top;
  }
  @media (max-width: ${NARROW}) {
    display: none;
  }
`;

const List = styled.ul`
  @media (min-width: calc(${NARROW} + 0.01px)) {
    display: none;
  }
`;

/** Words of a calendar: days, times in the park's zone, and names of themes. */
interface Naming {
  day(day: string, options: Intl.DateTimeFormatOptions): string;
  time(at: string): string;
  theme(code: string): string;
}

function useNaming(timeZone: string): Naming {
  const intl = useIntl();
  const { remote } = useRemote<LabelChoices>('/balance/labels');
  const themes = remote.state === 'ready' ? remote.value.themes : [];
  return {
    // A day is a day wherever it is looked at from.
    day: (day, options) => intl.formatDate(`${day}T00:00:00Z`, { ...options, timeZone: 'UTC' }),
    time: (at) => intl.formatTime(at, { timeZone }),
    theme: (code) => themes.find((theme) => theme.code === code)?.name ?? code,
  };
}

interface DayProps {
  day: CalendarDay;
  isToday: boolean;
  naming: Naming;
}

/** What a day holds beside its date. */
const DayContent = ({ day: { posts, n, index }, isToday, naming }: DayProps) => {
  const { t } = useText();
  return (
    <>
      {isToday && (
        <Typography variant="pi" fontWeight="bold">
          {t('calendar.today')}
        </Typography>
      )}
      <CalendarPosts posts={posts} timeOf={naming.time} themeOf={naming.theme} />
      {n !== null && index !== null && (posts.length > 0 || isToday) && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('calendar.dayIndex', { n, index })}
        </Typography>
      )}
    </>
  );
};

const MonthTable = ({ view, caption, naming }: { view: CalendarView; caption: string; naming: Naming }) => {
  const weekdays = Array.from({ length: 7 }, (_, i) => A_MONDAY.replace('01', String(i + 1).padStart(2, '0')));
  return (
    <Month>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              {naming.day(day, { weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(view.days).map((week, i) => (
          <tr key={i}>
            {week.map((day, j) => (
              <td key={j} aria-current={day?.day === view.today ? 'date' : undefined}>
                {day && (
                  <>
                    <Typography tag="p" variant="pi" textColor="neutral600">
                      {naming.day(day.day, { day: 'numeric' })}
                    </Typography>
                    <DayContent day={day} isToday={day.day === view.today} naming={naming} />
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Month>
  );
};

/** The days with something on them, one below the other. */
const MonthList = ({ view, caption, naming }: { view: CalendarView; caption: string; naming: Naming }) => (
  <List aria-label={caption}>
    {view.days
      .filter(({ posts }) => posts.length > 0)
      .map((day) => (
        <Box key={day.day} tag="li" paddingTop={2} paddingBottom={2}>
          <Typography tag="p" fontWeight="semiBold">
            {naming.day(day.day, { dateStyle: 'full' })}
          </Typography>
          <DayContent day={day} isToday={day.day === view.today} naming={naming} />
        </Box>
      ))}
  </List>
);

const Undated = ({ posts, naming }: { posts: readonly CalendarPost[]; naming: Naming }) => {
  const { t } = useText();
  if (posts.length === 0) return null;
  return (
    <Box>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('calendar.undated')}
      </Typography>
      <CalendarPosts posts={posts} timeOf={naming.time} themeOf={naming.theme} />
    </Box>
  );
};

interface MonthViewProps {
  view: CalendarView;
  onTurn: (span: MonthSpan) => void;
}

const MonthView = ({ view, onTurn }: MonthViewProps) => {
  const { t } = useText();
  const naming = useNaming(view.timeZone);
  const first = view.days[0]?.day ?? view.today;
  const month = naming.day(first, { year: 'numeric', month: 'long' });
  const caption = t('calendar.caption', { channel: view.name, month });
  const isEmpty = view.days.every(({ posts }) => posts.length === 0);
  const turn = (steps: number) => () => onTurn(monthFrom(first, steps));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} wrap="wrap">
        <Button type="button" size="S" variant="tertiary" onClick={turn(-1)}>
          {t('calendar.previous')}
        </Button>
        <Typography role="status" fontWeight="semiBold">
          {month}
        </Typography>
        <Button type="button" size="S" variant="tertiary" onClick={turn(1)}>
          {t('calendar.next')}
        </Button>
      </Flex>
      {isEmpty && <Typography tag="p">{t('calendar.empty')}</Typography>}
      <MonthTable view={view} caption={caption} naming={naming} />
      {!isEmpty && <MonthList view={view} caption={caption} naming={naming} />}
      <Undated posts={view.undated} naming={naming} />
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('calendar.zone', { timeZone: view.timeZone })}
      </Typography>
    </Flex>
  );
};

/** What is scheduled on a channel, month by month, with the balance that each day would end with. */
export const ScheduleCalendar = ({ channel }: { channel: string }) => {
  const { t } = useText();
  const [span, setSpan] = React.useState<MonthSpan | null>(null);
  const query = new URLSearchParams({ channel, ...span });
  const { remote, reload } = useRemote<CalendarView>(`/balance/calendar?${query.toString()}`);
  if (remote.state === 'loading') return <Loading text={t('calendar.loading')} />;
  if (remote.state === 'failed') return <Failed refusal={remote.refusal} text="calendar.failed" onRetry={reload} />;
  return <MonthView view={remote.value} onTurn={setSpan} />;
};
