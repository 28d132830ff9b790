import * as React from 'react';
import { Box, Button, Flex, Link, Main, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { refusalOf } from '../api/refusal';
import type { ModelsOverview } from '../api/suggestion-types';
import { useRemote } from '../api/use-remote';
import { EvaluationView } from '../components/EvaluationView';
import { FigureTable } from '../components/FigureTable';
import { ModelInUse } from '../components/ModelInUse';
import { Failed, Loading } from '../components/RemoteState';
import { TrainingList } from '../components/TrainingList';
import { PAGE_PATH } from '../plugin-id';
import { choicesTable } from '../text/model-words';
import { useText } from '../text/use-text';

/** Milliseconds between two looks while a training is under way. */
const POLL = 2000;

const Card = ({ children }: { children: React.ReactNode }) => (
  <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
    <Flex direction="column" alignItems="stretch" gap={4}>
      {children}
    </Flex>
  </Box>
);

/** Asks for a training. */
function useTraining(reload: () => void): { ask: () => Promise<void>; refusal: string | null } {
  const { post } = useFetchClient();
  const [refusal, setRefusal] = React.useState<string | null>(null);
  const ask = async (): Promise<void> => {
    try {
      await post('/balance/models', {});
      setRefusal(null);
    } catch (error) {
      setRefusal(refusalOf(error).message);
    }
    reload();
  };
  return { ask, refusal };
}

const TrainNow = ({ isRunning, reload }: { isRunning: boolean; reload: () => void }) => {
  const { t } = useText();
  const { ask, refusal } = useTraining(reload);
  return (
    <Flex gap={3} wrap="wrap">
      {/* Not disabled while one is under way: that would take the focus from whoever has just pressed it. */}
      <Button type="button" variant="secondary" aria-disabled={isRunning} onClick={() => !isRunning && void ask()}>
        {t('models.train')}
      </Button>
      <Typography role="status">{isRunning ? t('models.running') : ''}</Typography>
      {refusal !== null && (
        <Typography role="alert" textColor="danger700">
          {t('models.trainFailed', { message: refusal })}
        </Typography>
      )}
    </Flex>
  );
};

const Models = ({ overview, reload }: { overview: ModelsOverview; reload: () => void }) => {
  const { t } = useText();
  const { trainings, themes, trainable, choices } = overview;
  const [chosen, setChosen] = React.useState<number | null>(null);
  const isRunning = trainings.some(({ state }) => state === 'running');
  const newest = trainings.find(({ evaluation }) => evaluation !== null)?.id ?? null;
  const open = trainings.some(({ id }) => id === chosen) ? chosen : newest;
  const shown = trainings.find(({ id }) => id === open);

  React.useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(reload, POLL);
    return () => clearInterval(timer);
  }, [isRunning, reload]);

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card>
        <Typography tag="h2" variant="beta">
          {t('models.inUse')}
        </Typography>
        <ModelInUse overview={overview} />
        {trainable && <TrainNow isRunning={isRunning} reload={reload} />}
      </Card>
      <Card>
        <Typography tag="h2" variant="beta">
          {t('models.choices')}
        </Typography>
        <Typography tag="p">{t('models.choices.text')}</Typography>
        {choices.blind.posts + choices.shown.posts > 0 && <FigureTable {...choicesTable(choices)} />}
      </Card>
      <Card>
        <Typography tag="h2" variant="beta">
          {t('models.limits')}
        </Typography>
        <Typography tag="p">{t('models.limits.text')}</Typography>
      </Card>
      <Card>
        {trainings.length === 0 ? (
          <Typography tag="p">{t('models.empty')}</Typography>
        ) : (
          <TrainingList trainings={trainings} open={open} onOpen={setChosen} />
        )}
      </Card>
      {shown && (
        <Card>
          <EvaluationView training={shown} themes={themes} />
        </Card>
      )}
    </Flex>
  );
};

/** How good the theme suggestion is, and what is not known of it. */
export const ModelsPage = () => {
  const { t } = useText();
  const { remote, reload } = useRemote<ModelsOverview>('/balance/models');
  const back = (
    <Link tag={RouterLink} to={`/${PAGE_PATH}`} startIcon={<ArrowLeft />}>
      {t('name')}
    </Link>
  );
  return (
    <Main>
      <Layouts.Header title={t('models.title')} subtitle={t('models.subtitle')} navigationAction={back} />
      <Layouts.Content>
        <Box paddingBottom={8}>
          {remote.state === 'loading' && <Loading text={t('models.loading')} />}
          {remote.state === 'failed' && <Failed refusal={remote.refusal} text="models.failed" onRetry={reload} />}
          {remote.state === 'ready' && <Models overview={remote.value} reload={reload} />}
        </Box>
      </Layouts.Content>
    </Main>
  );
};
