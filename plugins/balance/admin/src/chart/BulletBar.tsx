import * as React from 'react';
import { useTheme } from 'styled-components';

import type { ThemeReading } from '../api/types';
import { barDescription } from '../text/sentences';
import { useText } from '../text/use-text';
import { Drawing } from './Drawing';
import { bulletGeometry, type Span } from './geometry';

const HEIGHT = 22;
const BAR_TOP = 5;
const BAR_HEIGHT = 12;
/** Distance of the stripes and dots, in pixels. */
const GRAIN = 6;

const percent = ({ x, width }: Span): { x: string; width: string } => ({ x: `${x}%`, width: `${width}%` });

interface BulletBarProps {
  theme: ThemeReading;
  /** Points of per cent. */
  tolerance: number;
  /** Share in per cent at the right end. */
  end: number;
}

/** The allowed band: pale, with an edge on both sides that can be seen on any ground. */
const Band = ({ band }: { band: Span }) => {
  const { colors } = useTheme();
  return (
    <>
      <rect data-part="pale" {...percent(band)} y={0} height={HEIGHT} fill={colors.neutral200} />
      {[band.x, band.x + band.width].map((x) => (
        <line key={x} data-part="line" x1={`${x}%`} x2={`${x}%`} y1={0} y2={HEIGHT} stroke={colors.neutral500} />
      ))}
    </>
  );
};

/** One theme: its share as a bar over the allowed band, with a tick at the target. Said in words for screen readers. */
export const BulletBar = ({ theme, tolerance, end }: BulletBarProps) => {
  const { colors } = useTheme();
  const { say, t } = useText();
  const id = React.useId().replaceAll(':', '');
  const { band, bar, excess, tick } = bulletGeometry(theme, tolerance, end);
  const fill = { ok: colors.primary600, watch: colors.warning700, clear: colors.danger600 }[theme.level];
  const share = Math.round(theme.share * 1000) / 10;
  return (
    <Drawing height={HEIGHT} role="img" aria-labelledby={`${id}-title ${id}-desc`} focusable="false">
      <title id={`${id}-title`}>{t('bar.title', { name: theme.name, share, target: theme.target })}</title>
      <desc id={`${id}-desc`}>{say(barDescription(theme, tolerance))}</desc>
      <defs>
        <pattern id={`${id}-stripes`} width={GRAIN} height={GRAIN} patternUnits="userSpaceOnUse">
          <path data-part="line" d={`M0 ${GRAIN}L${GRAIN} 0`} stroke={colors.neutral700} strokeWidth={1.5} />
        </pattern>
        <pattern id={`${id}-dots`} width={GRAIN} height={GRAIN} patternUnits="userSpaceOnUse">
          <circle data-part="ground" cx={GRAIN / 2} cy={GRAIN / 2} r={1.2} fill={colors.neutral0} />
        </pattern>
      </defs>
      <rect data-part="pale" x="0" width="100%" y={HEIGHT - 1} height={1} fill={colors.neutral200} />
      <Band band={band} />
      <rect data-part="ink" {...percent(bar)} y={BAR_TOP} height={BAR_HEIGHT} fill={fill} />
      {theme.level !== 'ok' && <rect {...percent(bar)} y={BAR_TOP} height={BAR_HEIGHT} fill={`url(#${id}-dots)`} />}
      <rect
        {...percent(excess)}
        y={BAR_TOP}
        height={BAR_HEIGHT}
        fill={`url(#${id}-stripes)`}
        stroke={excess.width > 0 ? colors.neutral700 : 'none'}
      />
      <line
        data-part="line"
        x1={`${tick}%`}
        x2={`${tick}%`}
        y1={0}
        y2={HEIGHT}
        stroke={colors.neutral900}
        strokeWidth={2}
      />
    </Drawing>
  );
};
