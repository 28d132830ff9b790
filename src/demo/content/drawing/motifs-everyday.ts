import { ground, hills, HORIZON, room, sky, skyline, tree } from './backdrop';
import { person } from './figures';
import { circle, ellipse, group, path, polygon, rect, row, stroke } from './shapes';
import type { Scene } from './scene';

/** A bus at a stop. */
export function bus(scene: Scene): string {
  const { c, rng } = scene;
  const x = rng.between(150, 380);
  const body = rng.pick([c.accent, c.accent2]);
  const stopX = x > 260 ? 90 : 1090;
  return (
    sky(scene) +
    skyline(scene, HORIZON, 260, c.far) +
    row(5, () => tree(scene, rng.between(20, 1180), HORIZON + 6, rng.between(110, 190), c.mid)) +
    ground(HORIZON, c.soft) +
    ground(540, c.ink) +
    row(8, (i) => rect(i * 160 + 20, 616, 90, 10, c.white, { opacity: 0.8 })) +
    rect(stopX, 330, 12, 212, c.ink) +
    rect(stopX - 40, 300, 92, 70, c.white, { rx: 10 }) +
    rect(stopX - 28, 316, 68, 30, body, { rx: 6 }) +
    person(scene, stopX > 600 ? stopX - 70 : stopX + 76, 542, 0.78, { cloth: c.accent, arms: 'down' }) +
    vehicle(scene, x, 250, body)
  );
}

function vehicle({ c, rng }: Scene, x: number, y: number, body: string): string {
  const w = 640;
  const panes = rng.int(5, 6);
  const pw = (w - 150) / panes;
  const wheel = (dx: number): string => circle(x + dx, y + 318, 48, '#2a2d30') + circle(x + dx, y + 318, 20, c.far);
  return (
    rect(x, y, w, 316, body, { rx: 34 }) +
    rect(x, y + 190, w, 22, c.white, { opacity: 0.85 }) +
    row(panes, (i) => rect(x + 30 + i * pw, y + 42, pw - 14, 116, c.white, { rx: 10, opacity: 0.92 })) +
    rect(x + w - 112, y + 42, 92, 210, c.white, { rx: 10, opacity: 0.92 }) +
    rect(x + w - 68, y + 42, 5, 210, body) +
    rect(x + 40, y + 14, 150, 14, c.white, { rx: 7, opacity: 0.6 }) +
    circle(x + w - 20, y + 274, 12, c.sun) +
    wheel(130) +
    wheel(500)
  );
}

/** A bowl of hot food with side dishes. */
export function bowl(scene: Scene): string {
  const { c, rng } = scene;
  const x = rng.between(500, 700);
  const steam = row(3, (i) =>
    stroke(`M${x - 90 + i * 90} 300 q-26 -34 0 -66 q26 -32 0 -66`, c.white, 12, { opacity: 0.75 }),
  );
  const toppings = row(9, () =>
    circle(
      x + rng.between(-150, 150),
      332 + rng.between(-12, 14),
      rng.between(14, 30),
      rng.pick([c.accent, c.mid, c.sun, c.white]),
    ),
  );
  const sides = [x - 390, x + 390].map((at) => dish(scene, at, 520)).join('');
  return (
    room(scene, 480) +
    steam +
    ellipse(x, 560, 250, 22, c.ink, { opacity: 0.25 }) +
    ellipse(x, 336, 214, 40, c.soft) +
    toppings +
    path(
      `M${x - 216} 340 Q${x} 392 ${x + 216} 340 Q${x + 206} 520 ${x + 92} 552 H${x - 92} Q${x - 206} 520 ${x - 216} 340 Z`,
      rng.pick([c.accent, c.accent2, c.white]),
    ) +
    path(`M${x - 200} 412 Q${x} 470 ${x + 200} 412 L${x + 192} 440 Q${x} 500 ${x - 192} 440 Z`, c.ink, {
      opacity: 0.14,
    }) +
    sides +
    chopsticks(scene, x + 60)
  );
}

function dish({ c, rng }: Scene, x: number, y: number): string {
  return (
    ellipse(x, y + 14, 130, 34, c.ink, { opacity: 0.2 }) +
    ellipse(x, y, 130, 36, c.white) +
    ellipse(x, y - 4, 96, 24, c.soft) +
    row(6, () =>
      ellipse(
        x + rng.between(-62, 62),
        y - 12 + rng.between(-8, 8),
        rng.between(16, 28),
        12,
        rng.pick([c.mid, c.accent, c.sun]),
      ),
    )
  );
}

function chopsticks({ c }: Scene, x: number): string {
  return stroke(`M${x} 330 L${x + 250} 130`, c.ink, 11) + stroke(`M${x + 34} 334 L${x + 286} 148`, c.ink, 11);
}

/** An open book under a desk lamp. */
export function reading(scene: Scene): string {
  const { c, rng } = scene;
  const x = rng.between(520, 660);
  const lampX = rng.int(0, 1) === 0 ? 230 : 960;
  const side = lampX < 600 ? 1 : -1;
  const page = (dir: number): string =>
    path(`M${x} 410 Q${x + dir * 110} 356 ${x + dir * 270} 392 V544 Q${x + dir * 110} 506 ${x} 560 Z`, c.white) +
    row(4, (i) =>
      stroke(
        `M${x + dir * 40} ${424 + i * 28} Q${x + dir * 130} ${392 + i * 28} ${x + dir * 236} ${414 + i * 28}`,
        c.far,
        6,
      ),
    );
  return (
    room(scene, 510) +
    polygon(
      [
        [lampX + side * 60, 236],
        [lampX + side * 150, 196],
        [x + 330 * side, 560],
        [x - 260 * side, 560],
      ],
      c.sun,
      { opacity: 0.32 },
    ) +
    stroke(`M${lampX} 556 L${lampX - side * 40} 370 L${lampX + side * 70} 226`, c.ink, 14) +
    rect(lampX - 74, 548, 148, 22, c.ink, { rx: 10 }) +
    polygon(
      [
        [lampX + side * 30, 240],
        [lampX + side * 130, 168],
        [lampX + side * 176, 222],
        [lampX + side * 52, 276],
      ],
      c.accent,
    ) +
    path(`M${x - 284} 404 L${x - 284} 562 Q${x - 120} 530 ${x} 578 Q${x + 120} 530 ${x + 284} 562 V404 Z`, c.accent2) +
    page(-1) +
    page(1) +
    stack(scene, lampX < 600 ? 1010 : 190)
  );
}

function stack({ c, rng }: Scene, x: number): string {
  const colors = [c.accent, c.mid, c.white, c.accent2, c.sun] as const;
  return row(rng.int(3, 5), (i) => {
    const w = rng.between(150, 210);
    const y = 540 - i * 36;
    return (
      rect(x - w / 2 + rng.between(-12, 12), y, w, 32, colors[i] ?? c.mid, { rx: 4 }) +
      rect(x - w / 2 + 20, y + 12, w * 0.3, 7, c.ink, { opacity: 0.25 })
    );
  });
}

/** A form being filled in, with a stamp. */
export function form(scene: Scene): string {
  const { c, rng } = scene;
  const x = rng.between(360, 520);
  const tilt = rng.between(-7, 7);
  const line = (i: number): string => {
    const y = 186 + i * 62;
    const done = rng.int(0, 3) > 0;
    const tick = done ? stroke(`M${x + 50} ${y + 14} l10 12 l20 -26`, c.accent, 7) : '';
    return (
      rect(x + 44, y - 2, 36, 36, c.soft, { rx: 6 }) +
      tick +
      rect(x + 104, y, rng.between(150, 250), 12, c.far, { rx: 6 }) +
      rect(x + 104, y + 22, rng.between(90, 190), 9, c.soft, { rx: 4 })
    );
  };
  const paper = group(
    `rotate(${tilt.toFixed(1)} 600 340)`,
    rect(x + 14, 84, 420, 540, c.ink, { rx: 10, opacity: 0.18 }),
    rect(x, 70, 420, 540, c.white, { rx: 10 }),
    rect(x + 44, 112, rng.between(180, 260), 24, c.accent2, { rx: 6 }),
    row(6, line),
    circle(x + 324, 512, 56, 'none', { stroke: c.accent, 'stroke-width': 9, opacity: 0.85 }),
    circle(x + 324, 512, 30, c.accent, { opacity: 0.3 }),
  );
  return room(scene, 430) + paper + stamp(scene, x < 440 ? 960 : 210, 560) + pen(scene, x < 440 ? 190 : 1010);
}

function stamp({ c }: Scene, x: number, base: number): string {
  return (
    ellipse(x, base + 18, 110, 18, c.ink, { opacity: 0.22 }) +
    circle(x, base - 190, 44, c.ink) +
    polygon(
      [
        [x - 24, base - 160],
        [x + 24, base - 160],
        [x + 40, base - 60],
        [x - 40, base - 60],
      ],
      c.ink,
    ) +
    rect(x - 86, base - 66, 172, 58, c.accent2, { rx: 10 }) +
    rect(x - 86, base - 10, 172, 22, c.accent, { rx: 4 })
  );
}

function pen({ c, rng }: Scene, x: number): string {
  return group(
    `rotate(${rng.between(-40, 40).toFixed(1)} ${x.toFixed(1)} 540)`,
    rect(x - 13, 400, 26, 200, c.accent2, { rx: 12 }),
    polygon(
      [
        [x - 13, 590],
        [x + 13, 590],
        [x, 636],
      ],
      c.ink,
    ),
    rect(x - 13, 424, 26, 14, c.sun),
  );
}

/** A clinic with a green cross (the red one is a protected emblem). */
export function clinic(scene: Scene): string {
  const { c, rng } = scene;
  const x = rng.between(330, 480);
  const cross = (cx: number, cy: number, r: number): string =>
    rect(cx - r * 0.3, cy - r, r * 0.6, r * 2, c.accent2, { rx: 4 }) +
    rect(cx - r, cy - r * 0.3, r * 2, r * 0.6, c.accent2, { rx: 4 });
  const windows = row(6, (i) =>
    rect(x + 30 + (i % 3) * 150 + (i % 3 === 2 ? 0 : 0), 330 + Math.floor(i / 3) * 90, 100, 56, c.far, { rx: 6 }),
  );
  const person1 = person(scene, x + rng.between(-170, -110), 590, 0.95, { cloth: c.white, arms: 'wave' });
  const person2 = person(scene, x + rng.between(590, 660), 590, 0.95, {
    cloth: c.accent,
    arms: rng.pick(['down', 'carry']),
  });
  return (
    sky(scene) +
    hills(scene, 430, 50, c.far) +
    row(6, () => tree(scene, rng.between(20, 1180), HORIZON + 10, rng.between(130, 220), c.mid)) +
    ground(HORIZON, c.ground) +
    rect(x, 290, 480, 260, c.white, { rx: 8 }) +
    rect(x - 20, 270, 520, 28, c.accent2, { rx: 6 }) +
    rect(x + 160, 130, 160, 150, c.white, { rx: 14 }) +
    cross(x + 240, 204, 52) +
    windows +
    rect(x + 176, 440, 128, 110, c.ink, { rx: 6 }) +
    rect(x + 184, 450, 54, 100, c.soft) +
    rect(x + 242, 450, 54, 100, c.soft) +
    person1 +
    person2
  );
}

/** Homes in the evening: lit windows, a path and trees. */
export function homes(scene: Scene): string {
  const { c, rng } = scene;
  const n = rng.int(3, 4);
  const w = 1000 / n;
  return (
    sky(scene) +
    hills(scene, 420, 40, c.far) +
    row(n, (i) => block(scene, 90 + i * w, w - 50, rng.between(230, 370))) +
    ground(HORIZON + 20, c.ground) +
    polygon(
      [
        [540, HORIZON + 20],
        [620, HORIZON + 20],
        [820, 675],
        [380, 675],
      ],
      c.soft,
    ) +
    row(8, (i) => tree(scene, (i % 2 === 0 ? 40 : 700) + i * 60, rng.between(560, 640), rng.between(90, 150), c.mid))
  );
}

function block({ c, rng }: Scene, x: number, w: number, h: number): string {
  const base = HORIZON + 24;
  const columns = Math.floor((w - 24) / 56);
  const rows = Math.floor((h - 40) / 58);
  const left = x + (w - columns * 56 + 20) / 2;
  const panes = row(columns * rows, (i) =>
    rect(
      left + (i % columns) * 56,
      base - h + 28 + Math.floor(i / columns) * 58,
      36,
      34,
      rng.int(0, 2) === 0 ? c.sun : c.far,
      { rx: 3 },
    ),
  );
  return (
    rect(x, base - h, w, h, c.white) +
    rect(x - 8, base - h - 14, w + 16, 18, rng.pick([c.accent, c.accent2, c.ink]), { rx: 4 }) +
    panes
  );
}

/** A sports field with people, for runs and games. */
export function sports(scene: Scene): string {
  const { c, rng } = scene;
  const lanes = row(5, (i) =>
    stroke(`M-20 ${556 + i * 26} Q600 ${536 + i * 24} 1220 ${556 + i * 26}`, c.white, 4, { opacity: 0.75 }),
  );
  const runners = row(rng.int(3, 5), (i) =>
    person(scene, 160 + i * 220 + rng.between(-40, 40), 612 + (i % 2) * 30, rng.between(0.95, 1.1), {
      cloth: rng.pick([c.accent, c.accent2, c.sun, c.white]),
      arms: rng.pick(['up', 'wave', 'up']),
    }),
  );
  return (
    sky(scene) +
    skyline(scene, 480, 190, c.far) +
    row(8, (i) => tree(scene, i * 160 + rng.between(-30, 60), 500, rng.between(90, 160), c.mid)) +
    ground(490, c.ground) +
    path('M-20 540 Q600 516 1220 540 V675 H-20 Z', c.accent, { opacity: 0.75 }) +
    lanes +
    runners
  );
}
