import { Box, Flex, Typography } from '@strapi/design-system';

import type { Level } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { personText, quorumKey, seatsToShow } from '../model/levels';
import { SeatList } from './SeatList';

const MARKS: Readonly<Record<Level['state'], string>> = { done: '✓', current: '●', todo: '○' };

const COLOURS = { done: 'success700', current: 'primary600', todo: 'neutral600' } as const;

function LevelStep({ level }: { readonly level: Level }) {
  const t = useTranslate();
  return (
    <Flex tag="li" gap={3} alignItems="flex-start" aria-current={level.state === 'current' ? 'step' : undefined}>
      <Typography aria-hidden width="1.6rem" textAlign="center" textColor={COLOURS[level.state]}>
        {MARKS[level.state]}
      </Typography>
      <Box>
        <Typography tag="p" variant="omega" fontWeight={level.state === 'current' ? 'bold' : 'regular'}>
          {level.name}{' '}
          <Typography variant="pi" textColor={COLOURS[level.state]}>
            {t(`level.${level.state}`)}
          </Typography>
        </Typography>
        {quorumKey(level) === null ? null : (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t(`quorum.${quorumKey(level)}`, { needed: level.quorum?.needed ?? 0, size: level.quorum?.size ?? 0 })}
          </Typography>
        )}
        {seatsToShow(level).length > 0 ? (
          <SeatList level={level} />
        ) : (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {level.signers.map(personText).join(t('separator')) || t('level.nobody')}
          </Typography>
        )}
      </Box>
    </Flex>
  );
}

/** The levels of the run from the first signature to the last, and where it stands. */
export function LevelStepper({ levels }: { readonly levels: readonly Level[] }) {
  const t = useTranslate();
  if (levels.length === 0) return null;
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={2} aria-label={t('level.list')}>
      {levels.map((level) => (
        <LevelStep key={level.key} level={level} />
      ))}
    </Flex>
  );
}
