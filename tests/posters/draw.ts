/** Posters with known words at known places, drawn with fonts from npm, in the looks that real ones have. */
import path from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import type { Box } from '../../plugins/word-check/server/src/core/images/geometry';

/** Fonts, by what they look like; a bare machine has none of its own. */
const FONTS = {
  thin: ['noto-sans-sc/300Light/NotoSansSC_300Light.ttf', 'Noto Sans SC Light'],
  plain: ['noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', 'Noto Sans SC'],
  bold: ['noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', 'Noto Sans SC Bold'],
  black: ['noto-sans-sc/900Black/NotoSansSC_900Black.ttf', 'Noto Sans SC Black'],
  song: ['zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf', 'ZCOOL XiaoWei'],
  round: ['zcool-kuaile/400Regular/ZCOOLKuaiLe_400Regular.ttf', 'ZCOOL KuaiLe'],
  brush: ['ma-shan-zheng/400Regular/MaShanZheng_400Regular.ttf', 'Ma Shan Zheng'],
} as const;

/** A look of letters. */
export type FontName = keyof typeof FONTS;

/** A line of a poster. `planted` is the part of it that is wrong. */
export interface PosterLine {
  text: string;
  planted?: string;
  font: FontName;
  /** Height of the letters in pixels. */
  size: number;
  colour: string;
  x: number;
  y: number;
  /** Degrees, clockwise. */
  turned?: number;
  /** Written from top to bottom. */
  vertical?: boolean;
}

/** A poster: its ground, its lines, and how it was saved. */
export interface Poster {
  name: string;
  width: number;
  height: number;
  /** SVG without letters, drawn below everything. */
  ground: string;
  lines: PosterLine[];
  /** Quality of a JPEG; without it the poster is a PNG. */
  jpeg?: number;
}

/** What stands where. */
export interface Planted {
  text: string;
  box: Box;
}

interface Drawn {
  bytes: Buffer;
  width: number;
  height: number;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Letters as a picture of their own. At 72 dots an inch, a point is a pixel. */
async function letters(text: string, { font, size, colour }: PosterLine): Promise<Drawn> {
  const [file, family] = FONTS[font];
  const fontfile = path.resolve(__dirname, '../../node_modules/@expo-google-fonts', file);
  const markup = `<span foreground="${colour}">${escaped(text)}</span>`;
  const { data, info } = await sharp({
    text: { text: markup, font: `${family} ${size}`, fontfile, rgba: true, dpi: 72 },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** Letters one below the other, with the place of each. */
async function columnOf(line: PosterLine): Promise<{ overlays: OverlayOptions[]; boxes: Box[] }> {
  const overlays: OverlayOptions[] = [];
  const boxes: Box[] = [];
  const pitch = Math.round(line.size * 1.12);
  for (const [i, character] of [...line.text].entries()) {
    const { bytes, width, height } = await letters(character, line);
    const [left, top] = [
      line.x + Math.round((line.size - width) / 2),
      line.y + i * pitch + Math.round((line.size - height) / 2),
    ];
    overlays.push({ input: bytes, left, top });
    boxes.push({ x: left, y: top, width, height });
  }
  return { overlays, boxes };
}

const around = (boxes: readonly Box[]): Box => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
};

async function turnedLine(line: PosterLine, drawn: Drawn, box: Box): Promise<{ overlays: OverlayOptions[]; box: Box }> {
  const angle = line.turned ?? 0;
  const turned = await sharp(drawn.bytes)
    .rotate(angle, { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  const overlays = [{ input: turned.data, left: line.x, top: line.y }];
  if (angle === 0) return { overlays, box: { ...box, x: box.x + line.x, y: box.y + line.y } };
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const corners = [0, 1, 2, 3].map((i) => {
    const dx = box.x + (i & 1 ? box.width : 0) - drawn.width / 2;
    const dy = box.y + (i & 2 ? box.height : 0) - drawn.height / 2;
    const x = line.x + turned.info.width / 2 + dx * cos - dy * sin;
    const y = line.y + turned.info.height / 2 + dx * sin + dy * cos;
    return { x, y, width: 0, height: 0 };
  });
  return { overlays, box: around(corners) };
}

async function draw(line: PosterLine): Promise<{ overlays: OverlayOptions[]; planted: Planted[] }> {
  const from = line.planted ? [...line.text.slice(0, line.text.indexOf(line.planted))].length : 0;
  const count = [...(line.planted ?? '')].length;
  if (line.vertical) {
    const { overlays, boxes } = await columnOf(line);
    const planted = line.planted ? [{ text: line.planted, box: around(boxes.slice(from, from + count)) }] : [];
    return { overlays, planted };
  }
  const whole = await letters(line.text, line);
  const upTo = async (end: number) =>
    end === 0 ? 0 : (await letters([...line.text].slice(0, end).join(''), line)).width;
  const [left, right] = [await upTo(from), await upTo(from + count)];
  const { overlays, box } = await turnedLine(line, whole, { x: left, y: 0, width: right - left, height: whole.height });
  return { overlays, planted: line.planted ? [{ text: line.planted, box }] : [] };
}

/** The poster's bytes, and where its planted words are. */
export async function drawPoster(poster: Poster): Promise<{ bytes: Buffer; planted: Planted[] }> {
  const { width, height, ground } = poster;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${ground}</svg>`;
  const drawn = [];
  for (const line of poster.lines) drawn.push(await draw(line));
  const picture = sharp(Buffer.from(svg)).composite(drawn.flatMap(({ overlays }) => overlays));
  const bytes = await (poster.jpeg ? picture.flatten().jpeg({ quality: poster.jpeg }) : picture.png()).toBuffer();
  return { bytes, planted: drawn.flatMap(({ planted }) => planted) };
}
