import * as React from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';

import type { ChannelTargets } from '../api/types';
import { useRemote } from '../api/use-remote';
import { useText } from '../text/use-text';
import { Failed, Loading } from './RemoteState';
import { TargetsForm } from './TargetsForm';
import { TargetsHistory } from './TargetsHistory';

/** The targets as text, for those who may not change them. */
const ReadOnly = ({ current }: { current: ChannelTargets }) => {
  const { t } = useText();
  return (
    <Box>
      <Flex tag="ul" gap={4} wrap="wrap">
        {current.themes.map(({ code, name }) => (
          <Typography key={code} tag="li">
            {name} {current.targets[code] ?? 0}%
          </Typography>
        ))}
        <Typography tag="li">
          {t('targets.tolerance')} {current.tolerance}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('targets.readOnly')}
      </Typography>
    </Box>
  );
};

interface TargetsProps {
  channel: string;
  /** The meter has to be read again. */
  onSaved: () => void;
}

/** A channel's targets: a form, or text where the server says that this user may not write. */
export const Targets = ({ channel, onSaved }: TargetsProps) => {
  const { t, day } = useText();
  const path = `/balance/targets?channel=${encodeURIComponent(channel)}`;
  const { remote, reload, replace } = useRemote<ChannelTargets>(path);
  const [saves, setSaves] = React.useState(0);
  if (remote.state === 'loading') return <Loading text={t('targets.loading')} />;
  if (remote.state === 'failed') return <Failed refusal={remote.refusal} text="targets.failed" onRetry={reload} />;
  const { value: current } = remote;
  const saved = (next: ChannelTargets): void => {
    replace(next);
    setSaves((before) => before + 1);
    onSaved();
  };
  const since = current.effectiveFrom;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography variant="pi" textColor="neutral600">
        {since === null ? t('targets.never') : t('targets.since', { date: day(since) })}
      </Typography>
      {current.writable ? <TargetsForm current={current} onSaved={saved} /> : <ReadOnly current={current} />}
      <TargetsHistory key={saves} channel={channel} themes={current.themes} onWithdrawn={onSaved} />
    </Flex>
  );
};
