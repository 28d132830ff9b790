import * as React from 'react';
import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

const Summary = styled.summary`
  color: ${({ theme }) => theme.colors.primary600};
  cursor: pointer;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  width: fit-content;
`;

/** Something one may open: the browser's own disclosure, so that keyboard and screen readers know it. Filled when opened. */
export const Disclosure = ({ label, children }: { label: string; children: React.ReactNode }) => {
  const [opened, setOpened] = React.useState(false);
  return (
    <details onToggle={() => setOpened(true)}>
      <Summary>{label}</Summary>
      <Box paddingTop={2}>{opened && <Typography tag="div">{children}</Typography>}</Box>
    </details>
  );
};
