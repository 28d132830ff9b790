import * as React from 'react';
import { useTheme } from 'styled-components';

import { Drawing } from './Drawing';
import { FillPattern } from './fills';
import { type Segment, stackGeometry } from './stack';

const BAR_HEIGHT = 20;
/** The plan stands as a thin bar below what is. */
const PLAN_TOP = 23;
const PLAN_HEIGHT = 6;
const PLATE = { width: 34, height: 14 };

/** One theme's part: 0–1 of what is, whole per cent of the plan, and which fill it has. */
export interface StackPart {
  share: number;
  target: number;
  fill: number;
}

interface StackedBarProps {
  title: string;
  description: string;
  parts: readonly StackPart[];
}

const ShareLabel = ({ segment, share }: { segment: Segment; share: number }) => {
  const { colors } = useTheme();
  const middle = `${segment.x + segment.width / 2}%`;
  return (
    <svg x={middle} overflow="visible" width={1} height={BAR_HEIGHT}>
      <rect
        data-part="ground"
        x={-PLATE.width / 2}
        y={(BAR_HEIGHT - PLATE.height) / 2}
        {...PLATE}
        rx={3}
        fill={colors.neutral0}
      />
      <text data-part="ink" y={BAR_HEIGHT / 2 + 4} textAnchor="middle" fontSize={11} fill={colors.neutral800}>
        {Math.round(share * 100)}%
      </text>
    </svg>
  );
};

/** What a channel published as one bar of 100 %, the plan as a thin one below it. */
export const StackedBar = ({ title, description, parts }: StackedBarProps) => {
  const { colors } = useTheme();
  const id = React.useId().replaceAll(':', '');
  const fills = [...new Set(parts.map(({ fill }) => fill))];
  const actual = stackGeometry(parts.map(({ share }) => share));
  const plan = stackGeometry(parts.map(({ target }) => target));
  const row = (segments: readonly Segment[], y: number, height: number) =>
    segments.map(({ x, width }, i) => (
      <rect
        key={i}
        x={`${x}%`}
        width={`${width}%`}
        y={y}
        height={height}
        fill={`url(#${id}-${parts[i]?.fill ?? 0})`}
        stroke={width > 0 ? colors.neutral0 : 'none'}
        data-part={width > 0 ? 'ground-line' : undefined}
      />
    ));
  return (
    <Drawing height={PLAN_TOP + PLAN_HEIGHT} role="img" aria-labelledby={`${id}-title ${id}-desc`} focusable="false">
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <defs>
        {fills.map((fill) => (
          <FillPattern key={fill} id={`${id}-${fill}`} index={fill} />
        ))}
      </defs>
      {row(actual, 0, BAR_HEIGHT)}
      {row(plan, PLAN_TOP, PLAN_HEIGHT)}
      {actual.map(
        (segment, i) => segment.labelled && <ShareLabel key={i} segment={segment} share={parts[i]?.share ?? 0} />,
      )}
    </Drawing>
  );
};

/** A small square with a theme's fill, for the legend. */
export const Swatch = ({ index }: { index: number }) => {
  const id = React.useId().replaceAll(':', '');
  const { colors } = useTheme();
  return (
    <Drawing width={16} height={16} aria-hidden="true" focusable="false" style={{ width: 16, flex: 'none' }}>
      <defs>
        <FillPattern id={id} index={index} />
      </defs>
      <rect data-part="line" width={16} height={16} rx={2} fill={`url(#${id})`} stroke={colors.neutral600} />
    </Drawing>
  );
};
