import type { Finding } from './core/finding';

/** The canonical content of one document in one locale, as review hands it to a check. */
export interface Content {
  uid: string;
  locale: string;
  fields: Readonly<Record<string, unknown>>;
}

/** What review asks a check. */
export interface CheckInput {
  uid: string;
  documentId: string;
  locale: string;
  content: Content;
  /** Names the content: equal digests, equal contents. */
  digest?: string;
  /** The bytes of one of the content's files by its SHA-256, or null when they cannot be read; works after the act, too. */
  bytes?(sha256: string): Promise<Buffer | null>;
  /** A quick way to the database, in the transaction of the act. */
  run?: Run;
}

/** Runs statements, with `?` for each binding. */
export type Run = (
  statements: { sql: string; bindings: unknown[] }[],
) => Promise<{ rows: Record<string, unknown>[] }[]>;

/** A check's answer. `engine` changes when any rule does. */
export interface CheckReport {
  engine: string;
  findings: Finding[];
}

/** Thrown by a check: review undoes the act, awaits `ready()` outside of its transaction, and tries it again. */
export interface Unready extends Error {
  ready(): Promise<void>;
}

/** The part of review's registry this plugin uses; found at run time, never imported. */
export interface ReviewRegistry {
  registerCheck(check: { key: string; run(input: CheckInput): Promise<CheckReport> }): void;
}
