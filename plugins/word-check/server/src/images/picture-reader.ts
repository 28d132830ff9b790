import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Reading } from '../core/images/reading';

/** The process that reads was ended: the picture took too long, or it broke down over it. */
export class ReadingStopped extends Error {}

/** Milliseconds one picture may take, and after which the process without work is ended to give its memory back. */
export interface ReaderLimits {
  picture: number;
  idle: number;
}

interface Waiting {
  bytes: Uint8Array;
  resolve: (reading: Reading) => void;
  reject: (error: Error) => void;
}

const WORKER = path.join(__dirname, 'worker.js');

/** Reads pictures one at a time in a process of its own, which is started when there is work and replaced when it dies. */
export class PictureReader {
  private readonly queue: Waiting[] = [];
  private current: Waiting | null = null;
  private child: ChildProcess | null = null;
  private timer: NodeJS.Timeout | undefined;
  private jobs = 0;

  constructor(
    private readonly limits: ReaderLimits,
    private readonly script: string = WORKER,
  ) {}

  /** Pictures that wait or are being read. */
  get waiting(): number {
    return this.queue.length + (this.current ? 1 : 0);
  }

  /** What is read in a picture's bytes. Rejects with `ReadingStopped`. */
  read(bytes: Uint8Array): Promise<Reading> {
    return new Promise((resolve, reject) => {
      this.queue.push({ bytes, resolve, reject });
      this.next();
    });
  }

  /** Ends the process; what waits is rejected. */
  close(): void {
    for (const { reject } of this.queue.splice(0)) reject(new ReadingStopped('the server is stopping'));
    this.fail('the server is stopping');
  }

  private next(): void {
    if (this.current) return;
    const job = this.queue.shift();
    clearTimeout(this.timer);
    if (!job) {
      this.after(this.limits.idle, () => this.end());
      return;
    }
    this.current = job;
    this.after(this.limits.picture, () => this.fail('the picture took too long'));
    this.jobs += 1;
    this.process().send({ id: this.jobs, bytes: job.bytes }, (error) => {
      if (error) this.fail(error.message);
    });
  }

  private after(milliseconds: number, act: () => void): void {
    this.timer = setTimeout(act, milliseconds);
    // Nobody stays up for a picture: a server that is stopped ends.
    this.timer.unref();
  }

  private process(): ChildProcess {
    if (this.child) return this.child;
    // Of the environment it needs nothing, least of all the secrets.
    const { PATH, SystemRoot } = process.env;
    const child = fork(this.script, [], {
      ...{ serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
      env: { ...(PATH === undefined ? {} : { PATH }), ...(SystemRoot === undefined ? {} : { SystemRoot }) },
    });
    child.on('message', ({ id, reading }: { id: number; reading: Reading }) => {
      if (child === this.child && id === this.jobs) this.done(reading);
    });
    const gone = () => {
      if (child === this.child) this.fail('the reading process ended');
    };
    child.on('error', gone);
    child.on('exit', gone);
    child.unref();
    child.channel?.unref();
    this.child = child;
    return child;
  }

  private done(reading: Reading): void {
    const { current } = this;
    this.current = null;
    current?.resolve(reading);
    this.next();
  }

  private fail(reason: string): void {
    const { current } = this;
    this.current = null;
    this.end();
    current?.reject(new ReadingStopped(reason));
    if (this.queue.length > 0) this.next();
  }

  /** At once: a process that is stuck in a model hears no request. */
  private end(): void {
    clearTimeout(this.timer);
    const { child } = this;
    this.child = null;
    child?.kill('SIGKILL');
  }
}
