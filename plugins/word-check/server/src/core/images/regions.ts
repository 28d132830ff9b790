import { leastRectangle, type Point, type Turned } from './geometry';

/** How likely each point of a picture is text, row by row, 0–1. */
export interface TextMap {
  values: Float32Array;
  width: number;
  height: number;
}

/** A place where there is text, in points of the map. */
export interface Region {
  rectangle: Turned;
  /** Mean likelihood of its points. */
  score: number;
}

/** From here on a point counts as text; a region as a whole has to reach `score`; both as the model was trained. */
const LIMITS = { point: 0.3, score: 0.55, shortest: 3 } as const;

/** The model marks the core of a line only: the rectangle grows by this share of its area over its perimeter. */
const GROWTH = 1.6;

/** More regions than this are no text but a pattern; the surest are kept. */
const MOST_REGIONS = 400;

/** Points that hang together, found by filling; `seen` marks those that were taken. */
function fill(map: TextMap, seed: number, seen: Uint8Array): { edge: Point[]; score: number } {
  const { values, width, height } = map;
  const stack = [seed];
  seen[seed] = 1;
  const edge: Point[] = [];
  let [sum, count] = [0, 0];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    sum += values[at]!;
    count += 1;
    let inner = x > 0 && y > 0 && x < width - 1 && y < height - 1;
    for (let dy = y > 0 ? -1 : 0; dy <= (y < height - 1 ? 1 : 0); dy += 1) {
      for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx += 1) {
        const next = at + dy * width + dx;
        if (values[next]! <= LIMITS.point) inner = false;
        else if (!seen[next]) {
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (!inner) edge.push({ x: x + 0.5, y: y + 0.5 });
  }
  return { edge, score: sum / count };
}

function grown(rectangle: Turned): Turned {
  const width = rectangle.width + 1;
  const height = rectangle.height + 1;
  const by = (width * height * GROWTH) / (width + height);
  return { ...rectangle, width: width + by, height: height + by };
}

/** The places of a map where there is text. */
export function textRegions(map: TextMap): Region[] {
  const seen = new Uint8Array(map.values.length);
  const regions: Region[] = [];
  for (let at = 0; at < map.values.length; at += 1) {
    if (seen[at] || map.values[at]! <= LIMITS.point) continue;
    const { edge, score } = fill(map, at, seen);
    if (score < LIMITS.score) continue;
    const rectangle = leastRectangle(edge);
    if (Math.min(rectangle.width, rectangle.height) + 1 < LIMITS.shortest) continue;
    regions.push({ rectangle: grown(rectangle), score });
  }
  return regions.sort((a, b) => b.score - a.score).slice(0, MOST_REGIONS);
}
