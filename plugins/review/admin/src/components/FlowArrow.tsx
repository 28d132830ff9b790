import { Box, Typography } from '@strapi/design-system';

/** From one step of a flow to the next: to the right where steps stand in a row, down where they stand below each other. */
export function FlowArrow() {
  return (
    <>
      <Box display={{ initial: 'none', medium: 'block' }} aria-hidden>
        <Typography textColor="neutral600">→</Typography>
      </Box>
      <Box display={{ initial: 'block', medium: 'none' }} aria-hidden>
        <Typography textColor="neutral600">↓</Typography>
      </Box>
    </>
  );
}

/** How the steps of a flow stand, and each with its arrow. */
export const FLOW_DIRECTION = { initial: 'column', medium: 'row' } as const;
