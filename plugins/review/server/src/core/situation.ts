import type { Bilingual } from './errors';
import { eventsOf, panelOf } from './level-events';
import type { Facets } from './panel';
import type { PanelActKind } from './panel-events';
import { panelState } from './panel-state';
import { isProofed, type ProofFact, type ProofGround } from './proof-state';
import type { ReadingFact } from './reading-proof';
import type { Workflow } from './workflow';

/** State of a document in one locale, as everybody sees it. */
export type DocumentState = 'draft' | 'in_review' | 'returned' | 'approved' | 'scheduled' | 'released' | 'recalled';

/** State of one run (审核轮次). Those of {@link OPEN_STATES} are open; the others are over. */
export type RunState = 'in_review' | 'approved' | 'scheduled' | 'returned' | 'withdrawn' | 'void' | 'released';

/** States of a run that still waits for something. */
export const OPEN_STATES: readonly RunState[] = ['in_review', 'approved', 'scheduled'];

/** Whether a run still waits for something: an edit makes it void, a new one cannot start beside it. */
export function isOpen(run: { state: RunState } | null | undefined): boolean {
  return run != null && OPEN_STATES.includes(run.state);
}

/** The acts on a run. */
export const ACTIONS = [
  'submit',
  'withdraw',
  'approve',
  'return',
  'reject',
  'transfer',
  'add-signer',
  'remove-signer',
  'consult',
  'reply',
  'release',
  'schedule',
  'unschedule',
  'recall',
  'remind',
  'adopt',
  'break-glass',
  'substitute',
] as const;
export type Action = (typeof ACTIONS)[number];

/** A person who acts: `key` names the human being, whichever account they use. */
export interface Actor {
  key: string;
  name: string;
  roles: readonly string[];
  /** Whether the account may submit documents for review. */
  maySubmit: boolean;
  /** Whether the account may put a substitute in the place of somebody who cannot sign. */
  mayArrange?: boolean;
}

/** What happened on a level, or: a return; a signature of an emergency release, which stands for no level; a reminder. */
export type DecisionKind = PanelActKind | 'return' | 'break-glass' | 'remind';

/** A decision (意见) on the run, or another step of a level, as far as the rules need it; oldest first. */
export interface DecisionFact {
  person: string;
  name: string;
  level: number;
  kind: DecisionKind;
  digest: string;
  /** A return to this level or an earlier one, or the signer's own withdrawal, took it back. */
  void: boolean;
  /** The seat, added signer or question it is about; absent: the person's own seat. */
  seat?: string;
  /** Who holds that seat, where the person stood in for them (代理). */
  for?: string;
  /** Whom it brings in, and the id of what comes of it. */
  to?: string;
  ref?: string;
}

/** Whom the caller may act for, by a delegation (代理) that holds now; `levels` by key, null: all. */
export interface StandIn {
  person: string;
  holder: string;
  levels: readonly string[] | null;
}

/** The newest run of a document and locale. */
export interface RunFact {
  id: number;
  state: RunState;
  level: number;
  digest: string;
  submittedBy: { key: string; name: string };
  /** Who ended it or moved it last, for «who won». */
  lastBy: { key: string; name: string } | null;
  workflow: Workflow;
  decisions: DecisionFact[];
  /** Whether a file or a related entry of the content has changed since the submit, even if it has changed back since. */
  isTouched: boolean;
  /** Whether its content went live by an emergency release; the run goes on as the after-review. */
  isLiveEarly: boolean;
  /** Values of the content when it was submitted: extra signers depend on them. Absent: nobody could tell any. */
  facets?: Facets;
  /** Whether those it waits for were reminded so lately that it is too early to do so again. */
  isReminded?: boolean;
}

/** The last release of a document and locale, recalled or not. */
export interface ReleaseFact {
  id: number;
  digest: string;
  recalled: boolean;
  by: { key: string; name: string };
  recalledBy: { key: string; name: string } | null;
  /** The newest run when it was recalled: what became of that run is history. */
  recalledRun: number | null;
  /** An emergency release (紧急签发) that the levels have not signed afterwards. */
  awaitsAfterReview: boolean;
}

/** Why a person is an author of the current version. */
export interface Authorship {
  kind: 'edited' | 'uploaded' | 'submitted';
  at: string;
  paths?: string[];
}

/** Everything the rules look at: one consistent reading of a document in one locale. */
export interface Situation {
  digest: string;
  run: RunFact | null;
  release: ReleaseFact | null;
  workflow: Workflow;
  /** Whoever changed a byte since the last release, by person key. */
  authors: ReadonlyMap<string, Authorship[]>;
  /** Changes since the last release that no person stands behind (token, cron, import), not yet adopted. */
  unattributed: readonly { origin: string; at: string; paths?: readonly string[] }[];
  /** People who exist and have an active account, by key. */
  active: ReadonlySet<string>;
  /** Names of people by key; whoever is not there goes by the key. */
  names?: ReadonlyMap<string, string>;
  /** Whom the caller may act for. */
  standIns?: readonly StandIn[];
  /** What has been read; there where the open level asks for reading. */
  reading?: ReadingFact;
  /** What proofreading has come to, where the workflow has proof rounds. */
  proof?: ProofFact;
}

/** An act as requested. `digest` is what the caller saw. */
export interface Command {
  action: Action;
  digest: string;
  comment?: string;
  /** Level meant by the caller; default: the one open now. */
  level?: string;
  /** For `return`: a level's key, or the author. Else the person who is brought in. */
  to?: 'author' | { level: string } | { person: string };
  /** For `add-signer`: whether they act before the caller or (default) after. */
  position?: 'before' | 'after';
  /** The seat, added signer or question it is about; default: the caller's. */
  seat?: string;
  /** For `submit`: the correction case it is about, by number; it may go the short way then. */
  case?: number;
  /** For `schedule`: when to release, ISO 8601 UTC. */
  at?: string;
}

/** What people call the states. */
export const STATE_WORDS: Record<DocumentState, Bilingual> = {
  draft: { zh: '草稿', en: 'draft' },
  in_review: { zh: '审核中', en: 'in review' },
  returned: { zh: '已退回', en: 'returned' },
  approved: { zh: '已通过', en: 'approved' },
  scheduled: { zh: '已定时', en: 'scheduled' },
  released: { zh: '已发布', en: 'released' },
  recalled: { zh: '已撤稿', en: 'recalled' },
};

/** The run, if it is open and still about the current content. An edit makes it void whoever has noticed so far. */
export function openRun(situation: Situation): RunFact | null {
  return isOpen(situation.run) && !isStaleRun(situation) ? situation.run : null;
}

/**
 * True when an open run is about content that is no longer there, or that was something else in between: it must be
 * recorded as void.
 */
export function isStaleRun({ run, digest }: Situation): boolean {
  return run !== null && isOpen(run) && (run.digest !== digest || run.isTouched);
}

/** The state everybody sees, and whether a live release differs from the draft. */
export function documentState(situation: Situation): { state: DocumentState; modified: boolean } {
  const { run, release, digest } = situation;
  const live = release !== null && !release.recalled;
  const modified = live && release.digest !== digest;
  const open = openRun(situation);
  if (open) return { state: open.state as DocumentState, modified };
  if (run?.state === 'returned' && run.id !== release?.recalledRun) return { state: 'returned', modified };
  if (live) return { state: 'released', modified };
  return { state: release ? 'recalled' : 'draft', modified };
}

/** Signatures of a level that count: approvals on exactly the current content, not taken back. */
export function validApprovals(run: RunFact, level: number, digest: string): DecisionFact[] {
  return run.decisions.filter((d) => d.kind === 'approve' && !d.void && d.level === level && d.digest === digest);
}

/** True when a level has the votes it needs: how they are counted is its panel's affair. */
export function isLevelSigned(run: RunFact, index: number, digest: string): boolean {
  const panel = panelOf(run, index);
  return panel !== null && panelState(panel, eventsOf(run, index, digest, panel)).status === 'signed';
}

/**
 * The one place that says yes to going live: an approved run on exactly this content, every level of its workflow
 * version signed by enough different people, nobody twice, no author among them, and proofread where that is asked;
 * whoever signs for somebody else is counted with them.
 */
export function isFullySigned(situation: Situation): boolean {
  const run = openRun(situation);
  if (!run || run.state === 'in_review') return false;
  const { levels } = run.workflow;
  if (!levels.every((_, index) => isLevelSigned(run, index, situation.digest))) return false;
  const signatures = levels.flatMap((_, index) => validApprovals(run, index, situation.digest).flatMap(handsOf));
  return (
    new Set(signatures).size === signatures.length &&
    signatures.every((person) => barredBy(situation, person).length === 0) &&
    isProofed(run.workflow.proof, situation.proof, proofGround(situation, signatures))
  );
}

/** The people behind a decision: who gave it, and whom they stood in for. */
export function handsOf(decision: DecisionFact): string[] {
  return decision.for === undefined ? [decision.person] : [decision.person, decision.for];
}

/** On what proofreaders' signatures are counted; `signers` are the people who signed a level of the run. */
export function proofGround(situation: Situation, signers: readonly string[]): ProofGround {
  return {
    digest: situation.digest,
    hasHand: (person) => barredBy(situation, person).length > 0,
    signsLevel: (person) => signers.includes(person),
  };
}

/** Why a person may sign no level of the current version: they changed it or submitted it. */
export function barredBy(situation: Situation, person: string): Authorship[] {
  return situation.authors.get(person) ?? [];
}
