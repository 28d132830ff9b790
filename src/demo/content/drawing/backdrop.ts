import { circle, path, polygon, rect, row, stroke } from './shapes';
import { HEIGHT, WIDTH, type Scene } from './scene';

/** Height of the horizon in every open-air picture. */
export const HORIZON = 500;

/** Sky with a sun and a few clouds, behind everything. */
export function sky({ rng, c }: Scene): string {
  const sunX = rng.between(140, 1060);
  const sunY = rng.between(100, 210);
  const r = rng.between(46, 78);
  const clouds = row(rng.int(2, 4), () =>
    cloud(rng.between(40, 1040), rng.between(50, 230), rng.between(0.6, 1.25), c.white),
  );
  return (
    rect(0, 0, WIDTH, HEIGHT, 'url(#sky)') +
    circle(sunX, sunY, r * 1.7, c.sun, { opacity: 0.22 }) +
    circle(sunX, sunY, r, c.sun) +
    clouds
  );
}

function cloud(x: number, y: number, k: number, fill: string): string {
  const pill = (dx: number, dy: number, w: number): string =>
    rect(x + dx * k, y + dy * k, w * k, 30 * k, fill, { rx: 15 * k, opacity: 0.8 });
  return pill(0, 22, 150) + pill(38, 0, 84);
}

/** One layer of rolling hills whose crest is near `top`. */
export function hills({ rng }: Scene, top: number, swing: number, fill: string): string {
  const step = WIDTH / 4;
  let d = `M0 ${HEIGHT} L0 ${Math.round(top + rng.between(-swing, swing))}`;
  for (let i = 0; i < 4; i += 1) {
    const y = Math.round(top + rng.between(-swing, swing));
    const lift = Math.round(top - rng.between(0, swing * 1.6));
    d += ` Q${i * step + step / 2} ${lift} ${(i + 1) * step} ${y}`;
  }
  return path(`${d} L${WIDTH} ${HEIGHT} Z`, fill);
}

/** A row of plain buildings standing on `base`, with lit windows. */
export function skyline({ rng, c }: Scene, base: number, tallest: number, fill: string): string {
  let x = rng.between(-40, 0);
  let out = '';
  while (x < WIDTH) {
    const w = rng.between(52, 120);
    const h = rng.between(tallest * 0.35, tallest);
    out += rect(x, base - h, w, h + 4, fill) + windows(x, base - h, w, h, c.white);
    x += w + rng.between(2, 60);
  }
  return out;
}

function windows(x: number, y: number, w: number, h: number, fill: string): string {
  const columns = Math.floor((w - 16) / 20);
  const rows = Math.floor((h - 20) / 30);
  return row(columns * rows, (i) =>
    (i * 7 + Math.floor(x)) % 3 === 0
      ? ''
      : rect(x + 12 + (i % columns) * 20, y + 14 + Math.floor(i / columns) * 30, 10, 14, fill, { opacity: 0.35 }),
  );
}

/** A ground strip from `top` down to the lower edge. */
export const ground = (top: number, fill: string): string => rect(0, top, WIDTH, HEIGHT - top, fill);

/** A tree standing at (x, base), `h` tall: round crown or pointed, by the scene's luck. */
export function tree({ rng, c }: Scene, x: number, base: number, h: number, fill: string): string {
  const trunk = rect(x - h * 0.04, base - h * 0.4, h * 0.08, h * 0.4, c.ink, { opacity: 0.75 });
  if (rng.int(0, 2) === 0) {
    const tier = (top: number, half: number, low: number): string =>
      polygon(
        [
          [x, base - h * top],
          [x - h * half, base - h * low],
          [x + h * half, base - h * low],
        ],
        fill,
      );
    return trunk + tier(1, 0.22, 0.55) + tier(0.78, 0.29, 0.25);
  }
  return (
    trunk +
    circle(x, base - h * 0.68, h * 0.3, fill) +
    circle(x - h * 0.16, base - h * 0.52, h * 0.2, fill) +
    circle(x + h * 0.17, base - h * 0.5, h * 0.19, fill)
  );
}

/** A room: wall, a floor below `floor`, and one of three quiet wall decorations. */
export function room(scene: Scene, floor: number): string {
  const { c, rng } = scene;
  const wall = rect(0, 0, WIDTH, HEIGHT, 'url(#sky)');
  const base = rect(0, floor, WIDTH, HEIGHT - floor, c.mid) + rect(0, floor, WIDTH, 10, c.ground, { opacity: 0.35 });
  const decorations = [windowBand, frames, lamps] as const;
  return wall + rng.pick(decorations)(scene) + base;
}

function windowBand({ c, rng }: Scene): string {
  const n = rng.int(3, 5);
  const w = 1040 / n;
  return row(n, (i) => {
    const x = 80 + i * w;
    return (
      rect(x, 70, w - 26, 190, c.white, { rx: 6 }) +
      rect(x + 10, 80, w - 46, 170, c.far, { opacity: 0.55 }) +
      stroke(`M${x + w / 2 - 13} 80 V250`, c.white, 8)
    );
  });
}

function frames({ c, rng }: Scene): string {
  const n = rng.int(2, 4);
  return row(n, (i) => {
    const x = 120 + (i * 960) / n + rng.between(0, 60);
    const h = rng.between(90, 150);
    return (
      rect(x, 90, 170, h, c.white, { rx: 4 }) +
      rect(x + 14, 104, 142, h - 28, rng.pick([c.far, c.soft, c.sun]), { opacity: 0.8 })
    );
  });
}

function lamps({ c, rng }: Scene): string {
  const n = rng.int(3, 4);
  return row(n, (i) => {
    const x = (WIDTH * (i + 0.5)) / n;
    const y = rng.between(90, 140);
    return (
      stroke(`M${x} 0 V${y}`, c.ink, 4, { opacity: 0.6 }) +
      polygon(
        [
          [x - 18, y],
          [x + 18, y],
          [x + 56, y + 44],
          [x - 56, y + 44],
        ],
        c.accent2,
      ) +
      polygon(
        [
          [x - 56, y + 44],
          [x + 56, y + 44],
          [x + 150, y + 330],
          [x - 150, y + 330],
        ],
        c.sun,
        { opacity: 0.18 },
      )
    );
  });
}
