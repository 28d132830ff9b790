import fs from 'node:fs';
import type * as Zxing from 'zxing-wasm/reader';
import type { ReadCode } from '../core/images/reading';
import { boxAround } from '../core/images/geometry';
import type { Pixels } from '../core/images/pixels';

type Reader = typeof Zxing;

/** Codes of one picture; more are a pattern. */
const MOST_CODES = 20;

let reader: Reader | null = null;

/** The decoder, with its program from the package: it would fetch that from the network otherwise. */
async function load(): Promise<Reader> {
  if (reader) return reader;
  const loaded = await import('zxing-wasm/reader');
  const file = fs.readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  loaded.prepareZXingModule({ overrides: { wasmBinary } });
  reader = loaded;
  return loaded;
}

/** The decoder's kind of picture, which has a fourth channel. */
function imageOf({ bytes, width, height }: Pixels): Parameters<Reader['readBarcodes']>[0] {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0, j = 0; i < bytes.length; i += 3, j += 4) data.set(bytes.subarray(i, i + 3), j);
  return { data, width, height } as unknown as Parameters<Reader['readBarcodes']>[0];
}

/** The QR codes in a picture, those included that are damaged beyond decoding. */
export async function readCodes(picture: Pixels): Promise<ReadCode[]> {
  const { width, height } = picture;
  const { readBarcodes } = await load();
  const found = await readBarcodes(imageOf(picture), {
    ...{ formats: ['QRCode', 'MicroQRCode'], tryHarder: true, tryInvert: true, tryRotate: true, tryDownscale: true },
    ...{ returnErrors: true, maxNumberOfSymbols: MOST_CODES },
  });
  return found.map(({ isValid, text, position }) => ({
    text: isValid ? text : null,
    box: boxAround([position.topLeft, position.topRight, position.bottomLeft, position.bottomRight], width, height),
  }));
}
