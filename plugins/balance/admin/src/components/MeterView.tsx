import { Box, Flex, Typography } from '@strapi/design-system';

import type { ChannelReading } from '../api/types';
import { arithmetic, headline, lacking, noPlan, notes, planItems } from '../text/sentences';
import { useText } from '../text/use-text';
import { Disclosure } from './Disclosure';
import { MeterTable } from './MeterTable';
import { PlanAhead } from './PlanAhead';
import { ThemeBars } from './ThemeBars';

/** The plan in words. */
const Plan = ({ reading }: { reading: ChannelReading }) => {
  const { t, say, list } = useText();
  const none = noPlan(reading);
  const items = planItems(reading).map(say);
  if (none === null && items.length === 0) return null;
  return (
    <Typography tag="p" fontWeight="semiBold">
      {none === null ? t('plan', { items: list(items), tolerance: reading.tolerance }) : say(none)}
    </Typography>
  );
};

const SmallPrint = ({ reading }: { reading: ChannelReading }) => {
  const { say } = useText();
  return (
    <Box>
      {notes(reading).map((note) => (
        <Typography key={note.id} tag="p" variant="pi" textColor="neutral600">
          {say(note)}
        </Typography>
      ))}
    </Box>
  );
};

const HowItIsComputed = ({ reading }: { reading: ChannelReading }) => {
  const { t, say } = useText();
  return (
    <Disclosure label={t('how')}>
      {arithmetic(reading).map((line) => (
        <Typography key={line.id} tag="p" variant="pi">
          {say(line)}
        </Typography>
      ))}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('how.chance')}
      </Typography>
    </Disclosure>
  );
};

interface MeterViewProps {
  reading: ChannelReading;
  /** Where there is room the table stands open beside the bars. */
  roomy?: boolean;
}

/** One channel's reading: the sentence, what lacks, the plan, the bars, and the same numbers as a table. */
export const MeterView = ({ reading, roomy = false }: MeterViewProps) => {
  const { t, say } = useText();
  const empty = reading.n === 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Box aria-live="polite">
        <Typography tag="p" variant="delta">
          {say(headline(reading))}
        </Typography>
        {lacking(reading.themes).map((sentence) => (
          <Typography key={sentence.values.name} tag="p">
            {say(sentence)}
          </Typography>
        ))}
        <Plan reading={reading} />
      </Box>
      <PlanAhead reading={reading} />
      {reading.themes.length === 0 && <Typography tag="p">{t('themes.empty')}</Typography>}
      {!empty && <ThemeBars reading={reading} />}
      <SmallPrint reading={reading} />
      {roomy && <MeterTable reading={reading} />}
      {!roomy && !empty && (
        <Disclosure label={t('table.show')}>
          <MeterTable reading={reading} />
        </Disclosure>
      )}
      {!empty && <HowItIsComputed reading={reading} />}
    </Flex>
  );
};
