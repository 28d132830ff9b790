import { Flex, Typography } from '@strapi/design-system';

import type { ModelsOverview, Training } from '../api/suggestion-types';
import { evaluationTables, themeNames } from '../text/model-words';
import { useText } from '../text/use-text';
import { FigureTable } from './FigureTable';

interface EvaluationViewProps {
  training: Training;
  themes: ModelsOverview['themes'];
}

/** Every table of one training's evaluation. */
export const EvaluationView = ({ training, themes }: EvaluationViewProps) => {
  const { t, moment } = useText();
  const { evaluation, startedAt, trainedOn, isWhole } = training;
  if (evaluation === null) return null;
  const names = themeNames(training.themes ?? [], themes);
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={5} aria-labelledby="balance-evaluation">
      <Typography tag="h2" variant="beta" id="balance-evaluation">
        {t('models.evaluation', { time: moment(startedAt) })}
      </Typography>
      {trainedOn && <Typography tag="p">{t('models.trainedOn', { ...trainedOn })}</Typography>}
      {isWhole === false && <Typography tag="p">{t('models.notWhole')}</Typography>}
      {evaluation.report.posts === 0 ? (
        <Typography tag="p">{t('models.untested')}</Typography>
      ) : (
        evaluationTables(evaluation, names).map((table) => <FigureTable key={table.caption} {...table} />)
      )}
    </Flex>
  );
};
