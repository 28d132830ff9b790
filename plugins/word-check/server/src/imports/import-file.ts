import { ChunkCutter, countTerms, rulesOf, type Chunk } from '../core/pack-chunks';
import type { PackChange } from '../core/pack-change';
import type { ScanTools } from '../core/text-view';
import { PackMerger, type ImportReport } from '../core/sheet/merge';
import { fillFromFile, type Progress } from './fill-from-file';

/** A pack after an import: all of its parts in order by their digests, and how much there is. */
export interface Imported {
  report: ImportReport;
  change: PackChange;
  digests: string[];
  ruleCount: number;
  termCount: number;
}

interface ImportTask {
  bytes: Uint8Array;
  /** The file's name, for what it says of the format. */
  name: string;
  /** The parts of the pack as it is. */
  old: readonly string[];
  tools: ScanTools;
  progress: Progress;
  /** Called with every part of the new pack, in order. */
  emit: (chunk: Chunk) => void;
}

/** Puts a file into a pack. Takes as long as it takes, so call it in a worker. Throws INVALID_INPUT. */
export function importFile({ bytes, name, old, tools, progress, emit }: ImportTask): Imported {
  const merger = new PackMerger(tools);
  for (const text of old) for (const rule of rulesOf(text)) merger.addOld(rule);
  fillFromFile(bytes, name, merger, progress);
  const out = { digests: [] as string[], ruleCount: 0, termCount: 0 };
  const cutter = new ChunkCutter((chunk) => {
    out.digests.push(chunk.digest);
    emit(chunk);
  });
  const ended = merger.finish((rule) => {
    out.ruleCount += 1;
    out.termCount += countTerms(rule);
    cutter.add(rule);
  });
  cutter.end();
  return { ...ended, ...out };
}
