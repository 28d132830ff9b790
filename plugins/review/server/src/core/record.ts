import type { Bilingual } from './errors';
import type { Finding } from './findings';
import type { EntryWords } from './ledger-entry';
import type { LedgerHead } from './ledger';
import type { CheckAnswer } from './proof';
import type { Closing } from './proof-state';

/** Somebody on the form: as they were when they acted, or as they are now where they were only asked. */
export interface RecordPerson {
  name: string;
  unit?: string | null;
  post?: string | null;
}

/** Whether a decision counts: it stands, was taken back, was given on another text, or went with its run. */
export type Standing = 'valid' | 'taken-back' | 'other-text' | 'void';

/** What becomes of a decision: nothing counts that was taken back, is about another text, or belongs to a run that is void. */
export function standingOf(
  decision: { digest: string; takenBack: boolean },
  run: { digest: string; isVoid: boolean },
): Standing {
  if (decision.takenBack) return 'taken-back';
  if (decision.digest !== run.digest) return 'other-text';
  return run.isVoid ? 'void' : 'valid';
}

/** A decision (意见) on the form. */
export interface RecordDecision {
  by: RecordPerson;
  /** The one in whose place it was given. */
  for: RecordPerson | null;
  kind: string;
  standing: Standing;
  comment: string | null;
  at: string;
}

/** People asked together, and how many of them it takes. `extra`: asked because of what the document is about. */
export interface RecordGroup {
  isExtra: boolean;
  rule: Bilingual;
  people: (RecordPerson & { hasVeto: boolean })[];
}

/** A level (审级) with everybody who was asked, and everything that was decided. */
export interface RecordLevel {
  name: string;
  groups: RecordGroup[];
  decisions: RecordDecision[];
}

/** A signature under a proof round, with the checklist as it was answered. */
export interface RecordRoundSignature {
  by: RecordPerson;
  standing: Standing;
  at: string;
  checklist: { text: string; answer: CheckAnswer }[];
}

/** Something a proofreader found, with who closed it; null while it is open. */
export interface RecordFinding {
  text: string;
  by: RecordPerson;
  closed: { how: Closing; by: RecordPerson; at: string } | null;
}

/** A proof round (校次), or the reading aloud, as the form shows it; without a rule it is one that was done away with. */
export interface RecordRound {
  name: string;
  /** Who was asked, and how many of them it takes. */
  people: RecordPerson[];
  rule: Bilingual | null;
  signatures: RecordRoundSignature[];
  findings: RecordFinding[];
}

/** In which capacities somebody signed: the levels (审) and the rounds (校), by name. */
export interface RecordCapacity {
  by: RecordPerson;
  reviews: string[];
  proofs: string[];
}

/** Somebody's reasoned acceptance of one finding (放行说明). */
export interface RecordWaiver {
  finding: string;
  reason: string;
  by: RecordPerson;
  at: string;
}

/** When and by whom it went live, and what places of publication confirmed. */
export interface RecordRelease {
  id: number;
  at: string;
  by: string;
  state: 'live' | 'superseded' | 'recalled';
  recall: { at: string; by: string; reason: string } | null;
  emergency: { by: (RecordPerson & { reason: string; at: string })[]; dueAt: string; reviewedAt: string | null } | null;
  receipts: { channel: string; endpoint: string; kind: 'shown' | 'removed'; at: string }[];
}

/** A row of the ledger on the form. */
export interface RecordRow {
  seq: number;
  hash: string;
  at: string;
  by: string | null;
  words: EntryWords;
}

/** The run the form is about; null for a document that was never submitted. */
export interface RecordRun {
  id: number;
  state: Bilingual;
  workflow: { key: string; name: string; version: number };
  submittedBy: string;
  submittedAt: string;
  endedAt: string | null;
}

/** Everything on the review form (审校单) of one document, locale and run. */
export interface ReviewRecord {
  park: string;
  type: string;
  title: string;
  uid: string;
  documentId: string;
  locale: string;
  digest: string;
  /** Whether the draft is still the text that was signed. */
  isCurrent: boolean;
  run: RecordRun | null;
  levels: RecordLevel[];
  /** Decisions that stand for no level: emergency signatures. */
  outside: RecordDecision[];
  rounds: RecordRound[];
  /** Who signed, each once, with every capacity. */
  capacities: RecordCapacity[];
  findings: Finding[];
  waivers: RecordWaiver[];
  release: RecordRelease | null;
  rows: RecordRow[];
  head: LedgerHead;
  madeAt: string;
  timeZone: string;
}
