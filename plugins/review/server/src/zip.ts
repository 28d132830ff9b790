import { crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive: its name with `/` between folders, and its bytes, whole or piece by piece. */
export interface ZipEntry {
  path: string;
  bytes: Buffer | AsyncIterable<Buffer>;
}

interface Written {
  name: Buffer;
  crc: number;
  size: number;
  packed: number;
  at: number;
}

/** Sizes and places are 32 bits wide without the extension that old programs cannot open. */
const MOST = 0xffff_ffff;
/** Version 2.0; names are UTF-8 (bit 11), sizes follow the bytes (bit 3), which are deflated (method 8). */
const [VERSION, FLAGS, METHOD] = [20, 0x0808, 8];

/** A date and time as archives keep it, in UTC: the zone is not kept. */
function stamp(at: Date): { time: number; date: number } {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = (Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return { time, date };
}

function record(signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[], tail: Buffer): Buffer {
  const head = Buffer.alloc(4 + fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = head.writeUInt32LE(signature, 0);
  for (const [bytes, value] of fields) at = head.writeUIntLE(value, at, bytes);
  return Buffer.concat([head, tail]);
}

async function* piecesOf(bytes: ZipEntry['bytes']): AsyncGenerator<Buffer> {
  if (Buffer.isBuffer(bytes)) yield bytes;
  else yield* bytes;
}

/**
 * A ZIP archive, piece by piece, so that no file has to fit into the memory; it opens by double click everywhere.
 * @throws RangeError for an archive of 4 GB or more
 */
export async function* zip(entries: AsyncIterable<ZipEntry>, madeAt: Date): AsyncGenerator<Buffer> {
  const { time, date } = stamp(madeAt);
  const written: Written[] = [];
  let place = 0;
  const noting = (piece: Buffer): Buffer => {
    place += piece.length;
    if (place > MOST) throw new RangeError('The archive would be larger than 4 GB.');
    return piece;
  };
  for await (const { path, bytes } of entries) {
    const one: Written = { name: Buffer.from(path, 'utf8'), crc: 0, size: 0, packed: 0, at: place };
    const common = [
      [2, VERSION],
      [2, FLAGS],
      [2, METHOD],
      [2, time],
      [2, date],
    ] as const;
    const none = [
      [4, 0],
      [4, 0],
      [4, 0],
    ] as const;
    yield noting(record(0x0403_4b50, [...common, ...none, [2, one.name.length], [2, 0]], one.name));
    for await (const piece of deflated(bytes, one)) yield noting(piece);
    const sums = [
      [4, one.crc],
      [4, one.packed],
      [4, one.size],
    ] as const;
    yield noting(record(0x0807_4b50, sums, Buffer.alloc(0)));
    written.push(one);
  }
  const start = place;
  for (const { name, crc, size, packed, at } of written) {
    const fields = [
      [2, VERSION],
      [2, VERSION],
      [2, FLAGS],
      [2, METHOD],
      [2, time],
      [2, date],
      [4, crc],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ] as const;
    yield noting(record(0x0201_4b50, fields, name));
  }
  const count = written.length;
  const end = [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, place - start],
    [4, start],
    [2, 0],
  ] as const;
  yield record(0x0605_4b50, end, Buffer.alloc(0));
}

/** The deflated bytes of an entry; what is counted on the way goes into `one`. */
async function* deflated(bytes: ZipEntry['bytes'], one: Written): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw();
  const feed = (async () => {
    for await (const piece of piecesOf(bytes)) {
      one.crc = crc32(piece, one.crc);
      one.size += piece.length;
      if (one.size > MOST) throw new RangeError('A file of the archive would be larger than 4 GB.');
      if (!packer.write(piece)) await new Promise<void>((resolve) => packer.once('drain', () => resolve()));
    }
    packer.end();
  })();
  feed.catch((error: Error) => packer.destroy(error));
  for await (const piece of packer as AsyncIterable<Buffer>) {
    one.packed += piece.length;
    yield piece;
  }
  await feed;
}
