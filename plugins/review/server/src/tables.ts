import type { Core } from '@strapi/strapi';
import type { CalendarData } from './core/calendar-data';
import type { ClockState } from './core/clock-course';
import type { Finding } from './core/findings';
import type { ActorSnapshot } from './core/ledger';
import type { Escalation, Pause } from './core/level-clock';
import type { Marks } from './core/marks';
import type { MailWay, NoticeFacts, NoticeKind } from './core/notices';
import type { MessageState, Notice, Topic } from './core/outbox';
import type { ReadingReceipt } from './core/reading-proof';
import type { DecisionKind, RunState } from './core/review';
import type { Verdict } from './core/second-reading';
import type { CaseKind, Origin } from './core/corrections';
import type { SourceUnit } from './core/sources';
import type { CheckAnswer } from './core/proof';
import type { Closing, ProofFinding } from './core/proof-state';
import type { Workflow } from './core/workflow';
import { lightTable } from './database/light-table';
import type { Receipt } from './ports';

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
/** A notice in one person's inbox. */
export interface NoticeRow {
  id: number;
  /** Told once under this name. */
  key: string;
  person: string;
  kind: NoticeKind;
  uid: string | null;
  document: string | null;
  language: string | null;
  title: string | null;
  run: number | null;
  facts: NoticeFacts | null;
  at: string;
  readAt: string | null;
  /** `open`: not looked at yet; `digest`: waits for one; `sent`: handed to the outbox; `none`: goes in no e-mail. */
  mail: 'open' | 'digest' | 'sent' | 'none';
}
/** A person's choice for a kind of notice, where it is not the usual one. */
export interface NoticePreferenceRow {
  id: number;
  person: string;
  kind: NoticeKind;
  mail: MailWay;
}
/** A version of a working calendar. Saved by nobody: it came with the plugin; `fileVersion` is the newest of those files so far. */
export interface CalendarRow {
  id: number;
  key: string;
  version: number;
  fileVersion: number;
  data: CalendarData;
  savedAt: string;
  savedByKey: string | null;
  savedByName: string | null;
  reason: string | null;
  /** The year whose absence those who mind the calendar have been told of. */
  missingTold: number | null;
}
/** The clock of a level; `nextAt` is when somebody has to be told next. */
export interface LevelClockRow {
  id: number;
  lineage: number;
  run: number;
  level: number;
  levelKey: string;
  state: ClockState;
  startedAt: string;
  limitMinutes: number;
  escalation: Escalation | null;
  pauses: Pause[];
  sent: string[];
  dueAt: string | null;
  nextAt: string | null;
  endedAt: string | null;
}
/** Who takes the place of somebody who cannot act any more; the newest row of a person counts. */
export interface SubstitutionRow {
  id: number;
  person: string;
  substitute: string;
  by: ActorSnapshot;
  at: string;
}
/** What a person has read of one digest at one level of a run. */
export interface ReadingReceiptRow extends ReadingReceipt {
  id: number;
  lineage: number;
  level: number;
}
/** A comment on the text, or with `thread` a reply to one. */
export interface CommentRow {
  id: number;
  lineage: number;
  thread: number | null;
  run: number | null;
  digest: string | null;
  path: string | null;
  quote: string | null;
  prefix: string | null;
  suffix: string | null;
  /** The level at which its writer could sign, null at none. */
  level: number | null;
  person: string;
  by: ActorSnapshot;
  text: string;
  at: string;
  resolved: boolean;
  /** Who resolved or reopened it last. */
  lastBy: ActorSnapshot | null;
  lastAt: string | null;
}
/** An opinion that somebody is typing; nobody else sees it. */
export interface OpinionRow {
  id: number;
  person: string;
  uid: string;
  document: string;
  language: string;
  action: string;
  text: string;
  at: string;
}
/** A release that was read again. */
export interface SecondReadingRow {
  id: number;
  release: number;
  person: string;
  by: ActorSnapshot;
  verdict: Verdict;
  comment: string | null;
  digest: string;
  at: string;
}
/** One version of a list of sources, as it was imported; it never changes. */
export interface SourceListRow {
  id: number;
  list: string;
  version: string;
  name: string;
  /** Where the list comes from: a notice, its number, an address. */
  origin: string | null;
  /** Made up for a demo. */
  sample: boolean;
  units: SourceUnit[];
  unitCount: number;
  /** SHA-256 of the file as it was given. */
  fileDigest: string;
  importedByName: string;
  importedAt: string;
}
/** What an original looked like when somebody kept it: pasted or uploaded text, and its SHA-256. */
export interface SourceCaptureRow {
  id: number;
  uid: string;
  document: string;
  language: string;
  url: string | null;
  text: string;
  textDigest: string;
  byKey: string;
  byName: string;
  at: string;
}
/** A correction case (纠错单). `document` is where it was found, if that is known. */
export interface CorrectionCaseRow {
  id: number;
  kind: CaseKind;
  wrong: string | null;
  right: string | null;
  origin: Origin;
  /** What was reported: words, or what happened to a reprint's original. */
  report: string | null;
  notice: string | null;
  uid: string | null;
  document: string | null;
  language: string | null;
  /** The capture of the changed original, if one was kept. */
  capture: number | null;
  openedByKey: string;
  openedByName: string;
  openedAt: string;
  /** Null where the working calendar does not reach. */
  dueAt: string | null;
  dueProvisional: boolean;
  closedAt: string | null;
  closedByKey: string | null;
  closedByName: string | null;
  closeComment: string | null;
  /** The newest release that was looked through. */
  scannedTo: number;
}
/** Where a case's phrase was found: the release that has it, and in which paragraphs. */
export interface CorrectionPlaceRow {
  id: number;
  caseId: number;
  uid: string;
  document: string;
  language: string;
  release: number;
  title: string;
  channels: string[];
  paths: string[];
}
/** Something a proofreader found (校对问题), and how it was closed last; what went before is in the ledger. */
export interface ProofFindingRow {
  id: number;
  lineage: number;
  round: string;
  roundName: string;
  person: string;
  by: ActorSnapshot;
  digest: string;
  path: string;
  start: number;
  end: number;
  quote: string | null;
  note: string;
  severity: ProofFinding['severity'];
  at: string;
  closedHow: Closing | null;
  closedBy: ActorSnapshot | null;
  closedNote: string | null;
  closedDigest: string | null;
  closedAt: string | null;
}
/** A proofreader's signature under a round of one content, or under the reading aloud (`round` null). */
export interface ProofSignatureRow {
  id: number;
  lineage: number;
  run: number;
  workflowKey: string;
  workflowVersion: number;
  round: string | null;
  roundName: string;
  person: string;
  by: ActorSnapshot;
  digest: string;
  at: string;
  /** The checklist as it was then, with the answers, and the findings that were closed by then. */
  checklist: { key: string; text: string; answer: CheckAnswer }[] | null;
  closed: { id: number; round: string; path: string; quote: string; note: string; how: Closing; by: string }[] | null;
  /** The last edit and the last touch before it: a later one makes it void. */
  editsFrom: number;
  touchesFrom: number;
}
interface Rows {
  'source-list': SourceListRow;
  'source-capture': SourceCaptureRow;
  'correction-case': CorrectionCaseRow;
  'correction-place': CorrectionPlaceRow;
  lineage: LineageRow;
  edit: EditRow;
  run: RunRow;
  decision: DecisionRow;
  release: ReleaseRow;
  workflow: WorkflowRow;
  'ledger-entry': LedgerRow;
  'ledger-head': LedgerHeadRow;
  person: PersonRow;
  snapshot: { id: number; digest: string; content: string };
  assignment: { id: number; run: number; person: string; level: number };
  'run-facet': { id: number; run: number; facet: string; value: string };
  'release-media': { id: number; release: number; digest: string };
  claim: ClaimRow;
  'preview-link': PreviewLinkRow;
  'outbox-message': OutboxRow;
  receipt: Receipt & { id: number; release: number };
  touch: TouchRow;
  delegation: DelegationRow;
  calendar: CalendarRow;
  'level-clock': LevelClockRow;
  substitution: SubstitutionRow;
  'reading-receipt': ReadingReceiptRow;
  comment: CommentRow;
  opinion: OpinionRow;
  'second-reading': SecondReadingRow;
  'proof-finding': ProofFindingRow;
  'proof-signature': ProofSignatureRow;
  replay: { id: number; person: string; key: string; request: string; answer: unknown; at: string };
  notice: NoticeRow;
  'notice-preference': NoticePreferenceRow;
}

type Where = Record<string, unknown>;
/** What a query asks for, in the words of Strapi's query engine. */
export interface Select {
  where?: Where;
  orderBy?: Record<string, 'asc' | 'desc'> | Record<string, 'asc' | 'desc'>[];
  limit?: number;
  offset?: number;
  populate?: Record<string, unknown> | string[];
  select?: string[];
  /** Holds the rows until the transaction ends, where rows can be held. */
  forUpdate?: boolean;
}

/** The typed part of Strapi's query engine that review uses. Calls inside a transaction join it by themselves. */
export interface Table<Row> {
  findOne(query: Select): Promise<Row | null>;
  findMany(query: Select): Promise<Row[]>;
  count(query: { where?: Where }): Promise<number>;
  create(query: { data: Partial<Row> }): Promise<Row>;
  update(query: { where: Where; data: Partial<Row> }): Promise<Row | null>;
  updateMany(query: { where: Where; data: Partial<Row> }): Promise<{ count: number }>;
  deleteMany(query: { where: Where }): Promise<{ count: number }>;
  /** Inserts without reading the rows back; `ids` in the order of the data. */
  createMany(query: { data: Partial<Row>[] }): Promise<{ count: number; ids: number[] }>;
}

/** Tables that every act reads or writes. */
const BUSY = new Set<keyof Rows>([
  ...(['lineage', 'run', 'decision', 'edit', 'touch', 'release', 'release-media', 'snapshot', 'assignment'] as const),
  ...(['workflow', 'run-facet', 'replay', 'ledger-entry', 'ledger-head', 'delegation', 'notice'] as const),
  ...(['calendar', 'level-clock'] as const),
]);

/** The rows of any type by plain statements where that is possible. */
export function quickTable<Row = Record<string, unknown>>(strapi: Core.Strapi, uid: string): Table<Row> {
  return lightTable(strapi, uid, strapi.db.query(uid as 'admin::user') as unknown as Table<Row>);
}

/** One of review's tables. */
export function table<K extends keyof Rows>(strapi: Core.Strapi, name: K): Table<Rows[K]> {
  const uid = `plugin::review.${name}`;
  if (BUSY.has(name)) return quickTable(strapi, uid);
  return strapi.db.query(uid as 'admin::user') as unknown as Table<Rows[K]>;
}

/** Reads a row and holds it until the transaction ends. SQLite has one writer, so the read alone is enough there. */
export async function lockRow<K extends keyof Rows>(
  strapi: Core.Strapi,
  name: K,
  where: Where,
): Promise<Rows[K] | null> {
  const [row = null] = await table(strapi, name).findMany({ where, limit: 1, forUpdate: true });
  return row;
}

/** A time read from the database as ISO 8601 UTC, or null. */
export function iso(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : new Date(value as string | number).toISOString();
}
