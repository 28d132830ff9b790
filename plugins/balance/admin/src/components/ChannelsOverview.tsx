import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ChannelReading, Overview } from '../api/types';
import { type NamedTheme, themesOf } from '../chart/stack';
import { StackedBar, Swatch } from '../chart/StackedBar';
import type { PeriodName } from '../text/sentences';
import { isDrawn, stackItems, summaryOf } from '../text/summary';
import { useText } from '../text/use-text';
import { Disclosure } from './Disclosure';
import { FigureTable } from './FigureTable';

/** Where a channel's part of the page is. */
export const anchorOf = (channel: string): string => `channel-${encodeURIComponent(channel)}`;

const PlainLink = styled.a`
  color: ${({ theme }) => theme.colors.primary700};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.bold};
`;

interface ChannelLineProps {
  reading: ChannelReading;
  /** Whether it rather says what to write than what lacks. */
  plans?: boolean;
  /** The channel's name. */
  children: React.ReactNode;
}

/** A channel in one line, and its index. */
export const ChannelLine = ({ reading, plans = false, children }: ChannelLineProps) => {
  const { t, say, list } = useText();
  const { id, values, items } = summaryOf(reading, plans);
  const { index } = reading;
  return (
    <>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        {children}
        <Typography fontWeight="bold">
          {index === null ? t('overview.no-index') : t('overview.index', { index })}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say({ id, values: { ...values, items: list(items.map(say)) } })}
      </Typography>
    </>
  );
};

/** A channel's bar of 100 %, where there are enough posts for one. */
export const ChannelBar = ({ reading, themes }: { reading: ChannelReading; themes: readonly NamedTheme[] }) => {
  const { t, say, list } = useText();
  if (!isDrawn(reading)) return null;
  const place = new Map(themes.map(({ code }, i) => [code, i]));
  const { name, n } = reading;
  return (
    <Box paddingTop={1}>
      <StackedBar
        title={t('stack.title', { channel: name, n })}
        description={list(stackItems(reading.themes).map(say))}
        parts={reading.themes.map(({ code, share, target }) => ({ share, target, fill: place.get(code) ?? 0 }))}
      />
    </Box>
  );
};

const Legend = ({ themes }: { themes: readonly NamedTheme[] }) => {
  const { t } = useText();
  return (
    <Box>
      <Flex tag="ul" gap={4} wrap="wrap">
        {themes.map(({ code, name }, i) => (
          <Flex key={code} tag="li" gap={2}>
            <Swatch index={i} />
            <Typography variant="pi">{name}</Typography>
          </Flex>
        ))}
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
        {t('stack.legend')}
      </Typography>
    </Box>
  );
};

const StackTable = ({ channels, themes }: { channels: readonly ChannelReading[]; themes: readonly NamedTheme[] }) => {
  const { t } = useText();
  const cells = (code: string): string[] =>
    channels.map(({ themes: lines, n }) => {
      const line = lines.find((one) => one.code === code);
      if (line === undefined) return '–';
      const share = n === 0 ? '–' : `${Math.round(line.share * 1000) / 10}%`;
      return t('stack.cell', { share, target: line.target });
    });
  return (
    <FigureTable
      caption="stack.table"
      columns={[t('table.theme'), ...channels.map(({ name }) => name)]}
      rows={themes.map(({ code, name }) => [name, ...cells(code)])}
    />
  );
};

const Columns = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};
  grid-template-columns: minmax(7rem, auto) minmax(0, 1fr);

  @media (max-width: 48rem) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Overall = ({ index }: { index: number | null }) => {
  const { t } = useText();
  return (
    <Box>
      <Typography tag="p" fontSize={7} fontWeight="bold" lineHeight={1}>
        {index === null ? '–' : t('overview.number', { index })}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {index === null ? t('page.overallEmpty') : t('page.overall', { index })}
      </Typography>
    </Box>
  );
};

/** What the page is about at one look: the overall index, and for each channel its index, what it lacks, and its bar. */
export const ChannelsOverview = ({ overview, period }: { overview: Overview; period: PeriodName }) => {
  const { t } = useText();
  const { channels, index } = overview;
  const themes = themesOf(channels);
  return (
    <Box
      tag="section"
      aria-label={t('overview')}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={{ initial: 4, large: 6 }}
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h2" variant="beta">
          {t('overview.of', { period: period.name })}
        </Typography>
        <Columns>
          <Overall index={index} />
          <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
            {channels.map((reading) => (
              <li key={reading.channel}>
                <ChannelLine reading={reading}>
                  <PlainLink href={`#${anchorOf(reading.channel)}`}>{reading.name}</PlainLink>
                </ChannelLine>
                <ChannelBar reading={reading} themes={themes} />
              </li>
            ))}
          </Flex>
        </Columns>
        {channels.some(isDrawn) && <Legend themes={themes} />}
        {themes.length > 0 && (
          <Disclosure label={t('table.show')} printed>
            <StackTable channels={channels} themes={themes} />
          </Disclosure>
        )}
      </Flex>
    </Box>
  );
};
