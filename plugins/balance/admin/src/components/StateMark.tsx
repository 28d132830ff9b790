import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { FreshnessState } from '../api/freshness-types';
import { useText } from '../text/use-text';

const SHAPES: Readonly<
  Record<
    FreshnessState,
    { d: string; color: 'success600' | 'warning600' | 'danger600' | 'neutral600'; isHollow?: true }
  >
> = {
  fresh: { d: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z', color: 'success600' },
  soon: { d: 'M8 1.5 15 14H1Z', color: 'warning600' },
  late: { d: 'M2 2h12v12H2Z', color: 'danger600' },
  blank: { d: 'M3 3h10v10H3Z', color: 'danger600', isHollow: true },
  free: { d: 'M2 7h12v2H2Z', color: 'neutral600' },
};

const Shape = styled.svg<{ $color: (typeof SHAPES)[FreshnessState]['color']; $isHollow: boolean }>`
  flex: none;
  height: 1.2rem;
  width: 1.2rem;
  path {
    fill: ${({ theme, $color, $isHollow }) => ($isHollow ? 'none' : theme.colors[$color])};
    stroke: ${({ theme, $color }) => theme.colors[$color]};
    stroke-width: ${({ $isHollow }) => ($isHollow ? 2 : 0)};
  }
`;

interface StateMarkProps {
  state: FreshnessState;
  /** Words that say the state already; without them it is named. */
  words?: string;
}

/** How something stands: a shape of its own for each state, and words. */
export const StateMark = ({ state, words }: StateMarkProps) => {
  const { t } = useText();
  const { d, color, isHollow } = SHAPES[state];
  return (
    <Flex gap={2} display="inline-flex">
      <Shape viewBox="0 0 16 16" aria-hidden $color={color} $isHollow={isHollow === true}>
        <path d={d} />
      </Shape>
      <Typography fontWeight="semiBold">{words ?? t(`freshness.state.${state}`)}</Typography>
    </Flex>
  );
};
