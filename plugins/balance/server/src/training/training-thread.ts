import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ConfirmedPost, Learned, Model } from '../core/suggest';
import type { Order, Reply } from './train-worker';

const SCRIPT = path.join(__dirname, 'train-worker.js');

/** Milliseconds a step may take, and megabytes of memory: two million characters take a tenth of the one, half of the other. */
const LIMITS = { step: 300_000, heap: 1024 } as const;

/** What a model is trained for. */
export interface Task {
  /** Codes in rank order. */
  themes: readonly string[];
  inUse: Model | null;
}

/** Trains one model in a thread of its own. Posts are read as fast as the thread takes them. */
export class TrainingThread {
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
    this.worker.on('exit', () => this.end(new Error('the thread that trains ended')));
  }

  /** What is learnt from these posts. Rejects when the thread breaks down, takes too long or is stopped; then nothing is left of it. */
  async learn(task: Task, pages: AsyncIterable<readonly ConfirmedPost[]>): Promise<Learned> {
    try {
      await this.ask({ ...task });
      for await (const posts of pages) await this.ask({ posts });
      const reply = await this.ask({ end: true });
      if (!('learned' in reply)) throw new Error('the thread that trains gave no model');
      return reply.learned;
    } finally {
      this.stop();
    }
  }

  /** Ends it, whatever it is at. */
  stop(): void {
    this.end(new Error('the training was stopped'));
    void this.worker.terminate();
  }

  private ask(order: Order): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.ended) {
        reject(this.ended);
        return;
      }
      this.waiting = { resolve, reject };
      this.timer = setTimeout(() => this.end(new Error('the training took too long')), this.stepLimit);
      this.timer.unref();
      this.worker.postMessage(order);
    });
  }

  private end(error: Error): void {
    this.ended ??= error;
    this.settle(({ reject }) => reject(error));
  }

  private settle(answer: (waiting: NonNullable<TrainingThread['waiting']>) => void): void {
    clearTimeout(this.timer);
    const { waiting } = this;
    this.waiting = null;
    if (waiting) answer(waiting);
  }
}
