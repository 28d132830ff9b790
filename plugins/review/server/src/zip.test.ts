/** Evidence packs leave as ZIP archives written by ourselves: what another reader finds in them. */
import { zip, type ZipEntry } from './zip';
import { unzip } from '../../../../tests/harness/unzip';

const MADE = new Date('2026-11-26T08:30:10.000Z');

async function packed(entries: ZipEntry[]): Promise<Buffer> {
  async function* all(): AsyncGenerator<ZipEntry> {
    yield* entries;
  }
  const pieces: Buffer[] = [];
  for await (const piece of zip(all(), MADE)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* pieces(count: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < count; i += 1) yield Buffer.from(`第 ${i} 行\n`.repeat(500));
}

test('every file comes out as it went in, whole or in pieces, with its name', async () => {
  const whole = Buffer.from('字节');
  const files = unzip(
    await packed([
      { path: '包/空.txt', bytes: Buffer.alloc(0) },
      { path: '包/a.txt', bytes: whole },
      { path: '包/long.txt', bytes: pieces(300) },
    ]),
  );
  expect([...files.keys()]).toEqual(['包/空.txt', '包/a.txt', '包/long.txt']);
  expect(files.get('包/a.txt')).toEqual(whole);
  expect(files.get('包/long.txt')?.toString().split('\n').length).toBe(150_001);
});

test('an archive without files is one', async () => {
  expect(unzip(await packed([])).size).toBe(0);
});

test('what fails on the way fails the archive', async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('a');
    throw new Error('the bytes are damaged');
  }
  await expect(packed([{ path: 'a', bytes: broken() }])).rejects.toThrow('the bytes are damaged');
});
