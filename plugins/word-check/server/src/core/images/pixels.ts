import { pointIn, type Turned } from './geometry';

/** A picture as red, green and blue bytes, row by row. */
export interface Pixels {
  bytes: Uint8Array;
  width: number;
  height: number;
}

/** A picture as a model takes it: blue, green and red planes of normalised values. */
export interface Planes {
  values: Float32Array;
  width: number;
  height: number;
}

/** What a model subtracts and divides by, in its order: blue, green, red. */
export interface Norm {
  mean: readonly [number, number, number];
  deviation: readonly [number, number, number];
}

const CHANNELS = 3;

/** Where a point of a strip, 0–1 each way, lies in the picture. */
export type Mapping = (along: number, down: number) => { x: number; y: number };

/** The whole picture as planes. */
export function planesOf({ bytes, width, height }: Pixels, { mean, deviation }: Norm): Planes {
  const size = width * height;
  const values = new Float32Array(CHANNELS * size);
  for (let plane = 0; plane < CHANNELS; plane += 1) {
    const [m, d, from] = [mean[plane]!, deviation[plane]!, CHANNELS - 1 - plane];
    for (let i = 0; i < size; i += 1) values[plane * size + i] = (bytes[i * CHANNELS + from]! / 255 - m) / d;
  }
  return { values, width, height };
}

/** Adds the colour at a point, weighed from the four pixels around it, to `sum`. */
function addColour({ bytes, width, height }: Pixels, x: number, y: number, sum: Float64Array): void {
  const cx = Math.min(Math.max(x - 0.5, 0), width - 1);
  const cy = Math.min(Math.max(y - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [fx, fy] = [cx - x0, cy - y0];
  const right = x0 < width - 1 ? CHANNELS : 0;
  const below = y0 < height - 1 ? width * CHANNELS : 0;
  const at = (y0 * width + x0) * CHANNELS;
  for (let c = 0; c < CHANNELS; c += 1) {
    const top = bytes[at + c]! * (1 - fx) + bytes[at + right + c]! * fx;
    const bottom = bytes[at + below + c]! * (1 - fx) + bytes[at + below + right + c]! * fx;
    sum[c] = sum[c]! + top * (1 - fy) + bottom * fy;
  }
}

/** Pixels of the picture that one of the strip averages, each way; more would only take longer. */
const MOST_SAMPLES = 6;

/** A strip of the picture, drawn anew at a size; `scale` is how many pixels of the picture one of the strip is. */
export function strip(
  picture: Pixels,
  mapping: Mapping,
  size: { width: number; height: number; scale: number },
  norm: Norm,
): Planes {
  const { width, height } = size;
  const samples = Math.min(Math.max(Math.round(size.scale), 1), MOST_SAMPLES);
  const values = new Float32Array(CHANNELS * width * height);
  const sum = new Float64Array(CHANNELS);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      sum.fill(0);
      for (let s = 0; s < samples * samples; s += 1) {
        const along = (x + ((s % samples) + 0.5) / samples) / width;
        const down = (y + (Math.floor(s / samples) + 0.5) / samples) / height;
        const point = mapping(along, down);
        addColour(picture, point.x, point.y, sum);
      }
      for (let plane = 0; plane < CHANNELS; plane += 1) {
        const colour = sum[CHANNELS - 1 - plane]! / (samples * samples) / 255;
        values[(plane * height + y) * width + x] = (colour - norm.mean[plane]!) / norm.deviation[plane]!;
      }
    }
  }
  return { values, width, height };
}

/** A line as it lies. */
export const alongLine =
  (rectangle: Turned): Mapping =>
  (along, down) =>
    pointIn(rectangle, along, down);

/** A line written from top to bottom with its letters lying on their side; `clockwise`: tops of letters to the right. */
export const sideways =
  (rectangle: Turned, clockwise: boolean): Mapping =>
  (along, down) =>
    clockwise ? pointIn(rectangle, 1 - down, along) : pointIn(rectangle, down, 1 - along);

/** A column of `cells` upright characters, laid side by side. */
export const column =
  (rectangle: Turned, cells: number): Mapping =>
  (along, down) => {
    const cell = Math.min(Math.floor(along * cells), cells - 1);
    return pointIn(rectangle, along * cells - cell, (cell + down) / cells);
  };
