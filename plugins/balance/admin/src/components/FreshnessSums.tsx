import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { FreshnessSum } from '../api/freshness-types';
import { inLanguage, sumStanding, sumWords } from '../text/freshness-words';
import { useText } from '../text/use-text';
import { StateMark } from './StateMark';

const SHAPES = { reached: 'late', close: 'soon', clear: 'fresh' } as const;

const Sum = ({ sum }: { sum: FreshnessSum }) => {
  const { t, say } = useText();
  const { locale } = useIntl();
  const standing = sumStanding(sum);
  return (
    <Box tag="li">
      <Flex gap={3} wrap="wrap">
        <Typography fontWeight="semiBold">{inLanguage(sum.name, locale)}</Typography>
        <StateMark state={SHAPES[standing]} words={t(`freshness.sum.${standing}`)} />
      </Flex>
      <Typography tag="p">{sumWords(sum).map(say).join(' ')}</Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {inLanguage(sum.source, locale)}
      </Typography>
    </Box>
  );
};

/** The thresholds for the whole site: how near each is, and what is to be done. */
export const FreshnessSums = ({ sums }: { sums: readonly FreshnessSum[] }) => (
  <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
    {sums.map((sum) => (
      <Sum key={sum.id} sum={sum} />
    ))}
  </Flex>
);
