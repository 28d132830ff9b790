import { inflateSync } from 'node:zlib';
import { bulletGeometry } from '../core/bullet-geometry';
import { BAR_PICTURE, barPicture } from './bar-picture';

/** The rows of grey pixels of a picture. */
function pixels(png: Buffer): Uint8Array[] {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([BAR_PICTURE.width, BAR_PICTURE.height]);
  const data = png.indexOf('IDAT');
  const raw = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  const row = BAR_PICTURE.width + 1;
  return Array.from({ length: BAR_PICTURE.height }, (_, y) => raw.subarray(y * row + 1, (y + 1) * row));
}

/** Where a value begins and ends in a row, in per cent of the width. */
function reach(row: Uint8Array | undefined, value: number): [number, number] {
  const at = (index: number): number => Math.round((index / (BAR_PICTURE.width - 1)) * 1000) / 10;
  return [at(row?.indexOf(value) ?? -1), at(row?.lastIndexOf(value) ?? -1)];
}

describe('a bar as a picture', () => {
  // Share 60 %, target 40 % ± 5, axis to 60 %: bar to 75 %, stripes from there, tick at 66.67 %.
  const rows = pixels(barPicture(bulletGeometry({ share: 0.6, target: 40 }, 5, 60)));

  it('is as wide as the share', () => {
    const middle = rows[27];
    expect(reach(middle, 60)[0]).toBe(0);
    // The first stripe stands where the bar ends.
    expect(Math.abs(reach(middle, 60)[1] - 75)).toBeLessThan(0.3);
    expect(new Set(middle?.subarray(Math.round(719 * 0.8), Math.round(719 * 0.95)))).toEqual(new Set([0, 255]));
  });

  it('shows the band and the tick over its whole height', () => {
    const [from, to] = reach(rows[2], 221);
    expect(Math.abs(from - 58.33)).toBeLessThan(0.2);
    expect(Math.abs(to - 75)).toBeLessThan(0.2);
    expect(rows.every((row) => row[Math.round(719 * 0.6667)] === 0)).toBe(true);
  });

  it('is the same bytes for the same share', () => {
    const geometry = bulletGeometry({ share: 0, target: 15 }, 5, 20);
    expect(barPicture(geometry).equals(barPicture(geometry))).toBe(true);
    // No share: no bar.
    expect(pixels(barPicture(geometry))[27]).not.toContain(60);
  });
});
