/** Attributes of one SVG element; numbers are written with at most one decimal. */
type Attributes = Record<string, string | number>;

const write = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;

const element = (name: string, attributes: Attributes): string =>
  `<${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${write(value)}"`)
    .join(' ')}/>`;

/** A rectangle; `extra` takes any SVG attribute (`rx`, `opacity`, …). Pixels of a 1200 × 675 picture, as everywhere here. */
export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  extra: Attributes = {},
): string => element('rect', { x, y, width, height, fill, ...extra });

/** A filled circle. */
export const circle = (cx: number, cy: number, r: number, fill: string, extra: Attributes = {}): string =>
  element('circle', { cx, cy, r, fill, ...extra });

/** A filled ellipse. */
export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, extra: Attributes = {}): string =>
  element('ellipse', { cx, cy, rx, ry, fill, ...extra });

/** A filled polygon through `points`. */
export const polygon = (points: readonly (readonly [number, number])[], fill: string, extra: Attributes = {}): string =>
  element('polygon', { points: points.map(([x, y]) => `${write(x)},${write(y)}`).join(' '), fill, ...extra });

/** A filled path with the SVG path data `d`. */
export const path = (d: string, fill: string, extra: Attributes = {}): string => element('path', { d, fill, ...extra });

/** A path that is only stroked, with round ends. */
export const stroke = (d: string, color: string, width: number, extra: Attributes = {}): string =>
  element('path', {
    d,
    fill: 'none',
    stroke: color,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    ...extra,
  });

/** `parts` drawn through one SVG transform. */
export const group = (transform: string, ...parts: string[]): string =>
  `<g transform="${transform}">${parts.join('')}</g>`;

/** `n` items from a function of the index, joined: the loop every row of windows, panels or people needs. */
export const row = (n: number, item: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => item(index)).join('');
