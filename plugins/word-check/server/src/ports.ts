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
  /** Review applies the waivers this was submitted with, and no others. */
  isSubmitted?: boolean;
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

/** One document in one language. */
export interface Key {
  uid: string;
  documentId: string;
  locale: string;
}

/** An act about a finding while it is done, under the lock of its document and in one transaction. */
export interface FindingAct {
  by: { name: string; post?: string; unit?: string };
  /** ISO 8601 UTC. */
  at: string;
  /** Writes the act's row of the ledger. Answers with its number. */
  record(entry: { reason?: string; details: Record<string, unknown> }): Promise<number>;
}

/** Review's service for acts about findings; found at run time, never imported. */
export interface FindingActs {
  /** The document meant, or what of it does not exist. */
  keyOf(uid: string, documentId: string, locale: string | undefined): Promise<Key | 'uid' | 'locale'>;
  /** What checks look at of the draft as it is now; null when there is none. */
  draft(key: Key): Promise<(CheckInput & { digest: string }) | null>;
  /** Whether the person of an account has a hand in the draft. */
  isAuthor(key: Key, userId: number): Promise<boolean>;
  /** Does an act, if the draft still has the digest (any, without one). `stale`: the digest it has, null without draft. */
  perform<T>(
    act: { key: Key; userId: number; isWaiver: boolean; digest?: string },
    work: (act: FindingAct) => Promise<T>,
  ): Promise<{ value: T } | { stale: string | null }>;
}

/** Review's service that puts changes of rules on record; found at run time, never imported. */
export interface SettingActs {
  record(act: { act: 'pack-change'; userId: number | null; details: object }): Promise<number>;
}

/** The part of review's registry this plugin uses; found at run time, never imported. */
export interface ReviewRegistry {
  registerCheck(check: { key: string; run(input: CheckInput): Promise<CheckReport> }): void;
}
