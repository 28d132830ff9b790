import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Layer, PackHead } from '../core/layer';
import type { Order, Reply } from './build-worker';

/** A pack on its way into a layer: its rules as JSON texts of arrays, read one at a time. */
export interface PackParts {
  pack: PackHead;
  chunks: AsyncIterable<string>;
}

const SCRIPT = path.join(__dirname, 'build-worker.js');

/** Milliseconds a step of a build may take, and megabytes of memory: a million terms need a tenth of either. */
const LIMITS = { step: 120_000, heap: 1536 } as const;

/** Builds one layer in a thread of its own. Chunks are read as fast as the thread takes them. */
export class LayerThread {
  private readonly worker: Worker;
  private waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | null = null;
  private ended: Error | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    script: string = SCRIPT,
    private readonly stepLimit: number = LIMITS.step,
  ) {
    // Of the environment it needs nothing, least of all the secrets.
    const resourceLimits = { maxOldGenerationSizeMb: LIMITS.heap };
    this.worker = new Worker(script, { env: {}, execArgv: [], resourceLimits });
    this.worker.unref();
    this.worker.on('message', (reply: Reply) => this.settle(({ resolve }) => resolve(reply)));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end(new Error('the thread that builds ended')));
  }

  /** The layer of these packs. Rejects when the thread breaks down, takes too long or is stopped; then nothing is left of it. */
  async build(packs: readonly PackParts[]): Promise<Layer> {
    try {
      for (const { pack, chunks } of packs) {
        await this.ask({ pack });
        for await (const rules of chunks) await this.ask({ rules });
      }
      const reply = await this.ask({ end: true });
      if (!('layer' in reply)) throw new Error('the thread that builds gave no layer');
      return reply.layer;
    } finally {
      this.stop();
    }
  }

  stop(): void {
    this.end(new Error('the build was stopped'));
    void this.worker.terminate();
  }

  private ask(order: Order): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.ended) {
        reject(this.ended);
        return;
      }
      this.waiting = { resolve, reject };
      this.timer = setTimeout(() => this.end(new Error('the build took too long')), this.stepLimit);
      this.timer.unref();
      this.worker.postMessage(order);
    });
  }

  private end(error: Error): void {
    this.ended ??= error;
    this.settle(({ reject }) => reject(error));
  }

  private settle(answer: (waiting: NonNullable<LayerThread['waiting']>) => void): void {
    clearTimeout(this.timer);
    const { waiting } = this;
    this.waiting = null;
    if (waiting) answer(waiting);
  }
}
