/** Sixty posters as parks make them: covers, hall posters, phone pages and screens, in many fonts, sizes and colours. */
import type { FontName, Poster, PosterLine } from './draw';
import { FONTS_FOR, MIXED, PLAIN, type Sentence } from './sentences';

/** How many posters there are. */
export const POSTERS = 60;

/** A number below `count` out of a poster's number and a question: the same every time. */
function pick(poster: number, question: number, count: number): number {
  let hash = Math.imul(poster + 1, 0x9e3779b1) ^ Math.imul(question + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return ((hash ^ (hash >>> 16)) >>> 0) % count;
}

const FORMATS = [
  { kind: 'cover', width: 900, height: 383 },
  { kind: 'hall', width: 1080, height: 1440 },
  { kind: 'screen', width: 1920, height: 1080 },
  { kind: 'phone', width: 750, height: 1000 },
  { kind: 'slide', width: 1280, height: 720 },
  { kind: 'square', width: 800, height: 800 },
] as const;

/** Ground, decoration, and letters that stand out from both, strongly or as weakly as designers dare. */
const PALETTES = [
  ['#0a3d62', '#e58e26', '#ffffff'],
  ['#b71c1c', '#ffcc00', '#ffeb3b'],
  ['#f7f1e3', '#d1ccc0', '#2c2c54'],
  ['#ffffff', '#dfe6e9', '#c0392b'],
  ['#1e3799', '#4a69bd', '#f8c291'],
  ['#e8f5e9', '#a5d6a7', '#1b5e20'],
  ['#263238', '#455a64', '#80deea'],
  ['#fff8e1', '#ffe082', '#6d4c41'],
  ['#6a1b9a', '#ab47bc', '#f3e5f5'],
  ['#eceff1', '#cfd8dc', '#607d8b'],
] as const;

function groundOf(n: number, width: number, height: number): string {
  const [ground, shade] = PALETTES[pick(n, 1, PALETTES.length)]!;
  const filled = (fill: string) => `<rect width="100%" height="100%" fill="${fill}"/>`;
  switch (pick(n, 2, 5)) {
    case 0:
      return filled(ground);
    case 1:
      return (
        `<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${ground}"/>` +
        `<stop offset="1" stop-color="${shade}" stop-opacity="0.6"/></linearGradient></defs>` +
        filled(ground) +
        filled('url(#g)')
      );
    case 2: {
      const circles = Array.from({ length: 9 }, (_, i) => {
        const [x, y] = [pick(n, 20 + i, width), pick(n, 40 + i, height)];
        return `<circle cx="${x}" cy="${y}" r="${20 + pick(n, 60 + i, height / 4)}" fill="${shade}" opacity="0.35"/>`;
      });
      return filled(ground) + circles.join('');
    }
    case 3: {
      const stripes = Array.from({ length: Math.ceil(width / 40) }, (_, i) => {
        return `<path d="M${i * 40} 0 l-200 ${height}" stroke="${shade}" stroke-width="8" opacity="0.25"/>`;
      });
      return filled(ground) + stripes.join('');
    }
    default:
      // A skyline below a sky, as under half of all park posters.
      return (
        filled(ground) +
        Array.from({ length: 12 }, (_, i) => {
          const high = height / 8 + pick(n, 80 + i, height / 5);
          const x = (i * width) / 12;
          return `<rect x="${x}" y="${height - high}" width="${width / 14}" height="${high}" fill="${shade}" opacity="0.5"/>`;
        }).join('')
      );
  }
}

const count = (text: string): number => [...text].length;

/** The lines of a poster: a title, then smaller ones, down to the smallest print that designers use. */
function linesOf(n: number, width: number, height: number): PosterLine[] {
  const colour = PALETTES[pick(n, 1, PALETTES.length)]![2];
  const lines: PosterLine[] = [];
  let y = Math.round(height * 0.07);
  for (let i = 0; i < 4; i += 1) {
    const mixed = i === 2 || (i === 3 && n % 2 === 0);
    const list: readonly Sentence[] = mixed ? MIXED : PLAIN;
    const [text, planted] = list[(n * 3 + i * 7) % list.length]!;
    const fonts: readonly FontName[] = FONTS_FOR[mixed ? 'mixed' : 'plain'];
    const wanted = [0.11, 0.07, 0.045, 0.03][i]! * Math.min(width, height * 1.4);
    const size = Math.max(16, Math.round(Math.min(wanted, (width * 0.8) / count(text))));
    const turned = i === 1 && n % 6 === 5 ? [-9, -5, 6, 10][pick(n, 9, 4)]! : 0;
    const x = Math.round(width * (0.05 + 0.01 * pick(n, 10 + i, 8)));
    if (y + size * (turned ? 3 : 1.3) > height) break;
    lines.push({ text, planted, font: fonts[pick(n, 30 + i, fonts.length)]!, size, colour, x, y, turned });
    y += Math.round(size * (turned ? 3.2 : 1.9));
  }
  return n % 5 === 3 ? [...lines, columnOf(n, width, height, colour)] : lines;
}

/** A column at the right edge, from top to bottom. */
function columnOf(n: number, width: number, height: number, colour: string): PosterLine {
  const [text, planted] = PLAIN[(n * 5 + 2) % PLAIN.length]!;
  const size = Math.round(Math.min(width * 0.07, (height * 0.8) / (count(text) * 1.12)));
  const font = (['plain', 'bold', 'song'] as const)[pick(n, 50, 3)]!;
  return { text, planted, font, size, colour, x: Math.round(width * 0.9), y: Math.round(height * 0.1), vertical: true };
}

/** The n-th poster; the same every time. */
export function posterOf(n: number): Poster {
  const { kind, width, height } = FORMATS[n % FORMATS.length]!;
  const poster = { name: `${n} ${kind}`, width, height, ground: groundOf(n, width, height) };
  const jpeg = [undefined, 85, 60][n % 3];
  return { ...poster, lines: linesOf(n, width, height), ...(jpeg === undefined ? {} : { jpeg }) };
}
