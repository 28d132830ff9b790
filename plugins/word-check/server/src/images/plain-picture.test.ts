import sharp from 'sharp';
import { plainReading } from './plain-picture';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#885522' } })
    .png()
    .toBuffer();

test('one colour needs no reader, nor what is too small for a letter', async () => {
  const read = { frames: 1, lines: [], codes: [] };
  expect(await plainReading(await plain(64, 36))).toEqual({ width: 64, height: 36, ...read });
  const noise = Buffer.from(Array.from({ length: 6 * 40 * 3 }, (_, i) => (i * 97) % 256));
  const tiny = await sharp(noise, { raw: { width: 40, height: 6, channels: 3 } })
    .png()
    .toBuffer();
  expect(await plainReading(tiny)).toEqual({ width: 40, height: 6, ...read });
});

test('all others are left to the reading process', async () => {
  const drawn = (inner: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">${inner}</svg>`);
  const dot = await sharp(drawn('<rect width="60" height="60"/><rect x="20" width="9" height="9" fill="#fff"/>'))
    .removeAlpha()
    .png()
    .toBuffer();
  const clear = await sharp(drawn('<rect width="60" height="60"/>')).png().toBuffer();
  for (const bytes of [dot, clear, drawn(''), Buffer.from('no picture'), await plain(1200, 1200)])
    expect(await plainReading(bytes)).toBeNull();
});
