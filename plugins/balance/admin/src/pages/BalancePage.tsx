import { Box, Flex, Link, Main, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import type { ChannelReading, Overview } from '../api/types';
import { useRemote } from '../api/use-remote';
import { Disclosure } from '../components/Disclosure';
import { MeterView } from '../components/MeterView';
import { Failed, Loading } from '../components/RemoteState';
import { ScheduleCalendar } from '../components/ScheduleCalendar';
import { Targets } from '../components/Targets';
import { MODELS_PART, PAGE_PATH } from '../plugin-id';
import { type Text, useText } from '../text/use-text';

const ChannelCard = ({ reading, onSaved }: { reading: ChannelReading; onSaved: () => void }) => {
  const { t } = useText();
  return (
    <Box tag="section" aria-label={reading.name} background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="beta">
          {reading.name}
        </Typography>
        <MeterView reading={reading} roomy />
        <Disclosure label={t('calendar.title')}>
          <ScheduleCalendar channel={reading.channel} />
        </Disclosure>
        <Disclosure label={t('targets')}>
          <Targets channel={reading.channel} onSaved={onSaved} />
        </Disclosure>
      </Flex>
    </Box>
  );
};

const Channels = ({ overview, onSaved }: { overview: Overview; onSaved: () => void }) => {
  const { t } = useText();
  const { index, channels } = overview;
  if (channels.length === 0) return <Typography>{t('channels.empty')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Typography tag="p" variant="delta">
        {index === null ? t('page.overallEmpty') : t('page.overall', { index })}
      </Typography>
      {channels.map((reading) => (
        <ChannelCard key={reading.channel} reading={reading} onSaved={onSaved} />
      ))}
    </Flex>
  );
};

/** The way to the page of the theme suggestion. */
const SuggestionLink = () => {
  const { t } = useText();
  return (
    <Link tag={RouterLink} to={`/${PAGE_PATH}/${MODELS_PART}`}>
      {t('models.title')}
    </Link>
  );
};

/** First and last day of a half-open window, in the park's zone. */
function windowDays({ from, to, timeZone }: Overview, day: Text['day']): { from: string; to: string } {
  const last = new Date(new Date(to).getTime() - 1).toISOString();
  return { from: day(from, timeZone), to: day(last, timeZone) };
}

/** All channels this month, each with its numbers and targets. */
export const BalancePage = () => {
  const { t, day } = useText();
  const { remote, reload } = useRemote<Overview>('/balance/meter');
  const subtitle = remote.state === 'ready' ? t('page.subtitle', windowDays(remote.value, day)) : undefined;
  return (
    <Main>
      <Layouts.Header title={t('name')} subtitle={subtitle} secondaryAction={<SuggestionLink />} />
      <Layouts.Content>
        <Box paddingBottom={8}>
          {remote.state === 'loading' && <Loading text={t('loading')} />}
          {remote.state === 'failed' && <Failed refusal={remote.refusal} text="failed" onRetry={reload} />}
          {remote.state === 'ready' && <Channels overview={remote.value} onSaved={reload} />}
        </Box>
      </Layouts.Content>
    </Main>
  );
};
