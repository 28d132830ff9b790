import type { CalendarData } from './core/calendar-data';
import type { ClockState } from './core/clock-course';
import type { ActorSnapshot } from './core/ledger';
import type { Escalation, Pause } from './core/level-clock';
import type { MailWay, NoticeFacts, NoticeKind } from './core/notices';
import type { ReadingReceipt } from './core/reading-proof';
import type { Verdict } from './core/second-reading';
import type { CaseKind, Origin } from './core/corrections';
import type { SourceUnit } from './core/sources';
import type { CheckAnswer } from './core/proof';
import type { Closing, ProofFinding } from './core/proof-state';

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
  /** Of what a check has found: the rule, with the set it belongs to. */
  rule: string | null;
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
