import * as React from 'react';
import { Box, Flex, lightTheme, Main, Typography, VisuallyHidden } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { ThemeProvider } from 'styled-components';

import { type Day, dayAt, offsetsOf } from '../../../server/src/core/zone';
import type { ChannelReading, Overview } from '../api/types';
import { useRemote } from '../api/use-remote';
import { anchorOf, ChannelsOverview } from '../components/ChannelsOverview';
import { Disclosure } from '../components/Disclosure';
import { FileButtons } from '../components/FileButtons';
import { IndexHistory } from '../components/IndexHistory';
import { MeterView } from '../components/MeterView';
import { PeriodBar } from '../components/PeriodBar';
import { PrintStyle } from '../components/PrintStyle';
import { Failed, Loading } from '../components/RemoteState';
import { ScheduleCalendar } from '../components/ScheduleCalendar';
import { Targets } from '../components/Targets';
import { dayText, daysOf, isRunning, meterQuery, readPeriod, writePeriod } from '../model/period';
import { usePrinting } from '../model/use-printing';
import type { PeriodName } from '../text/sentences';
import { usePeriodWords } from '../text/use-period-words';
import { type Text, useText } from '../text/use-text';

interface ChannelCardProps {
  reading: ChannelReading;
  timeZone: string;
  period: PeriodName;
  onSaved: () => void;
}

const ChannelCard = ({ reading, timeZone, period, onSaved }: ChannelCardProps) => {
  const { t } = useText();
  return (
    <Box
      tag="section"
      id={anchorOf(reading.channel)}
      aria-label={reading.name}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={{ initial: 4, large: 6 }}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="beta">
          {reading.name}
        </Typography>
        <MeterView reading={reading} period={period} />
        <IndexHistory reading={reading} timeZone={timeZone} />
        <Disclosure label={t('calendar.title')} printed>
          <ScheduleCalendar channel={reading.channel} />
        </Disclosure>
        <Disclosure label={t('targets')}>
          <Targets channel={reading.channel} onSaved={onSaved} />
        </Disclosure>
      </Flex>
    </Box>
  );
};

/** First and last day of a half-open window, in the park's zone. */
function windowDays({ from, to, timeZone }: Overview, day: Text['day']): { from: string; to: string } {
  const last = new Date(new Date(to).getTime() - 1).toISOString();
  return { from: day(from, timeZone), to: day(last, timeZone) };
}

interface ChannelsProps {
  overview: Overview;
  period: PeriodName;
  onSaved: () => void;
}

const Channels = ({ overview, period, onSaved }: ChannelsProps) => {
  const { t, day } = useText();
  const { index, channels, timeZone } = overview;
  const overall = index === null ? t('page.overallEmpty') : t('page.overall', { index });
  if (channels.length === 0) return <Typography role="status">{t('channels.empty')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography textColor="neutral600">{t('page.subtitle', windowDays(overview, day))}</Typography>
        <FileButtons overview={overview} />
      </Flex>
      <VisuallyHidden>
        <Typography role="status">{t('page.status', { period: period.name, overall })}</Typography>
      </VisuallyHidden>
      <ChannelsOverview overview={overview} period={period} />
      {channels.map((reading) => (
        <ChannelCard key={reading.channel} reading={reading} timeZone={timeZone} period={period} onSaved={onSaved} />
      ))}
    </Flex>
  );
};

interface ReadingsProps {
  /** What the server is asked, beginning with `?` or empty. */
  query: string;
  period: PeriodName;
  onZone: (timeZone: string) => void;
}

const Readings = ({ query, period, onZone }: ReadingsProps) => {
  const { t } = useText();
  const { remote, reload } = useRemote<Overview>(`/balance/meter${query}`);
  const timeZone = remote.state === 'ready' ? remote.value.timeZone : null;
  React.useEffect(() => {
    if (timeZone !== null) onZone(timeZone);
  }, [timeZone, onZone]);
  if (remote.state === 'loading') return <Loading text={t('loading')} />;
  if (remote.state === 'failed') return <Failed refusal={remote.refusal} text="failed" onRetry={reload} />;
  return <Channels overview={remote.value} period={period} onSaved={reload} />;
};

/** The days a period has, those of the running month among them. */
const monthOf = ({ year, month }: Day) => ({
  from: dayText({ year, month, day: 1 }),
  to: dayText({ year, month: month + 1, day: 1 }),
});

/** All channels in one stretch of time, each with its numbers and targets. The address says which. */
const Meter = () => {
  const words = usePeriodWords();
  const [search, setSearch] = useSearchParams();
  // Until the server has said where the park is, it is where the browser is.
  const [timeZone, setTimeZone] = React.useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const today = dayAt(Date.now(), offsetsOf(timeZone));
  const period = readPeriod(search);
  const query = meterQuery(period, today);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
      <PeriodBar
        period={period}
        today={today}
        days={daysOf(period, today) ?? monthOf(today)}
        onChange={(next) => setSearch(writePeriod(next))}
      />
      {/* Anew for each stretch of time: numbers of the one before must not stand under its name. */}
      <Readings
        key={query}
        query={query}
        period={{ name: words(period), running: isRunning(period, today) }}
        onZone={setTimeZone}
      />
    </Flex>
  );
};

/** The meter's page; on paper in the light colours, whatever the screen has. */
export const BalancePage = () => {
  const { t } = useText();
  const printing = usePrinting();
  return (
    <ThemeProvider theme={(theme) => (printing || theme === undefined ? lightTheme : theme)}>
      <PrintStyle />
      <Main>
        <Layouts.Header title={t('name')} />
        <Layouts.Content>
          <Meter />
        </Layouts.Content>
      </Main>
    </ThemeProvider>
  );
};
