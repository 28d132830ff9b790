import type { Core } from '@strapi/strapi';
import { IMPORT_UID } from '../content-types';
import { Refusal, type ErrorCode } from '../core/errors';
import type { ImportReport } from '../core/sheet/merge';

/** What an import has done; `version` is the pack's now. */
export interface ImportResult extends ImportReport {
  version: number;
}

/** Why an import failed: a code of the catalogue, or none when its process died or broke down. */
export interface ImportFailure {
  code: ErrorCode | null;
  details: Readonly<Record<string, unknown>>;
}

/** How far an import is, in rows of its file. */
export interface ImportState {
  id: string;
  key: string;
  state: 'running' | 'done' | 'failed';
  done: number;
  total: number;
  result?: ImportResult;
  failure?: ImportFailure;
}

interface Row {
  documentId: string;
  key: string;
  state: ImportState['state'];
  done: number;
  total: number;
  beatAt: string | Date;
  result: string | null;
  failure: string | null;
}

/** Milliseconds without a sign of life after which the process at work counts as dead, and rows are kept. */
const DEAD = 30_000;
const KEPT = 7 * 24 * 3600 * 1000;

const NO_SUCH_IMPORT = {
  zh: '没有这次导入的记录（保留七天）',
  en: 'There is no record of this import (they are kept for seven days)',
};

const RUNNING = 'running';
const BROKEN: ImportFailure = { code: null, details: {} };

const failureOf = (error: unknown): ImportFailure =>
  error instanceof Refusal ? { code: error.code, details: error.details } : BROKEN;

function stateOf({ documentId: id, key, state, done, total, result, failure }: Row): ImportState {
  return {
    ...{ id, key, state, done, total },
    ...(result === null ? {} : { result: JSON.parse(result) as ImportResult }),
    ...(failure === null ? {} : { failure: JSON.parse(failure) as ImportFailure }),
  };
}

/** The imports in the database, for all processes. */
export function importTable(strapi: Core.Strapi) {
  const query = () => strapi.db.query(IMPORT_UID);
  const now = () => (strapi.plugin('word-check').service('clock') as { now(): Date }).now();
  /** How far the imports of this process are; written with the next sign of life. */
  const progress = new Map<string, { done: number; total: number }>();

  async function end(id: string, data: object): Promise<void> {
    const { count } = await query().updateMany({ where: { documentId: id, state: RUNNING }, data });
    // Somebody took this process for dead and said so: then it is so, and nothing is written.
    if (count === 0) throw new Error(`word-check: import ${id} was given up meanwhile.`);
    progress.delete(id);
  }

  return {
    async begin(key: string): Promise<string> {
      const at = now();
      await query().deleteMany({ where: { at: { $lt: new Date(at.getTime() - KEPT) } } });
      const data = { key, state: RUNNING, done: 0, total: 0, at, beatAt: at };
      return ((await query().create({ data })) as Row).documentId;
    },

    /** Notes how far an import is. */
    note(id: string, done: number, total: number): void {
      progress.set(id, { done, total });
    },

    /** A sign of life, with what was noted. */
    async beat(id: string): Promise<void> {
      const data = { beatAt: now(), ...progress.get(id) };
      await query().updateMany({ where: { documentId: id, state: RUNNING }, data });
    },

    /** The import is done; call it in the transaction that writes the pack. Throws when it was given up meanwhile. */
    async end(id: string, result: ImportResult): Promise<void> {
      const rows = result.added + result.updated + result.skipped + result.errorCount;
      const total = Math.max(rows, progress.get(id)?.total ?? 0);
      await end(id, { state: 'done', done: total, total, result: JSON.stringify(result) });
    },

    /** The import has failed; nothing of it is in the pack. */
    async fail(id: string, error: unknown): Promise<void> {
      progress.delete(id);
      const data = { state: 'failed', failure: JSON.stringify(failureOf(error)) };
      await query().updateMany({ where: { documentId: id, state: RUNNING }, data });
    },

    /** How far an import is; one whose process gave no sign of life for long has failed. Throws NOT_FOUND. */
    async state(id: string): Promise<ImportState> {
      const dead = { state: RUNNING, beatAt: { $lt: new Date(now().getTime() - DEAD) } };
      const failed = { state: 'failed', failure: JSON.stringify(BROKEN) };
      await query().updateMany({ where: { documentId: id, ...dead }, data: failed });
      const row = (await query().findOne({ where: { documentId: id } })) as Row | null;
      if (!row) throw new Refusal('NOT_FOUND', { id }, NO_SUCH_IMPORT);
      return stateOf(row);
    },
  };
}
