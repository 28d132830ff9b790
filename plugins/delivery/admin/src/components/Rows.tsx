import type { ReactNode } from 'react';
import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

const Table = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  width: 100%;

  caption {
    color: ${({ theme }) => theme.colors.neutral600};
    padding-bottom: ${({ theme }) => theme.spaces[2]};
    text-align: start;
  }
  th,
  td {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    padding: ${({ theme }) => theme.spaces[2]};
    text-align: start;
    vertical-align: top;
  }
  th {
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }
`;

interface RowsProps {
  caption: string;
  columns: readonly string[];
  children: ReactNode;
}

/** A table with its caption; where it is wider than the window it can be scrolled, by keyboard too. */
export const Rows = ({ caption, columns, children }: RowsProps) => (
  <Box overflow="auto" tabIndex={0} role="region" aria-label={caption}>
    <Table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </Table>
  </Box>
);
