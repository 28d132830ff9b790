import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { Refusal } from '../core/errors';
import type { ImportReport } from '../core/sheet/merge';
import { importTable, type ImportResult } from '../imports/import-table';
import { runWorker, type RunningImport } from '../imports/run-worker';
import type { PackWriter } from '../pack-store/store';
import type { PacksService } from './packs';

/** A file to be put into a pack. With `version`, only into that version of it. */
export interface ImportTask {
  key: string;
  /** Where the file lies, and what it was called. */
  file: { path: string; name: string };
  version?: number;
  by: PackWriter;
}

/** So often an import begins anew because the pack was changed meanwhile. */
const TRIES = 3;
/** Milliseconds between two signs of life. */
const BEAT = 2000;

const resultOf = (report: ImportReport, version: number): ImportResult => ({ ...report, version });

/** Imports into packs: one at a time, each in a thread, each complete in one version of the pack or not at all. */
export const imports = ({ strapi }: { strapi: Core.Strapi }) => {
  const packs = () => strapi.plugin('word-check').service('packs') as PacksService;
  const table = importTable(strapi);
  let queue: Promise<unknown> = Promise.resolve();
  let running: RunningImport | null = null;
  let isClosed = false;

  /** One try: reads the pack as it is, imports, and writes if nobody has written since. */
  async function once(id: string, { key, file, version, by }: ImportTask): Promise<ImportResult> {
    const row = await packs().assertWritable(key);
    if (version !== undefined && version !== row.version) {
      throw new Refusal('STALE_VERSION', { expected: row.version, actual: version });
    }
    if (isClosed) throw new Error('word-check: the server is stopping.');
    const task = { file: file.path, name: file.name };
    running = runWorker(task, packs().chunksOf(row.documentId, row.version), (done, total) =>
      table.note(id, done, total),
    );
    const { report, change, chunks, digests, ruleCount, termCount } = await running.result.finally(() => {
      running = null;
    });
    if (change.added + change.changed + change.removed === 0) {
      const result = resultOf(report, row.version);
      await table.end(id, result);
      return result;
    }
    const next = { name: row.name, act: 'import' as const, digests, chunks, ruleCount, termCount, change };
    const result = resultOf(report, row.version + 1);
    await packs().store.replace(row, row.version, next, { by, also: () => table.end(id, result) });
    return result;
  }

  async function tries(id: string, task: ImportTask): Promise<ImportResult> {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await once(id, task);
      } catch (error) {
        const isStale = error instanceof Refusal && error.code === 'STALE_VERSION' && task.version === undefined;
        if (!isStale || left === 1) throw error;
      }
    }
  }

  /** Runs an import to its end, with signs of life from the moment it waits for its turn. */
  async function run(id: string, task: ImportTask, folder: string): Promise<ImportResult> {
    const beat = setInterval(() => void table.beat(id).catch(() => undefined), BEAT);
    try {
      const turn = queue.then(() => tries(id, task));
      queue = turn.catch(() => undefined);
      return await turn;
    } catch (error) {
      await table.fail(id, error);
      if (!(error instanceof Refusal)) strapi.log.error(`word-check: import ${id} failed. ${String(error)}`);
      throw error;
    } finally {
      clearInterval(beat);
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    /**
     * Begins an import; the file may go when this answers. Throws FORBIDDEN, NOT_FOUND, STALE_VERSION at once; `result`
     * rejects with INVALID_INPUT too.
     */
    async start(task: ImportTask): Promise<{ id: string; result: Promise<ImportResult> }> {
      const row = await packs().assertWritable(task.key);
      if (task.version !== undefined && task.version !== row.version) {
        throw new Refusal('STALE_VERSION', { expected: row.version, actual: task.version });
      }
      const folder = await mkdtemp(path.join(tmpdir(), 'sanshen-import-'));
      const kept = path.join(folder, 'file');
      await copyFile(task.file.path, kept);
      const id = await table.begin(task.key);
      const result = run(id, { ...task, file: { ...task.file, path: kept } }, folder);
      // Whoever does not wait for it asks for its state.
      result.catch(() => undefined);
      return { id, result };
    },

    /** How far an import is. Throws NOT_FOUND. */
    state: (id: string) => table.state(id),

    /** Ends the thread at work; its import fails. */
    async close(): Promise<void> {
      isClosed = true;
      running?.stop();
      await queue;
    },
  };
};

/** The imports service. */
export type ImportsService = ReturnType<typeof imports>;
