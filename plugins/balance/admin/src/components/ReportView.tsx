import * as React from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { styled, useTheme } from 'styled-components';

import type { Bar, Block, Report, Section } from '../api/report-types';

const HEIGHT = 18;
const BAR_TOP = 4;
const BAR_HEIGHT = 10;
/** Distance of the stripes, in pixels. */
const GRAIN = 6;

const Table = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  width: 100%;

  caption {
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
    padding-bottom: ${({ theme }) => theme.spaces[2]};
    text-align: start;
  }
  th,
  td {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    padding: ${({ theme }) => theme.spaces[1]} ${({ theme }) => theme.spaces[2]};
    text-align: start;
  }
  thead th {
    white-space: nowrap;
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }
  tbody th {
    min-width: 7rem;
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  td.number {
    white-space: nowrap;
  }
`;

const BarGrid = styled.div`
  align-items: center;
  color: ${({ theme }) => theme.colors.neutral800};
  display: grid;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  gap: ${({ theme }) => theme.spaces[2]} ${({ theme }) => theme.spaces[3]};
  grid-template-columns: minmax(0, max-content) minmax(8rem, 1fr) max-content;
  overflow-wrap: anywhere;
`;

const List = styled.ul`
  list-style: disc;
  padding-inline-start: ${({ theme }) => theme.spaces[5]};

  li {
    padding-bottom: ${({ theme }) => theme.spaces[1]};
  }
`;

const Facts = styled.dl`
  color: ${({ theme }) => theme.colors.neutral800};
  display: grid;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  gap: ${({ theme }) => theme.spaces[1]} ${({ theme }) => theme.spaces[5]};
  grid-template-columns: max-content minmax(0, 1fr);

  dt {
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }
`;

const BarPicture = ({ bar: { alt, geometry } }: { bar: Bar }) => {
  const { colors } = useTheme();
  const id = React.useId().replaceAll(':', '');
  const span = ({ x, width }: { x: number; width: number }) => ({ x: `${x}%`, width: `${width}%` });
  const { band, bar, excess, tick } = geometry;
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-label={alt} focusable="false">
      <defs>
        <pattern id={id} width={GRAIN} height={GRAIN} patternUnits="userSpaceOnUse">
          <path d={`M0 ${GRAIN}L${GRAIN} 0`} stroke={colors.neutral700} strokeWidth={1.5} />
        </pattern>
      </defs>
      <rect x="0" width="100%" y={HEIGHT - 1} height={1} fill={colors.neutral200} />
      <rect {...span(band)} y={0} height={HEIGHT} fill={colors.neutral200} />
      <rect {...span(bar)} y={BAR_TOP} height={BAR_HEIGHT} fill={colors.primary500} />
      {excess.width > 0 && (
        <rect {...span(excess)} y={BAR_TOP} height={BAR_HEIGHT} fill={`url(#${id})`} stroke={colors.neutral700} />
      )}
      <line x1={`${tick}%`} x2={`${tick}%`} y1={0} y2={HEIGHT} stroke={colors.neutral900} strokeWidth={2} />
    </svg>
  );
};

const Note = ({ children }: { children: React.ReactNode }) => (
  <Typography tag="p" variant="pi" textColor="neutral600">
    {children}
  </Typography>
);

const TableBlock = ({ block: { caption, columns, rows } }: { block: Extract<Block, { kind: 'table' }> }) => {
  const classOf = (index: number): string | undefined => (columns[index]?.numeric ? 'number' : undefined);
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={caption}>
      <Table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ text }, i) => (
              <th key={i} scope="col" className={classOf(i)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells], i) => (
            <tr key={i}>
              <th scope="row">{name}</th>
              {cells.map((cell, j) => (
                <td key={j} className={classOf(j + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Box>
  );
};

const BarsBlock = ({ block: { caption, legend, bars } }: { block: Extract<Block, { kind: 'bars' }> }) => (
  <Box tag="figure">
    <Typography tag="figcaption" fontWeight="semiBold">
      {caption}
    </Typography>
    <Box paddingTop={2} paddingBottom={1}>
      <BarGrid>
        {bars.map((bar, i) => (
          <React.Fragment key={i}>
            <span>{bar.label}</span>
            <BarPicture bar={bar} />
            <span>{bar.value}</span>
          </React.Fragment>
        ))}
      </BarGrid>
    </Box>
    <Note>{legend}</Note>
  </Box>
);

const BlockView = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case 'paragraph':
      return <Typography tag="p">{block.text}</Typography>;
    case 'note':
      return <Note>{block.text}</Note>;
    case 'list':
      return (
        <List>
          {block.items.map((item, i) => (
            <Typography key={i} tag="li">
              {item}
            </Typography>
          ))}
        </List>
      );
    case 'table':
      return <TableBlock block={block} />;
    case 'bars':
      return <BarsBlock block={block} />;
  }
};

const SectionView = ({ section: { level, title, blocks } }: { section: Section }) => (
  <Flex direction="column" alignItems="stretch" gap={3} paddingTop={level === 1 ? 6 : 4}>
    <Typography tag={level === 1 ? 'h3' : 'h4'} variant={level === 1 ? 'beta' : 'delta'}>
      {title}
    </Typography>
    {blocks.map((block, i) => (
      <BlockView key={i} block={block} />
    ))}
  </Flex>
);

/** A report as it will be printed, in the panel's own dress. */
export const ReportView = ({ report }: { report: Report }) => (
  <Box
    tag="article"
    lang={report.language === 'zh' ? 'zh-Hans' : 'en'}
    background="neutral0"
    hasRadius
    shadow="tableShadow"
    padding={6}
  >
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="h2" variant="alpha">
        {report.title}
      </Typography>
      <Facts>
        {report.facts.map(({ label, value }) => (
          <React.Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </React.Fragment>
        ))}
      </Facts>
    </Flex>
    {report.sections.map((section, i) => (
      <SectionView key={i} section={section} />
    ))}
  </Box>
);
