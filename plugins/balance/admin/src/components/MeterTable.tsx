import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ChannelReading, ThemeReading } from '../api/types';
import { useText } from '../text/use-text';
import { Figures } from './Figures';

/** In a narrow place it is scrolled; only names are broken into lines. */
const Lines = styled(Figures)`
  tbody th {
    min-width: 9rem;
    overflow-wrap: anywhere;
  }
  td {
    white-space: nowrap;
  }
`;

const COLUMNS = ['theme', 'target', 'count', 'share', 'gap', 'level'] as const;

const Line = ({ theme }: { theme: ThemeReading }) => {
  const { t } = useText();
  return (
    <tr>
      <th scope="row">{theme.name}</th>
      <td>{theme.target}%</td>
      <td>{theme.count}</td>
      <td>{Math.round(theme.share * 1000) / 10}%</td>
      <td>{Math.round(theme.gap * 1000) / 1000}</td>
      <td>{t(`level.${theme.level}`)}</td>
    </tr>
  );
};

/** A channel's numbers as a table: everything the bars show, and what one needs to compute the index by hand. */
export const MeterTable = ({ reading }: { reading: ChannelReading }) => {
  const { t } = useText();
  const caption = t('table.caption', { channel: reading.name });
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={caption}>
      <Lines>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reading.themes.map((theme) => (
            <Line key={theme.code} theme={theme} />
          ))}
        </tbody>
      </Lines>
    </Box>
  );
};
