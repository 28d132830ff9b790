/** The process that reads pictures, one after another, for as long as its parent lives. */
import os from 'node:os';
import sharp from 'sharp';
import { readPicture } from './read-picture';

/** A picture to be read, and its answer. */
export interface Job {
  id: number;
  bytes: Uint8Array;
}

const BEHIND = 5;

// Whoever waits for a page comes before whoever waits for a picture, who must get on nevertheless.
os.setPriority(BEHIND);
sharp.concurrency(1);
sharp.cache(false);

process.on('message', ({ id, bytes }: Job) => {
  readPicture(bytes).then(
    (reading) => process.send?.({ id, reading }),
    // What is not the picture's fault ends the process: the next picture gets a new one.
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
