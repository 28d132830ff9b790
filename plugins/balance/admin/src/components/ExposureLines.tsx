import { Box, Flex, Typography } from '@strapi/design-system';

import type { ChannelReading } from '../api/types';
import { exposureSentences, exposureTable } from '../text/exposure-words';
import { useText } from '../text/use-text';
import { Disclosure } from './Disclosure';
import { FigureTable } from './FigureTable';

/** What screens really played and what stood where in the feed, beside the index of posts. Nothing where there is none. */
export const ExposureLines = ({ reading }: { reading: ChannelReading }) => {
  const { t, say } = useText();
  const table = exposureTable(reading);
  if (table === null) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {exposureSentences(reading).map(({ message, amount }) => (
        <Typography key={message.id} tag="p">
          {say({ ...message, values: { ...message.values, amount: say(amount) } })}
        </Typography>
      ))}
      <Disclosure label={t('exposure.show')}>
        <FigureTable {...table} />
        <Box paddingTop={2}>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('exposure.note')}
          </Typography>
        </Box>
      </Disclosure>
    </Flex>
  );
};
