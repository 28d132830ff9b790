import type { RescanKind, RescanState, Standing } from '../core/rescan';
import type { ContentResult } from '../core/rescan-result';
import type { Rule } from '../core/rule';

/** A rescan or trial as it is kept. */
export interface JobRow {
  id: number;
  kind: RescanKind;
  slot: string | null;
  state: RescanState;
  stamp: string | null;
  code: string | null;
  engine: string | null;
  rule: Rule | null;
  by: string | null;
  startedAt: string;
  endedAt: string | null;
  liveAt: number;
  liveTo: number;
  pendingAt: number;
  pendingTo: number;
  casesAt: number;
  total: number;
  done: number;
  items: number;
  blocks: number;
  warns: number;
  infos: number;
  fresh: number;
  unread: number;
  pictures: number;
  cases: number;
}

/** Which part of a job: of what is live, of what is pending, or the end, when it is told what has to be done. */
export type Part = Standing | 'end';

/** A part that this process is at. */
export interface Batch {
  id: number;
  rescan: number;
  standing: Part;
  after: number;
  upTo: number;
  claim: string;
  attempts: number;
}

/** What was found in one content, or why nothing could be. */
export interface ResultRow extends ContentResult {
  id: number;
  rescan: number;
  standing: Standing;
  number: number;
  uid: string;
  document: string;
  language: string;
  title: string | null;
  problem: string | null;
}

/** What a batch adds to its job. */
export interface BatchOutcome {
  done: number;
  unread: number;
  pictures: number;
  results: Omit<ResultRow, 'id' | 'rescan' | 'standing'>[];
}

/** A new job; `slot` is what only one job at a time may hold. */
export type NewJob = Pick<JobRow, 'kind' | 'rule' | 'by'> &
  Partial<Pick<JobRow, 'stamp' | 'code'>> & { slot: string; withPending: boolean };
