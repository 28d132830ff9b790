/** A stretch of the bar's width, in per cent of it. */
export interface Span {
  x: number;
  width: number;
}

/** What is drawn of one theme, in per cent of the bar's width: the same as on the meter page. */
export interface BulletGeometry {
  /** Target ± tolerance. */
  band: Span;
  /** The share, up to the upper end of the band where it goes beyond. */
  bar: Span;
  /** The part of the share beyond the band; width 0 when there is none. */
  excess: Span;
  /** Where the target tick stands. */
  tick: number;
}

/** A theme's share 0–1 and its target in whole per cent. */
export interface ShareAndTarget {
  share: number;
  target: number;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const clamped = (value: number): number => Math.min(100, Math.max(0, value));

/** The share, in per cent, that fills the whole width: the largest share or band, rounded up to the next ten. */
export function scaleEnd(themes: readonly ShareAndTarget[], tolerance: number): number {
  const largest = themes.flatMap(({ share, target }) => [share * 100, target + tolerance]);
  // A share of exactly 60 % may arrive as 60.00000001.
  return Math.min(100, Math.max(10, Math.ceil(Math.max(0, ...largest) / 10 - 1e-6) * 10));
}

/** Where the parts of one theme's bar stand. `end` as from {@link scaleEnd}. */
export function bulletGeometry({ share, target }: ShareAndTarget, tolerance: number, end: number): BulletGeometry {
  const at = (percent: number): number => rounded(clamped((clamped(percent) / end) * 100));
  const span = (from: number, to: number): Span => ({ x: at(from), width: rounded(Math.max(0, at(to) - at(from))) });
  const upper = target + tolerance;
  return {
    band: span(target - tolerance, upper),
    bar: span(0, Math.min(share * 100, upper)),
    excess: span(upper, share * 100),
    tick: at(target),
  };
}
