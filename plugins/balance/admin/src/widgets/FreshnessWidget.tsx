import { Flex, Typography } from '@strapi/design-system';

import type { Board } from '../api/freshness-types';
import { useRemote } from '../api/use-remote';
import { Failed, Loading } from '../components/RemoteState';
import { StateMark } from '../components/StateMark';
import { timeLeft, urgentLines, WIDGET_DAYS, WIDGET_LINES } from '../text/freshness-words';
import { useText } from '../text/use-text';

const Urgent = ({ board }: { board: Board }) => {
  const { t, say } = useText();
  const urgent = urgentLines(board);
  if (urgent.length === 0) return <Typography>{t('freshness.widget.empty', { days: WIDGET_DAYS })}</Typography>;
  const more = urgent.length - WIDGET_LINES;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {urgent.slice(0, WIDGET_LINES).map((line) => (
          <Flex key={`${line.kind} ${line.code}`} tag="li" gap={3} justifyContent="space-between" wrap="wrap">
            <Typography>{line.name}</Typography>
            <StateMark state={line.state} words={say(timeLeft(line))} />
          </Flex>
        ))}
      </Flex>
      {more > 0 && <Typography textColor="neutral600">{t('freshness.widget.more', { more })}</Typography>}
    </Flex>
  );
};

/** On the home page: columns and accounts that are late or due within three days. */
export const FreshnessWidget = () => {
  const { t } = useText();
  const { remote, reload } = useRemote<Board>('/balance/freshness');
  if (remote.state === 'loading') return <Loading text={t('freshness.loading')} />;
  if (remote.state === 'failed') return <Failed refusal={remote.refusal} text="freshness.failed" onRetry={reload} />;
  return <Urgent board={remote.value} />;
};
