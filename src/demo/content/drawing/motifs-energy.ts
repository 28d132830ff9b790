import { ground, hills, HORIZON, room, sky, skyline, tree } from './backdrop';
import { circle, ellipse, group, path, polygon, rect, row, stroke } from './shapes';
import type { Scene } from './scene';

/** Wind turbines over hills and a far skyline. */
export function turbines(scene: Scene): string {
  const { c, rng } = scene;
  const n = rng.int(3, 5);
  const masts = row(n, (i) => {
    const x = 130 + (i * 940) / (n - 1) + rng.between(-45, 45);
    const k = rng.between(0.6, 1.15);
    return turbine(scene, x, HORIZON + rng.between(10, 60), k);
  });
  return (
    sky(scene) +
    skyline(scene, HORIZON + 20, 150, c.far) +
    hills(scene, 470, 40, c.mid) +
    masts +
    hills(scene, 580, 26, c.ground)
  );
}

function turbine({ c, rng }: Scene, x: number, base: number, k: number): string {
  const hub = base - 300 * k;
  const turn = rng.between(0, 120);
  const blade = (angle: number): string =>
    group(
      `translate(${x.toFixed(1)} ${hub.toFixed(1)}) rotate(${(turn + angle).toFixed(1)}) scale(${k.toFixed(2)})`,
      path('M-3 0 C-16 -40 -9 -110 0 -150 C6 -110 8 -40 5 0 Z', c.white),
    );
  return (
    polygon(
      [
        [x - 4 * k, hub],
        [x + 4 * k, hub],
        [x + 9 * k, base + 40],
        [x - 9 * k, base + 40],
      ],
      c.white,
    ) +
    blade(0) +
    blade(120) +
    blade(240) +
    circle(x, hub, 10 * k, c.accent)
  );
}

/** Rows of solar panels running towards the hills. */
export function solar(scene: Scene): string {
  const { c, rng } = scene;
  const lean = rng.between(-60, 60);
  const rows = row(3, (r) => panels(scene, 420 + r * 82, 0.62 + r * 0.24, lean));
  const mast = rng.int(0, 1) === 1 ? turbine(scene, rng.between(160, 1040), 410, 0.7) : '';
  return sky(scene) + hills(scene, 380, 46, c.far) + mast + hills(scene, 430, 20, c.mid) + ground(460, c.ground) + rows;
}

function panels({ c, rng }: Scene, y: number, k: number, lean: number): string {
  const w = 210 * k;
  const h = 92 * k;
  const gap = 26 * k;
  const start = rng.between(-w, 0);
  return row(Math.ceil((1200 - start) / (w + gap)), (i) => {
    const x = start + i * (w + gap);
    const at = (u: number, v: number): readonly [number, number] => [x + u * w + (1 - v) * lean * k * 0.5, y + v * h];
    const lines = row(5, (j) =>
      stroke(`M${at((j + 1) / 6, 0).join(' ')} L${at((j + 1) / 6, 1).join(' ')}`, c.soft, 2, { opacity: 0.55 }),
    );
    const middle = stroke(`M${at(0, 0.5).join(' ')} L${at(1, 0.5).join(' ')}`, c.soft, 2, { opacity: 0.55 });
    const legs = rect(x + w * 0.2, y + h, 7 * k, 26 * k, c.ink) + rect(x + w * 0.78, y + h, 7 * k, 26 * k, c.ink);
    const glint = polygon([at(0, 0), at(0.34, 0), at(0.12, 1), at(0, 1)], c.white, { opacity: 0.14 });
    return legs + polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], c.ink) + lines + middle + glint;
  });
}

/** Storage containers beside a pylon. */
export function storage(scene: Scene): string {
  const { c, rng } = scene;
  const n = rng.int(2, 4);
  const w = 250;
  const start = 600 - (n * (w + 34)) / 2 + rng.between(-40, 40);
  return (
    sky(scene) +
    hills(scene, 430, 40, c.far) +
    pylon(c.ink, rng.between(60, 240), 520, 1.15) +
    pylon(c.ink, rng.between(940, 1120), 520, rng.between(0.8, 1)) +
    ground(HORIZON, c.ground) +
    row(n, (i) => container(scene, start + i * (w + 34), 360 + (i % 2) * 14, w))
  );
}

function container({ c, rng }: Scene, x: number, y: number, w: number): string {
  const h = 186;
  const stripe = rng.pick([c.accent, c.accent2, c.mid]);
  const ribs = row(9, (i) => rect(x + 96 + i * 15, y + 22, 6, h - 44, c.soft));
  const bolt = polygon(
    [
      [46, 50],
      [22, 96],
      [42, 96],
      [32, 136],
      [66, 82],
      [46, 82],
      [58, 50],
    ].map(([a = 0, b = 0]) => [x + a, y + b] as const),
    stripe,
  );
  return (
    ellipse(x + w / 2, y + h + 14, w * 0.53, 16, c.ink, { opacity: 0.25 }) +
    rect(x, y, w, h, c.white, { rx: 8 }) +
    rect(x, y + h - 26, w, 26, stripe, { rx: 6 }) +
    ribs +
    bolt +
    rect(x + 14, y + h, 30, 12, c.ink) +
    rect(x + w - 44, y + h, 30, 12, c.ink)
  );
}

/** A lattice power mast standing at (x, base). */
export function pylon(color: string, x: number, base: number, k: number): string {
  const top = base - 330 * k;
  const arm = (dy: number, half: number): string =>
    stroke(`M${x - half * k} ${top + dy * k} H${x + half * k}`, color, 5 * k);
  const lattice = row(5, (i) => {
    const a = 12 + i * 9;
    const y1 = top + (40 + i * 56) * k;
    return stroke(
      `M${x - a * k} ${y1} L${x + (a + 9) * k} ${y1 + 56 * k} M${x + a * k} ${y1} L${x - (a + 9) * k} ${y1 + 56 * k}`,
      color,
      3 * k,
    );
  });
  return (
    stroke(`M${x - 58 * k} ${base} L${x - 8 * k} ${top} H${x + 8 * k} L${x + 58 * k} ${base}`, color, 5 * k) +
    lattice +
    arm(30, 76) +
    arm(84, 98)
  );
}

/** A conveyor with battery modules and robot arms. */
export function assembly(scene: Scene): string {
  const { c, rng } = scene;
  const n = rng.int(2, 3);
  const shift = rng.between(0, 60);
  const modules = row(6, (i) => cell(scene, 40 + shift + i * 196, 404));
  const belt =
    rect(0, 470, 1200, 34, c.ink, { rx: 4 }) +
    row(21, (i) => circle(20 + i * 60, 487, 11, c.far)) +
    rect(0, 504, 1200, 14, c.ground) +
    row(4, (i) => rect(120 + i * 310, 518, 26, 110, c.ground));
  return (
    room(scene, 560) + row(n, (i) => robot(scene, 240 + (i * 760) / (n - 1) + rng.between(-50, 50))) + modules + belt
  );
}

function cell({ c, rng }: Scene, x: number, y: number): string {
  const fill = rng.pick([c.white, c.soft, c.accent2, c.white]);
  return (
    rect(x, y, 118, 66, fill, { rx: 8 }) +
    rect(x + 20, y - 10, 22, 12, c.accent, { rx: 2 }) +
    rect(x + 76, y - 10, 22, 12, c.ink, { rx: 2 }) +
    row(3, (i) => rect(x + 16, y + 18 + i * 14, 86 - i * 18, 5, c.mid, { opacity: 0.5 }))
  );
}

function robot({ c, rng }: Scene, x: number): string {
  const side = rng.pick([1, -1]);
  const elbowX = x - side * rng.between(50, 90);
  const elbowY = rng.between(190, 240);
  const handX = x + side * rng.between(70, 130);
  const handY = rng.between(290, 330);
  return (
    polygon(
      [
        [x - 60, 470],
        [x + 60, 470],
        [x + 34, 400],
        [x - 34, 400],
      ],
      c.ink,
    ) +
    stroke(`M${x} 400 L${elbowX} ${elbowY}`, c.accent, 40) +
    stroke(`M${elbowX} ${elbowY} L${handX} ${handY}`, c.accent, 28) +
    circle(x, 400, 26, c.ink) +
    circle(elbowX, elbowY, 25, c.ink) +
    circle(elbowX, elbowY, 10, c.white) +
    stroke(
      `M${handX - 24} ${handY + 52} V${handY + 22} H${handX + 24} V${handY + 52} M${handX} ${handY} V${handY + 22}`,
      c.ink,
      12,
    )
  );
}

/** A car at a charging post under a canopy. */
export function charging(scene: Scene): string {
  const { c, rng } = scene;
  const postX = rng.between(250, 340);
  const eaves = 150 + rng.between(0, 40);
  const canopy =
    polygon(
      [
        [120, 190],
        [1080, eaves],
        [1080, eaves + 36],
        [120, 226],
      ],
      c.ink,
    ) +
    rect(190, 215, 18, 300, c.ink) +
    rect(985, 195, 18, 320, c.ink);
  const post =
    rect(postX, 330, 92, 190, c.white, { rx: 14 }) +
    rect(postX + 16, 350, 60, 50, c.accent2, { rx: 6 }) +
    circle(postX + 46, 440, 18, c.accent);
  return (
    sky(scene) +
    skyline(scene, 470, 220, c.far) +
    hills(scene, 470, 16, c.mid) +
    canopy +
    ground(515, c.ground) +
    rect(0, 590, 1200, 8, c.soft, { opacity: 0.5 }) +
    post +
    stroke(`M${postX + 92} 420 C${postX + 190} 400 ${postX + 150} 520 560 452`, c.ink, 9) +
    car(scene, 530 + rng.between(0, 60), 530)
  );
}

function car({ c, rng }: Scene, x: number, base: number): string {
  const body = rng.pick([c.accent, c.accent2, c.white, c.soft]);
  const wheel = (dx: number): string => circle(x + dx, base, 42, c.ink) + circle(x + dx, base, 18, c.far);
  return (
    ellipse(x + 200, base + 42, 230, 14, c.ink, { opacity: 0.3 }) +
    path(
      `M${x} ${base} V${base - 70} Q${x + 6} ${base - 92} ${x + 60} ${base - 98} L${x + 110} ${base - 168} Q${x + 118} ${base - 178} ${x + 134} ${base - 178} H${x + 262} Q${x + 278} ${base - 178} ${x + 290} ${base - 166} L${x + 344} ${base - 100} Q${x + 404} ${base - 92} ${x + 408} ${base - 52} V${base} Z`,
      body,
    ) +
    path(
      `M${x + 128} ${base - 102} L${x + 152} ${base - 152} H${x + 202} V${base - 102} Z M${x + 216} ${base - 102} V${base - 152} H${x + 262} L${x + 304} ${base - 102} Z`,
      c.ink,
      { opacity: 0.8 },
    ) +
    rect(x, base - 40, 408, 12, c.ink, { opacity: 0.18 }) +
    wheel(92) +
    wheel(318)
  );
}

/** A laboratory bench with glassware. */
export function lab(scene: Scene): string {
  const { c, rng } = scene;
  const items = [flask, tubes, screen, cylinder] as const;
  const first = rng.int(0, 3);
  const bench = rect(0, 500, 1200, 30, c.ink) + rect(0, 530, 1200, 145, c.ground);
  return (
    room(scene, 520) +
    bench +
    row(4, (i) => (items[(first + i) % 4] ?? flask)(scene, 160 + i * 292 + rng.between(-24, 24), 500))
  );
}

function flask({ c, rng }: Scene, x: number, base: number): string {
  const level = rng.between(0.35, 0.7);
  const half = (v: number): number => 22 + v * 72;
  const y = base - 170 * level;
  const at = half(1 - level);
  return (
    path(
      `M${x - 22} ${base - 230} H${x + 22} V${base - 170} L${x + 94} ${base - 14} Q${x + 96} ${base} ${x + 80} ${base} H${x - 80} Q${x - 96} ${base} ${x - 94} ${base - 14} L${x - 22} ${base - 170} Z`,
      c.white,
      { opacity: 0.85 },
    ) +
    path(
      `M${x - at} ${y} H${x + at} L${x + 88} ${base - 14} Q${x + 88} ${base - 6} ${x + 78} ${base - 6} H${x - 78} Q${x - 88} ${base - 6} ${x - 88} ${base - 14} Z`,
      rng.pick([c.accent, c.accent2]),
    ) +
    rect(x - 30, base - 238, 60, 14, c.ink, { rx: 6 }) +
    circle(x - 14, y + 34, 8, c.white, { opacity: 0.7 }) +
    circle(x + 20, y + 56, 5, c.white, { opacity: 0.7 })
  );
}

function tubes({ c, rng }: Scene, x: number, base: number): string {
  const colors = [c.accent, c.accent2, c.sun, c.mid] as const;
  const tube = (i: number): string => {
    const left = x - 98 + i * 54;
    const fill = rng.between(40, 110);
    return (
      rect(left, base - 190, 34, 172, c.white, { rx: 17, opacity: 0.9 }) +
      rect(left + 4, base - 22 - fill, 26, fill, colors[i] ?? c.mid, { rx: 12 })
    );
  };
  return (
    row(4, tube) +
    rect(x - 120, base - 130, 240, 20, c.ink, { rx: 6 }) +
    rect(x - 120, base - 20, 240, 20, c.ink, { rx: 6 })
  );
}

function screen({ c, rng }: Scene, x: number, base: number): string {
  const bars = row(6, (i) => {
    const h = rng.between(22, 100);
    return rect(x - 104 + i * 36, base - 62 - h, 24, h, i % 2 === 0 ? c.accent : c.far, { rx: 3 });
  });
  return (
    rect(x - 14, base - 60, 28, 60, c.ink) +
    rect(x - 54, base - 12, 108, 12, c.ink, { rx: 6 }) +
    rect(x - 130, base - 210, 260, 168, c.ink, { rx: 12 }) +
    rect(x - 118, base - 198, 236, 142, c.soft) +
    bars
  );
}

function cylinder({ c, rng }: Scene, x: number, base: number): string {
  const h = rng.between(80, 150);
  return (
    rect(x - 34, base - 220, 68, 214, c.white, { rx: 10, opacity: 0.85 }) +
    rect(x - 28, base - 14 - h, 56, h, rng.pick([c.accent2, c.sun]), { rx: 8 }) +
    row(7, (i) => rect(x + 8, base - 196 + i * 26, 22, 4, c.ink, { opacity: 0.5 })) +
    rect(x - 58, base - 14, 116, 14, c.ink, { rx: 7 })
  );
}

/** Trees round a lake, a path and the far hills. */
export function lake(scene: Scene): string {
  const { c, rng } = scene;
  const water =
    ellipse(rng.between(480, 720), 592, rng.between(420, 560), 74, c.far) +
    row(6, (i) => rect(rng.between(280, 820), 556 + i * 13, rng.between(50, 150), 4, c.white, { rx: 2, opacity: 0.7 }));
  const trees = row(9, (i) =>
    tree(
      scene,
      50 + i * 135 + rng.between(-40, 40),
      rng.between(500, 530),
      rng.between(120, 240),
      rng.pick([c.mid, c.accent2, c.ink, c.mid]),
    ),
  );
  return (
    sky(scene) +
    hills(scene, 400, 60, c.far) +
    hills(scene, 470, 34, c.soft) +
    ground(HORIZON, c.ground) +
    trees +
    water
  );
}
