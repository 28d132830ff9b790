import { Box, Flex, Typography } from '@strapi/design-system';

import type { ChannelReading, ThemeReading } from '../api/types';
import { BulletBar } from '../chart/BulletBar';
import { scaleEnd } from '../chart/geometry';
import { useText } from '../text/use-text';

/** What is beside a bar: the gap, and the server's judgement as a word where it is not fine. */
const Verdict = ({ theme }: { theme: ThemeReading }) => {
  const { t } = useText();
  const gap = Math.abs(Math.round(theme.gap * 100) / 100);
  const kind = gap === 0 ? 'meets' : theme.gap > 0 ? 'lacks' : 'exceeds';
  // The warning colour has too little contrast for letters: the bar has it, the word is bold.
  const color = { ok: 'neutral600', watch: 'neutral800', clear: 'danger700' }[theme.level];
  return (
    <Typography variant="pi" textColor={color} fontWeight={theme.level === 'ok' ? 'regular' : 'bold'}>
      {theme.level === 'ok' ? '' : `${t(`level.${theme.level}`)} · `}
      {t(`gap.${kind}`, { gap })}
    </Typography>
  );
};

/** The bars of one channel, drawn to one scale, with their legend. */
export const ThemeBars = ({ reading }: { reading: ChannelReading }) => {
  const { t } = useText();
  const end = scaleEnd(reading.themes, reading.tolerance);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {reading.themes.map((theme) => (
        <Box key={theme.code} data-print="whole">
          <Flex justifyContent="space-between" gap={2} wrap="wrap">
            <Typography variant="pi" fontWeight="semiBold">
              {theme.name} {Math.round(theme.share * 1000) / 10}% / {theme.target}%
            </Typography>
            <Verdict theme={theme} />
          </Flex>
          <BulletBar theme={theme} tolerance={reading.tolerance} end={end} />
        </Box>
      ))}
      <Typography variant="pi" textColor="neutral600">
        {t('legend')}
      </Typography>
    </Flex>
  );
};
