import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { invalidInput } from '../core/errors';
import type { Chunk } from '../core/pack-chunks';
import type { Progress } from './fill-from-file';
import type { Imported } from './import-file';
import type { FromWorker, ToWorker, WorkerTask } from './worker';

const SCRIPT = path.join(__dirname, 'worker.js');

/** Megabytes the thread may take; more ends it, and not the server. */
const MEMORY = 2048;

/** An import under way in a thread of its own. */
export interface RunningImport {
  result: Promise<Imported & { chunks: Chunk[] }>;
  stop(): void;
}

/** Imports a file into a pack whose parts are `old`. The result rejects with INVALID_INPUT, or when the thread ends early. */
export function runWorker(task: WorkerTask, old: AsyncIterable<string>, progress: Progress): RunningImport {
  const resourceLimits = { maxOldGenerationSizeMb: MEMORY };
  // What the process was told to load at its start is not the thread's business: it would be undone when the thread ends.
  const worker = new Worker(SCRIPT, { workerData: task, resourceLimits, execArgv: [] });
  const chunks: Chunk[] = [];
  const result = new Promise<Imported & { chunks: Chunk[] }>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`word-check: the import ended early (${code}).`)));
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') progress(message.done, message.total);
      else if (message.kind === 'chunk') chunks.push(message.chunk);
      else if (message.kind === 'done') resolve({ ...message.imported, chunks });
      else reject(invalidInput(message.fields));
    });
    void feed(worker, old).catch((error: unknown) => {
      void worker.terminate();
      reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
  return { result, stop: () => void worker.terminate() };
}

async function feed(worker: Worker, old: AsyncIterable<string>): Promise<void> {
  const tell = (message: ToWorker) => worker.postMessage(message);
  for await (const text of old) tell({ kind: 'old', text });
  tell({ kind: 'begin' });
}
