import { useTheme } from 'styled-components';

import { fillAt, type Fill } from './stack';

const GRAIN = 7;

const STROKES: Readonly<Record<Fill['motif'], string | null>> = {
  plain: null,
  stripes: `M0 ${GRAIN}L${GRAIN} 0`,
  dots: null,
  grid: `M0 0H${GRAIN}M0 0V${GRAIN}`,
};

/** The fill of the theme at one place, to be named by `url(#id)`. */
export const FillPattern = ({ id, index }: { id: string; index: number }) => {
  const { colors } = useTheme();
  const { color, motif } = fillAt(index);
  const stroke = STROKES[motif];
  return (
    <pattern id={id} width={GRAIN} height={GRAIN} patternUnits="userSpaceOnUse">
      <rect data-part="ink" width={GRAIN} height={GRAIN} fill={colors[color]} />
      {stroke !== null && <path data-part="ground-line" d={stroke} stroke={colors.neutral0} strokeWidth={1.5} />}
      {motif === 'dots' && <circle data-part="ground" cx={GRAIN / 2} cy={GRAIN / 2} r={1.5} fill={colors.neutral0} />}
    </pattern>
  );
};
