import * as React from 'react';
import { useTheme } from 'styled-components';

import { Drawing } from './Drawing';
import { type Dot, heightOf, SPARK, type SparkGeometry } from './spark';

/** Index lines drawn across, and their numbers at the left. */
const RULES = [0, 50, 100] as const;
const LABEL_Y = SPARK.height - 6;

interface SparklineProps {
  geometry: SparkGeometry;
  title: string;
  description: string;
  /** The name of the month that begins at an instant. */
  monthName: (at: number) => string;
}

const Rules = () => {
  const { colors } = useTheme();
  return (
    <>
      {RULES.map((index) => (
        <React.Fragment key={index}>
          <line
            data-part="line"
            x1="0"
            x2="100%"
            y1={heightOf(index)}
            y2={heightOf(index)}
            stroke={colors.neutral200}
            strokeWidth={index === 50 ? 0.5 : 1}
          />
          <text data-part="ink" x="0" y={heightOf(index) - 3} fontSize={10} fill={colors.neutral600}>
            {index}
          </text>
        </React.Fragment>
      ))}
    </>
  );
};

const Months = ({ geometry, monthName }: Pick<SparklineProps, 'geometry' | 'monthName'>) => {
  const { colors } = useTheme();
  return (
    <>
      {geometry.months.map(({ x, at }) => (
        <React.Fragment key={at}>
          <line
            data-part="line"
            x1={`${x}%`}
            x2={`${x}%`}
            y1={SPARK.top}
            y2={SPARK.bottom + 4}
            stroke={colors.neutral500}
            strokeDasharray="2 3"
          />
          <text
            data-part="ink"
            x={`${x}%`}
            y={LABEL_Y}
            fontSize={11}
            textAnchor={x < 5 ? 'start' : x > 95 ? 'end' : 'middle'}
            fill={colors.neutral600}
          >
            {monthName(at)}
          </text>
        </React.Fragment>
      ))}
    </>
  );
};

const Point = ({ dot }: { dot: Dot }) => {
  const { colors } = useTheme();
  return (
    <circle
      data-part={dot.isFew ? 'ground' : 'ink'}
      cx={`${dot.x}%`}
      cy={dot.y}
      r={3}
      fill={dot.isFew ? colors.neutral0 : colors.primary600}
      stroke={colors.primary600}
      strokeWidth={1.5}
    />
  );
};

/** The index over time, with marks where months begin and the window of the page as a pale stretch. */
export const Sparkline = ({ geometry, title, description, monthName }: SparklineProps) => {
  const { colors } = useTheme();
  const id = React.useId().replaceAll(':', '');
  const { dots, lines, shown } = geometry;
  return (
    <Drawing height={SPARK.height} role="img" aria-labelledby={`${id}-title ${id}-desc`} focusable="false">
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {shown && (
        <rect
          data-part="pale"
          x={`${shown.x}%`}
          width={`${shown.width}%`}
          y={SPARK.top}
          height={SPARK.bottom - SPARK.top}
          fill={colors.primary100}
        />
      )}
      <Rules />
      <Months geometry={geometry} monthName={monthName} />
      {lines.map(({ from, to }) => (
        <line
          key={from.at}
          data-part="line"
          x1={`${from.x}%`}
          x2={`${to.x}%`}
          y1={from.y}
          y2={to.y}
          stroke={colors.primary600}
          strokeWidth={2}
        />
      ))}
      {dots.map((dot) => (
        <Point key={dot.at} dot={dot} />
      ))}
    </Drawing>
  );
};
