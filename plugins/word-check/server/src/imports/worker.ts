/** The thread of one import: takes the parts of the pack, then reads the file and hands out the parts of the new pack. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal, type FieldProblem } from '../core/errors';
import type { Chunk } from '../core/pack-chunks';
import { wordSegmenters } from '../segmenters';
import { limitedRunner } from '../user-patterns';
import { importFile, type Imported } from './import-file';

/** What the thread is told: a part of the pack as it is, or to begin. */
export type ToWorker = { kind: 'old'; text: string } | { kind: 'begin' };

/** What the thread says. */
export type FromWorker =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'chunk'; chunk: Chunk }
  | { kind: 'done'; imported: Imported }
  | { kind: 'refused'; fields: readonly FieldProblem[] };

/** The thread's file and its name. */
export interface WorkerTask {
  file: string;
  name: string;
}

/** Rows between two reports of progress. */
const STEP = 2000;

const say = (message: FromWorker): void => parentPort?.postMessage(message);
const old: string[] = [];

function begin(): void {
  const { file, name } = workerData as WorkerTask;
  try {
    const imported = importFile({
      ...{ bytes: readFileSync(file), name, old },
      // That there is one segmenter only is in the log of the server.
      tools: { segmenters: wordSegmenters(() => undefined), runPattern: limitedRunner(() => performance.now()) },
      progress: (done, total) => {
        if (done % STEP === 0) say({ kind: 'progress', done, total });
      },
      emit: (chunk) => say({ kind: 'chunk', chunk }),
    });
    say({ kind: 'done', imported });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say({ kind: 'refused', fields: (error.details['fields'] ?? []) as readonly FieldProblem[] });
  }
  parentPort?.close();
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'old') old.push(message.text);
  else begin();
});
