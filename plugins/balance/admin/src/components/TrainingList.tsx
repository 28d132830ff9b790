import { Box, Button } from '@strapi/design-system';

import type { Training } from '../api/suggestion-types';
import { trainingWords, percent } from '../text/model-words';
import { useText } from '../text/use-text';
import { Figures } from './Figures';

interface LineProps {
  training: Training;
  isOpen: boolean;
  onOpen: (id: number) => void;
}

const Line = ({ training, isOpen, onOpen }: LineProps) => {
  const { t, say, moment } = useText();
  const { id, startedAt, version, evaluation } = training;
  const begun = moment(startedAt);
  return (
    <tr>
      <th scope="row">{begun}</th>
      <td>{say(trainingWords(training))}</td>
      <td>{version ?? '–'}</td>
      <td>{evaluation?.report.posts ?? '–'}</td>
      <td>{percent(evaluation?.report.accuracy ?? null)}</td>
      <td>
        {evaluation && (
          <Button
            type="button"
            size="S"
            variant="tertiary"
            aria-pressed={isOpen}
            aria-label={t('models.openNamed', { time: begun })}
            onClick={() => onOpen(id)}
          >
            {t('models.open')}
          </Button>
        )}
      </td>
    </tr>
  );
};

const COLUMNS = ['begun', 'outcome', 'version', 'tested', 'accuracy', 'evaluation'] as const;

interface TrainingListProps {
  trainings: readonly Training[];
  /** The one whose evaluation is shown. */
  open: number | null;
  onOpen: (id: number) => void;
}

/** The trainings that are remembered, newest first. */
export const TrainingList = ({ trainings, open, onOpen }: TrainingListProps) => {
  const { t } = useText();
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={t('models.table.trainings')}>
      <Figures>
        <caption>{t('models.table.trainings')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`models.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trainings.map((training) => (
            <Line key={training.id} training={training} isOpen={training.id === open} onOpen={onOpen} />
          ))}
        </tbody>
      </Figures>
    </Box>
  );
};
