import sharp from 'sharp';
import { assembly, charging, lab, lake, solar, storage, turbines } from './drawing/motifs-energy';
import { bowl, bus, clinic, form, homes, reading, sports } from './drawing/motifs-everyday';
import { fair, helmet, lecture, volunteers, workshop } from './drawing/motifs-people';
import { createRng, HEIGHT, PALETTES, WIDTH, type Scene } from './drawing/scene';
import type { Motif, ThemeCode } from './types';

const DRAWERS: Record<Motif, { theme: ThemeCode; paint: (scene: Scene) => string }> = {
  turbines: { theme: 'industry', paint: turbines },
  solar: { theme: 'industry', paint: solar },
  storage: { theme: 'industry', paint: storage },
  assembly: { theme: 'industry', paint: assembly },
  charging: { theme: 'industry', paint: charging },
  lab: { theme: 'industry', paint: lab },
  lecture: { theme: 'guidance', paint: lecture },
  fair: { theme: 'guidance', paint: fair },
  form: { theme: 'guidance', paint: form },
  volunteers: { theme: 'ideals', paint: volunteers },
  workshop: { theme: 'ideals', paint: workshop },
  helmet: { theme: 'ideals', paint: helmet },
  reading: { theme: 'ideals', paint: reading },
  lake: { theme: 'livelihood', paint: lake },
  bus: { theme: 'livelihood', paint: bus },
  bowl: { theme: 'livelihood', paint: bowl },
  clinic: { theme: 'livelihood', paint: clinic },
  homes: { theme: 'livelihood', paint: homes },
  sports: { theme: 'livelihood', paint: sports },
};

/** Every motif that can be drawn. */
export const MOTIFS = Object.keys(DRAWERS) as Motif[];

/**
 * The picture as SVG text, 1200 × 675, without any lettering (a bare machine has no fonts).
 * The same motif, seed and theme always give the same text; `theme` chooses the palette, by default the motif's own.
 */
export function drawSvg(motif: Motif, seedNumber: number, theme: ThemeCode = DRAWERS[motif].theme): string {
  const rng = createRng(seedNumber);
  const c = rng.pick(PALETTES[theme]);
  const gradient =
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${c.skyTop}"/>` +
    `<stop offset="0.8" stop-color="${c.skyLow}"/></linearGradient></defs>`;
  const body = DRAWERS[motif].paint({ rng, c });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${gradient}${body}</svg>`;
}

/** The picture as PNG bytes, 1200 × 675; see `drawSvg`. */
export function draw(motif: Motif, seedNumber: number, theme?: ThemeCode): Promise<Buffer> {
  return sharp(Buffer.from(drawSvg(motif, seedNumber, theme)))
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** A seed for `draw` out of a post's key (32-bit FNV-1a): every key has its own picture, whatever its place in the list. */
export function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(key, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
