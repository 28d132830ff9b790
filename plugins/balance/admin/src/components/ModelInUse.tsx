import { Box, Typography } from '@strapi/design-system';

import type { ModelsOverview } from '../api/suggestion-types';
import { modelWords, themeNames } from '../text/model-words';
import { useText } from '../text/use-text';

/** Which model suggests at present, what it rests on, and which themes it cannot know. */
export const ModelInUse = ({ overview }: { overview: ModelsOverview }) => {
  const { t, say, list, day } = useText();
  const { inUse, unknownThemes, goneThemes, everyHours } = overview;
  const names = (codes: readonly string[]): string => list(themeNames(codes, overview.themes));
  return (
    <Box>
      {modelWords(inUse).map((line) => (
        <Typography key={line.id} tag="p">
          {say(line)}
        </Typography>
      ))}
      {inUse.until !== null && <Typography tag="p">{t('models.until', { day: day(inUse.until, 'UTC') })}</Typography>}
      {unknownThemes.length > 0 && (
        <Typography tag="p" textColor="warning700">
          {t('models.unknownThemes', { names: names(unknownThemes) })}
        </Typography>
      )}
      {goneThemes.length > 0 && (
        <Typography tag="p" textColor="warning700">
          {t('models.goneThemes', { names: names(goneThemes) })}
        </Typography>
      )}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {everyHours === 0 ? t('models.byHand') : t('models.every', { hours: everyHours })}
      </Typography>
    </Box>
  );
};
