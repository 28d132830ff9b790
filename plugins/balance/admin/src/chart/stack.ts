import type { Span } from './geometry';

/** Two decimals of a per cent of the width are less than a pixel on any screen. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Colour tokens of Strapi's theme, dark and light: none of them means good or bad on this page. */
export const FILL_COLORS = ['primary600', 'success600', 'secondary600', 'alternative600', 'neutral600'] as const;

/** What is drawn over the colour, so that nobody needs the colour. */
export const MOTIFS = ['plain', 'stripes', 'dots', 'grid'] as const;

/** Colour and motif of one theme. */
export interface Fill {
  color: (typeof FILL_COLORS)[number];
  motif: (typeof MOTIFS)[number];
}

/** The fill of the theme at this place of the order; twenty in a row are all different, and neighbours differ in both. */
export function fillAt(index: number): Fill {
  return {
    color: FILL_COLORS[index % FILL_COLORS.length] ?? 'neutral600',
    motif: MOTIFS[index % MOTIFS.length] ?? 'plain',
  };
}

/** Segments narrower than this, in per cent of the bar, have no room for their number. */
const LABEL_FROM = 12;

/** One part of a bar, and whether its number fits. */
export interface Segment extends Span {
  labelled: boolean;
}

/**
 * The parts of a bar of 100 %, one for each share in their order: without a gap, and together the whole width, whatever
 * the rounding. No shares at all give parts of width 0.
 */
export function stackGeometry(shares: readonly number[]): Segment[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let before = 0;
  return shares.map((share) => {
    const x = total === 0 ? 0 : rounded((before / total) * 100);
    before += share;
    const width = total === 0 ? 0 : rounded(rounded((before / total) * 100) - x);
    return { x, width, labelled: width >= LABEL_FROM };
  });
}

/** A theme of several channels. */
export interface NamedTheme {
  code: string;
  name: string;
}

/** The themes of all channels, each once, in the order they come: a theme has the same fill on every channel. */
export function themesOf(channels: readonly { themes: readonly NamedTheme[] }[]): NamedTheme[] {
  const found = new Map<string, NamedTheme>();
  for (const { themes } of channels)
    for (const { code, name } of themes) if (!found.has(code)) found.set(code, { code, name });
  return [...found.values()];
}
