import type { Finding } from './core/findings';
import type { ActorSnapshot } from './core/ledger';
import type { Marks } from './core/marks';
import type { MessageState, Notice, Topic } from './core/outbox';
import type { DecisionKind, RunState } from './core/review';
import type { Workflow } from './core/workflow';

/** Rows as the queries below return them. `language` holds the content locale: Strapi keeps `locale` for itself. */
export interface LineageRow {
  id: number;
  uid: string;
  document: string;
  language: string;
  digest: string | null;
  run: number | null;
  release: number | null;
  firstReleasedAt: string | null;
  /** The last edit, and the last touch, before the content was last fully signed: later ones have authors who answer for them. */
  authorsFrom: number;
  touchesFrom: number;
  /** Touches up to here that no person stood behind have been adopted. */
  touchesAdopted: number;
  /** The draft when a write of it was last noted; null for a lineage that no write was noted of. */
  marks: Marks | null;
}
/** A change of something outside documents that contents depend on: a file, or what readers are shown of an entry. */
export interface TouchRow {
  id: number;
  target: string;
  fingerprint: string;
  person: string | null;
  name: string | null;
  origin: string;
  at: string;
}
/** The people who broke the glass, as they were then, and why. */
export interface EmergencyFact {
  by: { name: string; post?: string; unit?: string; reason: string; at: string }[];
}
export interface EditRow {
  id: number;
  lineage: number;
  person: string | null;
  name: string | null;
  origin: string;
  at: string;
  digest: string | null;
  paths: string[] | null;
  adoptedBy: string | null;
}
export interface RunRow {
  id: number;
  lineage: number;
  uid: string;
  document: string;
  language: string;
  title: string | null;
  workflowKey: string;
  workflowVersion: number;
  state: RunState;
  level: number;
  digest: string;
  submitterKey: string;
  submitterName: string;
  submittedAt: string;
  levelStartedAt: string | null;
  lastByKey: string | null;
  lastByName: string | null;
  findings: Finding[] | null;
  facets: Record<string, string[]> | null;
  blockCount: number;
  warnCount: number;
  infoCount: number;
  dueAt: string | null;
  endedAt: string | null;
  /** When a scheduled run is to be released, and the admin account that scheduled it. */
  scheduledAt: string | null;
  scheduledBy: number | null;
  /** Why the clock did not release it. */
  heldReason: string | null;
  /** The last touch before the submit. */
  touchesFrom: number;
  /** The emergency release of its content: the run goes on as the after-review. */
  emergencyRelease: number | null;
}
export interface DecisionRow {
  id: number;
  run: number;
  level: number;
  levelKey: string;
  levelName: string | null;
  person: string;
  by: ActorSnapshot;
  kind: DecisionKind;
  digest: string;
  comment: string | null;
  at: string;
  takenBack: boolean;
  /** The seat, added signer or question of the level, whom the person stood in for, whom they brought in, what came of it. */
  seat: string | null;
  forPerson: string | null;
  toPerson: string | null;
  ref: string | null;
}
export interface DelegationRow {
  id: number;
  fromPerson: string;
  toPerson: string;
  startsAt: string;
  endsAt: string;
  types: string[] | null;
  levels: string[] | null;
  reason: string | null;
  madeByKey: string;
  madeByName: string;
  madeAt: string;
  acceptedAt: string | null;
  endedAt: string | null;
  endedByName: string | null;
}
export interface ReleaseRow {
  id: number;
  lineage: number;
  uid: string;
  document: string;
  language: string;
  title: string | null;
  digest: string;
  run: number;
  state: 'live' | 'superseded' | 'recalled';
  releasedAt: string;
  firstReleasedAt: string;
  byKey: string;
  byName: string;
  recalledAt: string | null;
  recalledByKey: string | null;
  recalledByName: string | null;
  recallReason: string | null;
  /** The lineage's newest run when it was recalled. */
  recalledRun: number | null;
  /** Set on an emergency release: who broke the glass, when the levels have to have signed, when they had, when the alarm went. */
  emergency: EmergencyFact | null;
  reviewDueAt: string | null;
  reviewedAt: string | null;
  reviewAlarmAt: string | null;
}
export interface WorkflowRow {
  id: number;
  key: string;
  version: number;
  name: string;
  definition: Omit<Workflow, 'key' | 'version' | 'name'>;
  active: boolean;
  /** When and by whom it was saved on the screen; null for what code has saved. */
  savedAt: string | null;
  savedBy: ActorSnapshot | null;
}
export interface LedgerRow {
  id: number;
  seq: number;
  at: string;
  line: string;
  hash: string;
}
export interface LedgerHeadRow {
  id: number;
  name: string;
  seq: number;
  hash: string;
  at: string | null;
}
export interface PersonRow {
  id: number;
  documentId: string;
  code: string;
  name: string;
  unit: string | null;
  post: string | null;
  accounts?: { id: number; email: string; isActive: boolean; blocked: boolean }[];
}
/** Which process may do a recurring work now, and until when. */
export interface ClaimRow {
  id: number;
  name: string;
  owner: string | null;
  until: string;
}
/** A message for one sink; `key` is its idempotency key, `id` its place in the order. */
export interface OutboxRow {
  id: number;
  key: string;
  sink: string;
  topic: Topic;
  lineage: number;
  uid: string;
  document: string;
  language: string;
  payload: Notice;
  state: MessageState;
  attempts: number;
  at: string;
  nextAt: string;
  claimedBy: string | null;
  claimedUntil: string | null;
  doneAt: string | null;
  lastError: string | null;
}
/** A preview link: who holds its token reads one draft until it ends. Only the token's SHA-256 is kept. */
export interface PreviewLinkRow {
  id: number;
  lineage: number;
  uid: string;
  document: string;
  language: string;
  tokenHash: string;
  /** The draft's digest when the link was made. */
  digest: string;
  madeByKey: string;
  madeByName: string;
  madeAt: string;
  expiresAt: string;
  /** Recalled releases of the lineage when the link was made. */
  recalls: number;
  /** The lineage's last edit when the link was made. */
  editsFrom: number;
  /** The use recorded last. */
  usedAt: string | null;
  revokedAt: string | null;
  revokedByName: string | null;
}
