import { ground, hills, HORIZON, room, sky, skyline, tree } from './backdrop';
import { person, type Pose } from './figures';
import { circle, ellipse, path, polygon, rect, row, stroke } from './shapes';
import type { Scene } from './scene';

/** Volunteers in vests, in the open air. */
export function volunteers(scene: Scene): string {
  const { c, rng } = scene;
  const vest = c.accent;
  const n = rng.int(4, 6);
  const people = row(n, (i) => {
    const pose: Pose = {
      cloth: rng.pick([c.white, c.soft, c.far]),
      arms: rng.pick(['down', 'wave', 'carry', 'up']),
      vest,
    };
    const x = 150 + (i * 900) / (n - 1) + rng.between(-24, 24);
    const bag = pose.arms === 'carry' ? rect(x - 34, 474, 68, 62, c.sun, { rx: 8 }) : '';
    return person(scene, x, 604 + rng.between(-14, 14), rng.between(1, 1.15), pose) + bag;
  });
  const trees = row(7, (i) =>
    tree(scene, 60 + i * 180 + rng.between(-40, 40), 508, rng.between(130, 230), rng.pick([c.mid, c.far])),
  );
  return sky(scene) + hills(scene, 430, 40, c.far) + trees + ground(HORIZON, c.ground) + people;
}

/** A row of booths with striped awnings and visitors. */
export function fair(scene: Scene): string {
  const { c, rng } = scene;
  const n = rng.int(3, 4);
  const w = 1080 / n;
  const flags = row(24, (i) => {
    const y = 66 + Math.sin((i / 23) * Math.PI) * 44;
    return polygon(
      [
        [i * 52, y],
        [i * 52 + 34, y + 2],
        [i * 52 + 17, y + 38],
      ],
      [c.accent, c.accent2, c.sun][i % 3] ?? c.sun,
    );
  });
  const visitors = row(rng.int(4, 6), (i) =>
    person(scene, 110 + i * 200 + rng.between(-50, 50), 648, rng.between(0.9, 1.02), {
      cloth: rng.pick([c.accent, c.accent2, c.far, c.white]),
      arms: rng.pick(['down', 'carry', 'down']),
    }),
  );
  return (
    sky(scene) +
    skyline(scene, HORIZON, 240, c.far) +
    ground(HORIZON, c.ground) +
    flags +
    row(n, (i) => booth(scene, 60 + i * w, w - 40)) +
    visitors
  );
}

function booth({ c, rng }: Scene, x: number, w: number): string {
  const color = rng.pick([c.accent, c.accent2, c.mid]);
  const stripes = Math.round(w / 44);
  const sw = w / stripes;
  return (
    rect(x + 10, 250, 12, 290, c.ink) +
    rect(x + w - 22, 250, 12, 290, c.ink) +
    rect(x + 22, 290, w - 44, 150, c.white, { opacity: 0.85 }) +
    row(3, (i) => rect(x + 44, 316 + i * 34, rng.between(w * 0.35, w * 0.65), 12, c.far, { rx: 6 })) +
    row(stripes, (i) =>
      path(
        `M${x + i * sw} 200 H${x + (i + 1) * sw} V268 A${sw / 2} ${sw / 2} 0 0 1 ${x + i * sw} 268 Z`,
        i % 2 === 0 ? color : c.white,
      ),
    ) +
    rect(x, 440, w, 110, c.soft, { rx: 4 }) +
    rect(x, 440, w, 16, color, { rx: 4 })
  );
}

/** A lecture: a speaker, a chart on the wall, the backs of the audience. */
export function lecture(scene: Scene): string {
  const { c, rng } = scene;
  const left = rng.int(0, 1) === 0;
  const boardX = left ? 380 : 160;
  const speakerX = left ? 240 : 960;
  const bars = row(6, (i) => {
    const h = 40 + i * rng.between(10, 26) + rng.between(0, 30);
    return rect(boardX + 70 + i * 92, 350 - h, 54, h, i % 2 === 0 ? c.accent : c.accent2, { rx: 4 });
  });
  const audience = row(9, (i) => {
    const x = 60 + i * 136 + rng.between(-18, 18);
    const cloth = rng.pick([c.ink, c.ground, c.accent2]);
    return (
      circle(x, 566, 34, c.ink) + path(`M${x - 62} 690 Q${x - 62} 606 ${x} 606 Q${x + 62} 606 ${x + 62} 690 Z`, cloth)
    );
  });
  return (
    room(scene, 470) +
    rect(boardX - 12, 88, 684, 320, c.ink, { rx: 8 }) +
    rect(boardX, 100, 660, 296, c.white) +
    rect(boardX + 50, 352, 560, 6, c.ink) +
    bars +
    person(scene, speakerX, 486, 1.1, { cloth: c.accent2, arms: rng.pick(['wave', 'down']) }) +
    polygon(
      [
        [speakerX - 66, 400],
        [speakerX + 66, 400],
        [speakerX + 50, 500],
        [speakerX - 50, 500],
      ],
      c.ground,
    ) +
    rect(speakerX - 74, 388, 148, 16, c.ink, { rx: 4 }) +
    audience
  );
}

/** A craftsman's bench: vice, gear, tools on the wall. */
export function workshop(scene: Scene): string {
  const { c, rng } = scene;
  const gears = row(rng.int(2, 3), (i) =>
    gear(scene, 250 + i * 330 + rng.between(-40, 40), rng.between(170, 300), rng.between(64, 118)),
  );
  const hats: Pose = { cloth: c.accent2, arms: 'carry', hat: c.accent };
  return (
    room(scene, 540) +
    gears +
    person(scene, rng.between(340, 860), 560, 1.35, hats) +
    rect(100, 470, 1000, 30, c.ink, { rx: 6 }) +
    rect(150, 500, 34, 130, c.ground) +
    rect(1016, 500, 34, 130, c.ground) +
    row(4, (i) => part(scene, 170 + i * 250 + rng.between(-20, 20), 470))
  );
}

function gear({ c, rng }: Scene, x: number, y: number, r: number): string {
  const fill = rng.pick([c.far, c.mid, c.accent]);
  const turn = rng.between(0, 36);
  const teeth = row(
    10,
    (i) =>
      `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${(turn + i * 36).toFixed(1)})">${rect(-r * 0.16, -r * 1.22, r * 0.32, r * 0.4, fill, { rx: 4 })}</g>`,
  );
  return (
    teeth + circle(x, y, r, fill) + circle(x, y, r * 0.62, c.white, { opacity: 0.35 }) + circle(x, y, r * 0.26, c.ink)
  );
}

function part({ c, rng }: Scene, x: number, base: number): string {
  const kind = rng.int(0, 2);
  if (kind === 0)
    return (
      rect(x - 46, base - 34, 92, 34, c.accent, { rx: 4 }) +
      stroke(`M${x - 22} ${base - 34} Q${x} ${base - 66} ${x + 22} ${base - 34}`, c.ink, 8)
    );
  if (kind === 1) return rect(x - 14, base - 66, 28, 66, c.far) + rect(x - 40, base - 80, 80, 20, c.ink, { rx: 4 });
  return (
    ellipse(x, base - 14, 50, 14, c.sun) + ellipse(x, base - 34, 40, 12, c.far) + ellipse(x, base - 52, 30, 10, c.white)
  );
}

/** A shield behind a safety helmet, with cones. */
export function helmet(scene: Scene): string {
  const { c, rng } = scene;
  const x = rng.between(470, 730);
  const cones = row(rng.int(2, 4), (i) => cone(scene, (i % 2 === 0 ? 90 : 960) + i * 40 + rng.between(0, 50), 590));
  return (
    sky(scene) +
    skyline(scene, HORIZON + 10, 200, c.far) +
    ground(HORIZON, c.ground) +
    path(
      `M${x} 96 L${x + 190} 156 V316 Q${x + 190} 470 ${x} 556 Q${x - 190} 470 ${x - 190} 316 V156 Z`,
      rng.pick([c.accent2, c.mid]),
    ) +
    path(`M${x} 130 L${x + 160} 180 V316 Q${x + 160} 446 ${x} 520 Z`, c.white, { opacity: 0.16 }) +
    hat(scene, x, 430) +
    cones
  );
}

function hat({ c, rng }: Scene, x: number, base: number): string {
  const fill = rng.pick([c.accent, c.white]);
  return (
    path(`M${x - 132} ${base} A132 138 0 0 1 ${x + 132} ${base} Z`, fill) +
    path(`M${x - 30} ${base - 136} H${x + 30} L${x + 24} ${base - 30} H${x - 24} Z`, c.ink, { opacity: 0.14 }) +
    rect(x - 172, base - 12, 344, 32, fill, { rx: 16 }) +
    rect(x - 172, base + 6, 344, 14, c.ink, { rx: 7, opacity: 0.18 })
  );
}

function cone({ c }: Scene, x: number, base: number): string {
  return (
    polygon(
      [
        [x - 12, base - 130],
        [x + 12, base - 130],
        [x + 44, base],
        [x - 44, base],
      ],
      c.accent,
    ) +
    polygon(
      [
        [x - 22, base - 90],
        [x + 22, base - 90],
        [x + 31, base - 54],
        [x - 31, base - 54],
      ],
      c.white,
    ) +
    rect(x - 62, base, 124, 16, c.ink, { rx: 5 })
  );
}
