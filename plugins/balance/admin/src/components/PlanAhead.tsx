import { Flex, Typography } from '@strapi/design-system';

import type { ChannelReading } from '../api/types';
import { reachWords, scheduledWords } from '../text/forecast-words';
import { useText } from '../text/use-text';
import { WriteNextButton } from './WriteNextButton';

/** What the plan rests on and what one can do about it: posts on their way, what is in reach, a button for each theme. */
export const PlanAhead = ({ reading }: { reading: ChannelReading }) => {
  const { t, say, list } = useText();
  const { channel, name, plan, themes } = reading;
  const reach = reachWords(reading);
  const sentences = [
    ...scheduledWords(reading).map(say),
    ...(reach === null
      ? []
      : [
          t(reach.sentence.id.replace('balance.', ''), { ...reach.sentence.values, items: list(reach.items.map(say)) }),
        ]),
  ];
  const wanted = plan.flatMap(({ code }) => themes.filter((theme) => theme.code === code));
  if (sentences.length === 0 && wanted.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {sentences.map((sentence) => (
        <Typography key={sentence} tag="p">
          {sentence}
        </Typography>
      ))}
      <Flex gap={2} wrap="wrap">
        {wanted.map((theme) => (
          <WriteNextButton key={theme.code} channel={{ code: channel, name }} theme={theme} />
        ))}
      </Flex>
    </Flex>
  );
};
