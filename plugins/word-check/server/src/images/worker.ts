/** The process that reads pictures, one after another, for as long as its parent lives. */
import sharp from 'sharp';
import { readPicture } from './read-picture';

/** A picture to be read, and its answer. */
export interface Job {
  id: number;
  bytes: Uint8Array;
}

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
