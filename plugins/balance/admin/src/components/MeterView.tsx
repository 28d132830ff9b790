import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ChannelReading } from '../api/types';
import { closedSentence } from '../text/closed';
import { arithmetic, headline, lacking, noPlan, notes, type PeriodName, planItems } from '../text/sentences';
import { isDrawn } from '../text/summary';
import { useText } from '../text/use-text';
import { Disclosure } from './Disclosure';
import { ExposureLines } from './ExposureLines';
import { MeterTable } from './MeterTable';
import { PlanAhead } from './PlanAhead';
import { ThemeBars } from './ThemeBars';

/** Beside each other where there is room for both. */
const Columns = styled.div`
  align-items: start;
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 44rem), 1fr));
`;

interface ReadingProps {
  reading: ChannelReading;
  period: PeriodName;
}

/** The plan in words. */
const Plan = ({ reading, period }: ReadingProps) => {
  const { t, say, list } = useText();
  const none = noPlan(reading, period);
  const items = planItems(reading).map(say);
  if (none === null && items.length === 0) return null;
  const plan = period.running ? 'plan' : 'plan.past';
  return (
    <Typography tag="p" fontWeight="semiBold">
      {none === null ? t(plan, { items: list(items), tolerance: reading.tolerance }) : say(none)}
    </Typography>
  );
};

/** What a month or quarter was when it was closed. */
const AtItsClose = ({ reading }: { reading: ChannelReading }) => {
  const { say, list, moment } = useText();
  const sentence = closedSentence(reading, reading.closed ? moment(reading.closed.at) : '');
  if (sentence === null) return null;
  const { id, values, items } = sentence;
  return <Typography tag="p">{say({ id, values: { ...values, items: list(items.map(say)) } })}</Typography>;
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
    <Disclosure label={t('how')} printed>
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

/** One channel's reading: the sentence, what lacks, the plan, the bars, and the same numbers as a table. */
export const MeterView = ({ reading, period }: ReadingProps) => {
  const { t, say } = useText();
  const { n, themes } = reading;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Box>
        <Typography tag="p" variant="delta">
          {say(headline(reading, period))}
        </Typography>
        {lacking(themes).map((sentence) => (
          <Typography key={sentence.values.name} tag="p">
            {say(sentence)}
          </Typography>
        ))}
        <Plan reading={reading} period={period} />
        <AtItsClose reading={reading} />
      </Box>
      {period.running && <PlanAhead reading={reading} />}
      {themes.length === 0 && <Typography tag="p">{t('themes.empty')}</Typography>}
      <Columns>
        {isDrawn(reading) && <ThemeBars reading={reading} />}
        <Flex direction="column" alignItems="stretch" gap={3}>
          {themes.length > 0 && <MeterTable reading={reading} />}
          <SmallPrint reading={reading} />
        </Flex>
      </Columns>
      <ExposureLines reading={reading} />
      {n > 0 && <HowItIsComputed reading={reading} />}
    </Flex>
  );
};
