import { crc32, deflateSync } from 'node:zlib';
import type { BulletGeometry, Span } from '../core/bullet-geometry';

/** Size of a bar's picture in pixels: it is shown at a third of that, so that it prints sharply. */
export const BAR_PICTURE = { width: 720, height: 54 } as const;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [WHITE, PALE, LINE, DARK, BLACK] = [255, 221, 153, 60, 0];
/** Top and bottom of the bar within the band. */
const [TOP, BOTTOM] = [12, 42];
const STRIPE = 12;
const LINE_HEIGHT = 3;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const at = (percent: number): number => Math.round((percent / 100) * (BAR_PICTURE.width - 1));
const isIn = ({ x, width }: Span, column: number): boolean => width > 0 && column >= at(x) && column <= at(x + width);

/** How grey one pixel is; what is drawn last is looked at first. */
function grey({ band, bar, excess, tick }: BulletGeometry, x: number, y: number): number {
  if (Math.abs(x - at(tick)) <= 2) return BLACK;
  if (y >= TOP && y < BOTTOM && isIn(excess, x)) return (x + y) % STRIPE < STRIPE / 3 ? BLACK : WHITE;
  if (y >= TOP && y < BOTTOM && isIn(bar, x)) return DARK;
  if (isIn(band, x)) return PALE;
  return y >= BAR_PICTURE.height - LINE_HEIGHT ? LINE : WHITE;
}

/** A bar as a PNG, for readers of DOCX that know no SVG. The same geometry gives the same bytes. */
export function barPicture(geometry: BulletGeometry): Buffer {
  const { width, height } = BAR_PICTURE;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey; no other option of the format.
  header.writeUInt8(8, 8);
  const known = new Map<string, Buffer>();
  const rows = Array.from({ length: height }, (_, y) => {
    const same = y >= TOP && y < BOTTOM ? `bar ${y % STRIPE}` : y >= height - LINE_HEIGHT ? 'line' : 'band';
    const row = known.get(same) ?? Buffer.from([0, ...Array.from({ length: width }, (__, x) => grey(geometry, x, y))]);
    known.set(same, row);
    return row;
  });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
