import { Flex, Typography } from '@strapi/design-system';

import type { Overview } from '../api/types';
import { useRemote } from '../api/use-remote';
import { themesOf } from '../chart/stack';
import { ChannelBar, ChannelLine } from '../components/ChannelsOverview';
import { Failed, Loading } from '../components/RemoteState';
import { useText } from '../text/use-text';

const Channels = ({ channels }: Pick<Overview, 'channels'>) => {
  const { t } = useText();
  const themes = themesOf(channels);
  if (channels.length === 0) return <Typography>{t('channels.empty')}</Typography>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
      {channels.map((reading) => (
        <li key={reading.channel}>
          <ChannelLine reading={reading} plans>
            <Typography fontWeight="bold">{reading.name}</Typography>
          </ChannelLine>
          <ChannelBar reading={reading} themes={themes} />
        </li>
      ))}
    </Flex>
  );
};

/** The home page's meter: this month, every channel in a few lines. */
export const BalanceWidget = () => {
  const { t } = useText();
  const { remote, reload } = useRemote<Overview>('/balance/meter');
  if (remote.state === 'loading') return <Loading text={t('loading')} />;
  if (remote.state === 'failed') return <Failed refusal={remote.refusal} text="failed" onRetry={reload} />;
  return <Channels channels={remote.value.channels} />;
};
