import type { Json } from './core/canonical-json';
import type { Content } from './core/content';
import type { Finding } from './core/findings';
import type { Message } from './core/outbox';

/** What a check gets to look at: the canonical content of a draft. */
export interface CheckInput {
  uid: string;
  documentId: string;
  locale: string;
  content: Content;
  /** The content's digest: what was found in it once, by the same rules, need not be looked for again. */
  digest: string;
  /** The bytes of one of the content's files by its SHA-256, or null when they cannot be read; works after the act, too. */
  bytes(sha256: string): Promise<Buffer | null>;
  /** Review applies the waivers this was submitted with, and no others: a check has no need to look for them. */
  isSubmitted: boolean;
  /** A quick way to the database. */
  run: Run;
}

/** Runs statements, with `?` for each binding, in the transaction of the act and in one round trip. */
export type Run = (
  statements: { sql: string; bindings: unknown[] }[],
) => Promise<{ rows: Record<string, unknown>[]; count: number }[]>;

/** What a check reports; `engine` changes whenever its rules change. */
export interface CheckReport {
  engine: string;
  findings: Finding[];
}

/**
 * A check that stops `submit` when it reports blocking findings, fails, or was expected and is missing. One that needs
 * something which takes long throws an error with a method `ready`: the act is undone, `ready()` is awaited outside its
 * transaction, and the act is tried again.
 */
export interface Check {
  key: string;
  run(input: CheckInput): Promise<CheckReport>;
}

/** A person's act about a finding while it is done, in one transaction. `at` is ISO 8601 UTC. */
export interface FindingAct {
  by: { name: string; post?: string; unit?: string };
  at: string;
  /** Appends the act's row of the ledger, which has to be done once. @returns its number */
  record(entry: { reason?: string; details: Json }): Promise<number>;
}

/** Derives the values tasks can be filtered by from a content, e.g. its channels' codes. */
export interface Facet {
  key: string;
  values(content: Content): string[];
  /** What people call the values, by value; without it they are shown as they are. */
  names?(): Promise<Record<string, string>>;
}

/**
 * What a plugin wants on record with a release, made of nothing but the signed content: it stands in the ledger's row of
 * the release under `details.facts`, so that whoever has the export can do the plugin's arithmetic again.
 */
export interface Fact {
  key: string;
  /** Null: nothing to say of this content. */
  fact(content: Content): Json | null;
}

/**
 * A place of publication that shows readers what is declared about AI. It makes what it would show of a content and
 * looks at it: what it names carries the label where readers see it.
 */
export interface Labeller {
  key: string;
  /** Codes of the channels whose output of this content carries the visible label for its declaration. */
  labelled(content: Content): Promise<readonly string[]>;
}

/** A release as the other plugins see it. */
export interface Release {
  id: number;
  uid: string;
  documentId: string;
  locale: string;
  digest: string;
  title: string;
  content: Content;
  /** When this release went live. */
  releasedAt: string;
  /** When the document and locale first went live: set by the system, never moved. */
  firstReleasedAt: string;
}

/** A step of the story as the ledger tells it. `at` is ISO 8601 UTC. */
export type PastAct =
  | { kind: 'release'; at: string; release: Release }
  | { kind: 'recall'; at: string; release: Omit<Release, 'content'> };

/** What a place of publication confirms: that it shows a release, or has taken it down. `at` is ISO 8601 UTC. */
export interface Receipt {
  channel: string;
  /** Which of the channel's places: the public API, a screen, a remote account. */
  endpoint: string;
  kind: 'shown' | 'removed';
  at: string;
}

/**
 * Rows of a type, for a listener that writes in the act's transaction. Conditions are about columns; each call is one
 * plain statement, calls made at the same time travel together, and no lifecycle hook hears of them.
 */
export interface EventTable {
  findMany(query: { where: Record<string, unknown> }): Promise<unknown[]>;
  createMany(query: { data: object[] }): Promise<{ ids: number[] }>;
  updateMany(query: { where: Record<string, unknown>; data: object }): Promise<{ count: number }>;
  deleteMany(query: { where: Record<string, unknown> }): Promise<{ count: number }>;
}

/** What a listener hears of a release. `table` and `run` are quick ways to the database and nothing more. */
export interface ReleaseEvent {
  release: Release;
  previous: { id: number; digest: string } | null;
  table(uid: string): EventTable;
  run: Run;
}

/**
 * Told inside the transaction of a release or recall; a throw undoes the act. Of a release all are told at the same
 * time. What the listener can confirm at once it hands back as receipts.
 */
export interface ReleaseListener {
  key: string;
  onRelease(event: ReleaseEvent): Promise<readonly Receipt[] | void>;
  onRecall(event: { release: Release; at: string; reason: string }): Promise<readonly Receipt[] | void>;
}

/**
 * Where messages about releases and recalls go, after the act. A throw means: try again, later messages about the same
 * document wait. The same message may come twice, with the same id. `stop` is aborted when the time for it is over;
 * nothing may be sent after that.
 */
export interface Sink {
  key: string;
  deliver(message: Message, stop: AbortSignal): Promise<void>;
}

/** What is going to be released, as other plugins may look ahead. `scheduledAt` is ISO 8601 UTC; null: no time is set. */
export interface UpcomingRelease {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  content: Content;
  scheduledAt: string | null;
}
