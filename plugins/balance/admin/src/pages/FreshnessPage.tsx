import { Box, Flex, Link, Main, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import type { Board } from '../api/freshness-types';
import { useRemote } from '../api/use-remote';
import { Disclosure } from '../components/Disclosure';
import { FreshnessSums } from '../components/FreshnessSums';
import { FreshnessTable } from '../components/FreshnessTable';
import { LimitsForm } from '../components/LimitsForm';
import { Failed, Loading } from '../components/RemoteState';
import { PAGE_PATH } from '../plugin-id';
import { useParkMoment } from '../text/use-park-moment';
import { useText } from '../text/use-text';

const Card = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box tag="section" aria-label={title} background="neutral0" hasRadius shadow="tableShadow" padding={6}>
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="h2" variant="beta">
        {title}
      </Typography>
      {children}
    </Flex>
  </Box>
);

const BoardView = ({ board, onSaved }: { board: Board; onSaved: (board: Board) => void }) => {
  const { t } = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card title={t('freshness.columns')}>
        <FreshnessTable kind="columns" board={board} />
      </Card>
      <Card title={t('freshness.accounts')}>
        <FreshnessTable kind="accounts" board={board} />
      </Card>
      {board.columns.length > 0 && (
        <Card title={t('freshness.sums')}>
          <FreshnessSums sums={board.sums} />
        </Card>
      )}
      <Card title={t('freshness.how')}>
        <Typography tag="p">{t('freshness.how.text')}</Typography>
        {board.writable ? (
          <Disclosure label={t('freshness.limits')}>
            <LimitsForm board={board} onSaved={onSaved} />
          </Disclosure>
        ) : (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('freshness.limits.readOnly')}
          </Typography>
        )}
      </Card>
    </Flex>
  );
};

/** Columns and accounts against their update limits, and the thresholds for the whole site. */
export const FreshnessPage = () => {
  const { t } = useText();
  const { remote, reload, replace } = useRemote<Board>('/balance/freshness');
  const moment = useParkMoment(remote.state === 'ready' ? remote.value.timeZone : 'UTC');
  const subtitle = remote.state === 'ready' ? t('freshness.subtitle', { at: moment(remote.value.at) }) : undefined;
  const back = (
    <Link tag={RouterLink} to={`/${PAGE_PATH}`} startIcon={<ArrowLeft />}>
      {t('name')}
    </Link>
  );
  return (
    <Main>
      <Layouts.Header title={t('freshness.title')} subtitle={subtitle} navigationAction={back} />
      <Layouts.Content>
        <Box paddingBottom={8}>
          {remote.state === 'loading' && <Loading text={t('freshness.loading')} />}
          {remote.state === 'failed' && <Failed refusal={remote.refusal} text="freshness.failed" onRetry={reload} />}
          {remote.state === 'ready' && <BoardView board={remote.value} onSaved={replace} />}
        </Box>
      </Layouts.Content>
    </Main>
  );
};
