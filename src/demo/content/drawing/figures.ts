import { circle, path, rect, stroke } from './shapes';
import type { Scene } from './scene';

/** How one simple person stands: clothes, arms, and what they wear. */
export interface Pose {
  cloth: string;
  arms: 'down' | 'up' | 'carry' | 'wave';
  vest?: string;
  hat?: string;
}

const ARMS: Record<Pose['arms'], string> = {
  down: 'M-34 -150 L-46 -84 M34 -150 L46 -84',
  up: 'M-34 -150 L-56 -214 M34 -150 L56 -214',
  carry: 'M-34 -150 L-40 -104 L-6 -92 M34 -150 L40 -104 L6 -92',
  wave: 'M-34 -150 L-46 -84 M34 -150 L66 -186 L58 -224',
};

/** A person of height 235·k standing at (x, base); faces stay blank on purpose. */
export function person({ c, rng }: Scene, x: number, base: number, k: number, pose: Pose): string {
  const skin = rng.pick(['#e9c3a0', '#e2b48d', '#edcdb0']);
  const vest =
    pose.vest === undefined
      ? ''
      : path('M-32 -166 H-8 L0 -140 L8 -166 H32 V-84 H-32 Z', pose.vest) + rect(-32, -118, 64, 8, c.white);
  const hat =
    pose.hat === undefined
      ? ''
      : path('M-30 -206 A30 30 0 0 1 30 -206 Z', pose.hat) + rect(-36, -208, 72, 7, pose.hat, { rx: 3 });
  const parts = [
    stroke('M-16 -84 V-4 M16 -84 V-4', c.ink, 24),
    stroke(ARMS[pose.arms], pose.cloth, 17),
    path('M-38 -150 Q-38 -172 -16 -172 H16 Q38 -172 38 -150 V-76 H-38 Z', pose.cloth),
    vest,
    rect(-9, -186, 18, 20, skin),
    circle(0, -204, 27, skin),
    path('M-28 -204 A28 28 0 0 1 28 -204 Q10 -222 -28 -204 Z', c.ink),
    hat,
  ];
  return `<g transform="translate(${x.toFixed(1)} ${base.toFixed(1)}) scale(${k.toFixed(2)})">${parts.join('')}</g>`;
}
