import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { WordCheckConfig } from '../config';
import { LIMITS } from '../core/images/limits';
import type { Outcome } from '../core/images/picture-findings';
import type { Reading } from '../core/images/reading';
import { bytesOfFile, digestOf, fileDigests, type FileRow } from '../images/file-bytes';
import { PictureReader, ReadingStopped } from '../images/picture-reader';
import { plainReading } from '../images/plain-picture';
import { readingsTable } from '../images/readings-table';
import type { Run } from '../ports';

/** Gives the bytes of a picture, or null when they cannot be read. */
export type Bytes = () => Promise<Buffer | null>;

/** So many readings are remembered by a process. */
const MOST_KEPT = 500;

/** Milliseconds: how often it is looked whether another process is done, how long a failure counts, how long idle. */
const TIMES = { look: 500, failed: 60_000, idle: 60_000 } as const;

const UPLOADS = 'plugin::upload.file';

/** Reads the text of pictures, each once, and remembers it by the SHA-256 of their bytes. */
export const images = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = readingsTable(strapi);
  const digestOfFile = fileDigests(strapi);
  const limit = (strapi.config.get('plugin::word-check') as WordCheckConfig).pictures.seconds * 1000;
  const reader = new PictureReader({ picture: limit, idle: TIMES.idle });
  // Reading goes on after the request that asked for it, and must not take part in its transaction.
  const outside = new AsyncResource('word-check pictures');
  const now = (): Date => (strapi.plugin('word-check').service('clock') as { now(): Date }).now();
  const kept = new Map<string, Reading>();
  const failed = new Map<string, { outcome: 'stopped' | 'gone'; at: number }>();
  const underWay = new Map<string, Promise<Outcome>>();
  let closed = false;

  function remember(digest: string, reading: Reading): void {
    kept.set(digest, reading);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }

  function fail(digest: string, outcome: 'stopped' | 'gone'): Outcome {
    failed.set(digest, { outcome, at: performance.now() });
    return outcome;
  }

  function failureOf(digest: string): 'stopped' | 'gone' | undefined {
    const failure = failed.get(digest);
    if (failure && performance.now() - failure.at < TIMES.failed) return failure.outcome;
    failed.delete(digest);
    return undefined;
  }

  /** Reads a picture this process has the claim on. */
  async function readClaimed(digest: string, claim: string, bytes: Bytes): Promise<Outcome> {
    try {
      const picture = await bytes();
      // A file replaced meanwhile is another picture, whose own digest will be asked for.
      if (!picture || picture.length > LIMITS.bytes || digestOf(picture) !== digest) {
        await table.release(digest, claim);
        return fail(digest, 'gone');
      }
      const reading = (await plainReading(picture)) ?? (await reader.read(picture));
      await table.keep(digest, reading);
      remember(digest, reading);
      return reading;
    } catch (error) {
      if (!closed) await table.release(digest, claim);
      if (!(error instanceof ReadingStopped)) throw error;
      strapi.log.warn(`word-check: a picture was not read: ${error.message} (${digest})`);
      return fail(digest, 'stopped');
    }
  }

  /** Until it is read here or by another process, or has waited as long as two pictures may take. */
  async function readOnce(digest: string, bytes: Bytes): Promise<Outcome> {
    const until = performance.now() + 2 * limit;
    while (!closed) {
      const known = (await table.find([digest])).get(digest);
      if (known) {
        remember(digest, known);
        return known;
      }
      const time = now();
      const claim = await table.claim(digest, time, new Date(time.getTime() - 2 * limit));
      if (claim !== null) return readClaimed(digest, claim, bytes);
      if (performance.now() > until) break;
      await new Promise((resolve) => setTimeout(resolve, TIMES.look).unref());
    }
    return fail(digest, 'stopped');
  }

  function read(digest: string, bytes: Bytes): Promise<Outcome> {
    const before = underWay.get(digest);
    if (before) return before;
    const reading = outside.runInAsyncScope(() => readOnce(digest, bytes)).finally(() => underWay.delete(digest));
    underWay.set(digest, reading);
    return reading;
  }

  return {
    /** Reads a picture, or waits for whoever is at it. `bytes` is called when it is its turn. */
    read,

    /** What is known of pictures already: readings, and failures of the last minute. */
    async known(digests: readonly string[], run?: Run): Promise<Map<string, Outcome>> {
      const outcomes = new Map<string, Outcome>();
      for (const digest of new Set(digests)) {
        const outcome = kept.get(digest) ?? failureOf(digest);
        if (outcome) outcomes.set(digest, outcome);
      }
      const open = [...new Set(digests)].filter((digest) => !outcomes.has(digest));
      for (const [digest, reading] of await table.find(open, run)) {
        remember(digest, reading);
        outcomes.set(digest, reading);
      }
      return outcomes;
    },

    /** Keeps what somebody knows to be in a picture, as if it had been read. */
    async note(digest: string, reading: Reading): Promise<void> {
      await table.keep(digest, reading);
      remember(digest, reading);
    },

    /** Begins to read pictures and does not wait. What fails is known as such afterwards. */
    begin(digest: string, bytes: Bytes): void {
      read(digest, bytes).catch((error: unknown) => strapi.log.error(`word-check: a picture: ${String(error)}`));
    },

    /** Uploads by id or by the path of their address. */
    async uploads(ids: readonly number[], urls: readonly string[]): Promise<FileRow[]> {
      if (ids.length + urls.length === 0) return [];
      const where = { $or: [{ id: { $in: [...ids] } }, { url: { $in: [...urls] } }] };
      return (await strapi.db.query(UPLOADS).findMany({ where })) as FileRow[];
    },

    /** SHA-256 of an upload's bytes; null when they cannot be read. */
    digestOfFile,

    bytesOf: (file: FileRow): Promise<Buffer | null> => bytesOfFile(strapi, file),

    /** Ends the reading process and waits for what writes to the database. */
    async close(): Promise<void> {
      closed = true;
      reader.close();
      await Promise.allSettled(underWay.values());
    },
  };
};

/** The images service. */
export type ImagesService = ReturnType<typeof images>;
