/** A rectangle of a picture in its pixels, as it is shown. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A point of a picture. */
export interface Point {
  x: number;
  y: number;
}

/** A rectangle that may be turned. `angle` in radians, from the x-axis to its `width` side, clockwise as shown. */
export interface Turned {
  centre: Point;
  width: number;
  height: number;
  angle: number;
}

/** The point of a turned rectangle at `along` (0–1 of its width) and `down` (0–1 of its height). */
export function pointIn({ centre, width, height, angle }: Turned, along: number, down: number): Point {
  const a = (along - 0.5) * width;
  const d = (down - 0.5) * height;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: centre.x + a * cos - d * sin, y: centre.y + a * sin + d * cos };
}

/** The upright box around points, cut to a picture of this size. */
export function boxAround(points: readonly Point[], width: number, height: number): Box {
  const cut = (value: number, most: number): number => Math.round(Math.min(Math.max(value, 0), most));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [cut(Math.min(...xs), width), cut(Math.min(...ys), height)];
  return { x: left, y: top, width: cut(Math.max(...xs), width) - left, height: cut(Math.max(...ys), height) - top };
}

/** The smallest box that holds all of them. Throws without any. */
export function union(boxes: readonly Box[]): Box {
  const [first, ...rest] = boxes;
  if (!first) throw new Error('no box');
  return rest.reduce((whole, box) => {
    const [x, y] = [Math.min(whole.x, box.x), Math.min(whole.y, box.y)];
    const right = Math.max(whole.x + whole.width, box.x + box.width);
    const bottom = Math.max(whole.y + whole.height, box.y + box.height);
    return { x, y, width: right - x, height: bottom - y };
  }, first);
}

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** The convex hull of points, without the points on its edges. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length >= 2 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

/** The rectangle around a hull with one side in the direction `angle`. */
function around(hull: readonly Point[], angle: number): Turned {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = hull.map(({ x, y }) => x * cos + y * sin);
  const down = hull.map(({ x, y }) => y * cos - x * sin);
  const [a0, a1, d0, d1] = [Math.min(...along), Math.max(...along), Math.min(...down), Math.max(...down)];
  const [a, d] = [(a0 + a1) / 2, (d0 + d1) / 2];
  return { centre: { x: a * cos - d * sin, y: a * sin + d * cos }, width: a1 - a0, height: d1 - d0, angle };
}

/** Turning less than this is the noise of an upright line. */
const UPRIGHT = 0.02;

/** The rectangle of least area around points, turned by at most 45° either way; an upright one where it is nearly that. */
export function leastRectangle(points: readonly Point[]): Turned {
  const hull = hullOf(points);
  let best = around(hull, 0);
  hull.forEach((point, i) => {
    const next = hull[(i + 1) % hull.length]!;
    const direction = Math.atan2(next.y - point.y, next.x - point.x);
    const angle = direction - Math.round(direction / (Math.PI / 2)) * (Math.PI / 2);
    if (Math.abs(angle) < UPRIGHT) return;
    const turned = around(hull, angle);
    // A turned rectangle has to be clearly better: short words have ragged ends.
    if (turned.width * turned.height < 0.92 * best.width * best.height) best = turned;
  });
  return best;
}
