import * as React from 'react';
import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { usePrinting } from '../model/use-printing';

const Summary = styled.summary`
  color: ${({ theme }) => theme.colors.primary600};
  cursor: pointer;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  width: fit-content;
`;

interface DisclosureProps {
  label: string;
  /** On paper it stands open: nobody can open it there. */
  printed?: boolean;
  children: React.ReactNode;
}

/** Something one may open: the browser's own disclosure, so that keyboard and screen readers know it. Filled when opened. */
export const Disclosure = ({ label, printed = false, children }: DisclosureProps) => {
  const [isOpen, setIsOpen] = React.useState(false);
  const [filled, setFilled] = React.useState(false);
  const opened = usePrinting() && printed;
  const toggle = (event: React.MouseEvent): void => {
    event.preventDefault();
    setIsOpen(!isOpen);
    setFilled(true);
  };
  return (
    <details open={isOpen || opened} data-print={printed ? undefined : 'no'}>
      <Summary onClick={toggle}>{label}</Summary>
      <Box paddingTop={2}>{(filled || opened) && <Typography tag="div">{children}</Typography>}</Box>
    </details>
  );
};
