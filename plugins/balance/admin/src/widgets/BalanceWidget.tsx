import { Tabs, Typography } from '@strapi/design-system';

import type { Overview } from '../api/types';
import { useRemote } from '../api/use-remote';
import { MeterView } from '../components/MeterView';
import { Failed, Loading } from '../components/RemoteState';
import { useText } from '../text/use-text';

const ChannelTabs = ({ channels }: Pick<Overview, 'channels'>) => {
  const { t } = useText();
  const [first] = channels;
  if (first === undefined) return <Typography>{t('channels.empty')}</Typography>;
  return (
    <Tabs.Root defaultValue={first.channel} variant="simple">
      <Tabs.List aria-label={t('channels')}>
        {channels.map(({ channel, name }) => (
          <Tabs.Trigger key={channel} value={channel}>
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {channels.map((reading) => (
        <Tabs.Content key={reading.channel} value={reading.channel}>
          <MeterView reading={reading} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
};

/** The home page's meter: this month, one channel at a time. */
export const BalanceWidget = () => {
  const { t } = useText();
  const { remote, reload } = useRemote<Overview>('/balance/meter');
  if (remote.state === 'loading') return <Loading text={t('loading')} />;
  if (remote.state === 'failed') return <Failed refusal={remote.refusal} text="failed" onRetry={reload} />;
  return <ChannelTabs channels={remote.value.channels} />;
};
