import * as React from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { offsetsOf } from '../../../server/src/core/zone';
import { type History, historyPath } from '../api/history';
import type { ChannelReading } from '../api/types';
import { useRemote } from '../api/use-remote';
import { sparkGeometry } from '../chart/spark';
import { Sparkline } from '../chart/Sparkline';
import { FEWEST_POSTS_FOR_LEVELS } from '../text/sentences';
import { historyDescription } from '../text/summary';
import { useText } from '../text/use-text';
import { Disclosure } from './Disclosure';
import { Numbers } from './Figures';
import { Failed, Loading } from './RemoteState';

interface CourseProps {
  reading: ChannelReading;
  history: History;
}

/** First and last day of a half-open stretch of time. */
function useDays(timeZone: string): (stretch: { from: string; to: string }) => { from: string; to: string } {
  const { day } = useText();
  return ({ from, to }) => ({
    from: day(from, timeZone),
    to: day(new Date(Date.parse(to) - 1).toISOString(), timeZone),
  });
}

const HistoryTable = ({ reading, history }: CourseProps) => {
  const { t } = useText();
  const days = useDays(history.timeZone);
  const caption = t('spark.table', { channel: reading.name });
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={caption}>
      <Numbers>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {(['week', 'n', 'index', 'best'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`spark.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history.points.map((point) => (
            <tr key={point.from}>
              <th scope="row">{t('period.days', days(point))}</th>
              <td>{point.n}</td>
              <td>{point.index ?? '–'}</td>
              <td>{point.best ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </Numbers>
    </Box>
  );
};

const Course = ({ reading, history }: CourseProps) => {
  const { t, say } = useText();
  const intl = useIntl();
  const days = useDays(history.timeZone);
  const { points, timeZone } = history;
  const geometry = React.useMemo(
    () => sparkGeometry(points, reading, offsetsOf(timeZone)),
    [points, reading, timeZone],
  );
  const [first, last] = [points[0], points.at(-1)];
  const description = historyDescription(points);
  if (first === undefined || last === undefined || description === null)
    return (
      <Typography tag="p" variant="pi">
        {t('spark.empty')}
      </Typography>
    );
  const ends = days({ from: first.from, to: last.to });
  return (
    <>
      <Sparkline
        geometry={geometry}
        title={t('spark.title', { channel: reading.name, ...ends })}
        description={say(description)}
        monthName={(at) => intl.formatDate(at, { month: 'short', timeZone })}
      />
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say(description)} {t('spark.legend', { fewest: FEWEST_POSTS_FOR_LEVELS })}
      </Typography>
      <Disclosure label={t('table.show')} printed>
        <HistoryTable reading={reading} history={history} />
      </Disclosure>
    </>
  );
};

interface IndexHistoryProps {
  reading: ChannelReading;
  timeZone: string;
}

/** The index of one channel over the half year that ends with the window, week by week. */
export const IndexHistory = ({ reading, timeZone }: IndexHistoryProps) => {
  const { t } = useText();
  // The day it is when the page is opened: a page left open over midnight goes on showing what it showed.
  const [now] = React.useState(() => Date.now());
  const { remote, reload } = useRemote<History>(historyPath(reading.channel, reading, now, offsetsOf(timeZone)));
  // A server that keeps no history answers 404: then there is nothing to show.
  if (remote.state === 'failed' && remote.refusal.status === 404) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="delta">
        {t('spark')}
      </Typography>
      {remote.state === 'loading' && <Loading text={t('spark.loading')} />}
      {remote.state === 'failed' && <Failed refusal={remote.refusal} text="spark.failed" onRetry={reload} />}
      {remote.state === 'ready' && <Course reading={reading} history={remote.value} />}
    </Flex>
  );
};
