import { styled } from 'styled-components';

/** A table of numbers and words with its caption above; the first and the last column are words. */
export const Figures = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  width: 100%;

  caption {
    color: ${({ theme }) => theme.colors.neutral600};
    padding-bottom: ${({ theme }) => theme.spaces[2]};
    text-align: start;
  }
  th,
  td {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    padding: ${({ theme }) => theme.spaces[1]} ${({ theme }) => theme.spaces[2]};
    text-align: end;
  }
  th {
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }
  th:first-child,
  td:last-child,
  th:last-child {
    text-align: start;
  }
`;

/** All columns are numbers but the first. */
export const Numbers = styled(Figures)`
  td:last-child,
  th:last-child {
    text-align: end;
  }
  th {
    min-width: 6rem;
  }
`;
