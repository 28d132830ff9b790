/** Shapes of every answer of the review server that the admin panel reads. Times are ISO 8601 UTC, digests 64 lower-case hex characters. */

import type { ClockSight } from './clock';

/** What one review, digest or release belongs to. `locale` is absent for a type without translations. */
export interface DocumentRef {
  readonly uid: string;
  readonly documentId: string;
  readonly locale?: string;
}

/** The state of a governed document in one locale. */
export type ReviewState = 'draft' | 'in_review' | 'returned' | 'approved' | 'scheduled' | 'released' | 'recalled';

/** A content type whose entries go live only through a release. */
export interface GovernedType {
  readonly uid: string;
  readonly displayName: string;
}

/** `GET /review/governed`. */
export interface GovernedAnswer {
  readonly data: readonly GovernedType[];
  /** The zone in which the organisation tells the time, by its IANA name. */
  readonly timeZone: string;
}

/** A person as named in the ledger at that time. */
export interface Person {
  readonly name: string;
  readonly post?: string | null;
}

/** How serious a finding is: `block` stops the text, `warn` wants a look, `info` is for information. */
export type Severity = 'block' | 'warn' | 'info';

/** One thing a check reported. `start` and `end` are UTF-16 offsets into the plain text of the field at `path`. */
export interface Finding {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly ruleId: string;
  readonly pack: string;
  readonly category: string;
  readonly severity: Severity;
  readonly message: string;
  /** The message in both languages, where the check speaks both. */
  readonly words?: { readonly zh: string; readonly en: string };
  readonly suggestions: readonly string[];
  /** There when somebody called it a false alarm before the submit. */
  readonly waived?: Waived;
}

/** A person's word that a finding is a false alarm (放行说明). */
export interface Waived {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** How many findings of each severity. */
export type FindingCounts = Readonly<Record<Severity, number>>;

/** A level as named on a task or a decision; `index` starts at 0. */
export interface LevelName {
  readonly key: string;
  readonly name: string;
  readonly index: number;
}

/** A place of a level where a signature is asked for; people by name. */
export interface Seat {
  readonly id: string;
  readonly name: string;
  readonly status: 'turn' | 'waiting' | 'vacant' | 'approved' | 'rejected' | 'closed' | 'removed';
  /** Who decided in the holder's name. */
  readonly decidedBy: string | null;
  /** Who held it before, oldest first. */
  readonly before: readonly string[];
  readonly waitsFor: { readonly for: string; readonly people: readonly string[] } | null;
  readonly hasVeto: boolean;
  readonly added: { readonly when: 'before' | 'after'; readonly to: string } | null;
  readonly isExtra: boolean;
}

/** One level of the run, in the order of signing, and how far it is. */
export interface Level extends LevelName {
  readonly state: 'done' | 'current' | 'todo';
  readonly signers: readonly Person[];
  readonly quorum?: { readonly kind: string; readonly needed: number; readonly size: number };
  readonly seats?: readonly Seat[];
  /** Who is asked for an opinion. */
  readonly asked?: readonly string[];
  /** Nobody can move before somebody fills a seat. */
  readonly isBlocked?: boolean;
}

/** A release on the clock, and one that did not happen at its time: `heldReason` in the caller's language says why. */
export interface ScheduleFacts {
  readonly scheduledAt?: string | null;
  readonly heldReason?: string | null;
  readonly missedAt?: string | null;
}

/** The state of a run. A run that is `returned`, `withdrawn`, `void` or `released` is over. */
export type RunState = 'in_review' | 'approved' | 'returned' | 'withdrawn' | 'void' | 'released';

/** One review of one document and locale, pinned to a workflow version. */
export interface Run extends ScheduleFacts {
  readonly id: number | string;
  readonly workflow: { readonly key: string; readonly version: number; readonly name?: string };
  readonly level: LevelName | null;
  readonly startedAt: string;
  readonly state?: RunState;
  readonly levels?: readonly Level[];
  /** The clock of the level it waits for, or of the one that returned it. */
  readonly clock?: ClockSight | null;
}

/** A signed opinion of the newest run. `valid` says whether its digest is the current draft's. */
export interface Decision {
  readonly level: LevelName | string | null;
  readonly by: Person;
  readonly kind: string;
  readonly digest: string;
  readonly valid: boolean;
  readonly comment: string | null;
  readonly at: string;
  /** Whom the person stood in for, and whom they brought in. */
  readonly for?: Person;
  readonly to?: Person;
}

/** Why an action is off: a code of the contract and a sentence in the caller's language. */
export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** An action of a run as the server allows it to the caller now. */
export interface AllowedAction {
  readonly name: string;
  readonly enabled: boolean;
  readonly reason?: Reason | null;
  /** Whether it takes a reason here. */
  readonly comment?: 'required';
}

/** An emergency release (紧急签发): two people's reasons, until when the levels have to sign, and when they had. */
export interface Emergency {
  readonly by: readonly (Person & { readonly reason: string; readonly at: string })[];
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly reviewedAt: string | null;
}

/** A place of publication confirms that it shows a release, or has taken it down. */
export interface Receipt {
  readonly channel: string;
  /** What people call the channel. */
  readonly name: string;
  readonly endpoint: string;
  readonly kind: 'shown' | 'removed';
  readonly at: string;
}

/** The last release of the document in this locale, recalled or not. */
export interface ReleaseInfo {
  readonly id: number | string;
  readonly digest: string;
  readonly at: string;
  /** The title that is live. */
  readonly title?: string;
  readonly by?: string;
  readonly recalledAt?: string | null;
  readonly recalledBy?: string | null;
  /** Why it was recalled. */
  readonly reason?: string | null;
  /** When this document and locale was live for the first time. */
  readonly firstReleasedAt?: string | null;
  /** What each place of publication has confirmed. */
  readonly receipts?: readonly Receipt[];
  /** There if it went live before its levels had signed. */
  readonly emergency?: Emergency;
}

/** The canonical content: exactly what is hashed and signed. */
export interface Content {
  readonly uid: string;
  readonly locale: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A file of the live release that other live releases use too. `more`: not all of them are named. */
export interface SharedMedia {
  readonly sha256: string;
  readonly name: string;
  readonly usedBy: readonly {
    readonly uid: string;
    readonly documentId: string;
    readonly locale: string;
    readonly title: string;
  }[];
  readonly more: boolean;
}

/** A change that no person stands behind: by a token, an import, the system. `paths` are the fields it changed. */
export interface UnsignedChange {
  readonly origin: string;
  readonly at: string;
  readonly paths?: readonly string[];
}

/** `GET /review/documents/:uid/:documentId`. */
export interface ReviewDocument {
  readonly state: ReviewState;
  readonly modified: boolean;
  readonly digest: string;
  readonly run: Run | null;
  readonly decisions: readonly Decision[];
  readonly actions: readonly AllowedAction[];
  readonly release: ReleaseInfo | null;
  readonly sharedMedia?: readonly SharedMedia[];
  /** What somebody has to adopt before this can be submitted. */
  readonly unattributed?: readonly UnsignedChange[];
  readonly findings?: readonly Finding[];
  readonly content?: Content;
  /** Short-lived addresses for looking at the media of `content`, by SHA-256. */
  readonly media?: Readonly<Record<string, string>>;
}

/** What an action sends. `digest` is the one the person was shown. */
export interface ActionRequest {
  readonly action: string;
  readonly digest: string;
  readonly locale?: string;
  readonly comment?: string;
  readonly to?: string | { readonly level: string };
  readonly position?: 'before' | 'after';
  readonly at?: string;
  readonly level?: string;
}

/** `POST /review/documents/:uid/:documentId/actions`. */
export interface ActionAnswer {
  readonly state: ReviewState;
  readonly digest: string;
  readonly ledgerSeq: number;
}

/** What a comparison is made against. */
export type DiffBase = 'live' | 'last-signed' | 'previous-level';

/** A stretch of text in a comparison. */
export interface DiffSegment {
  readonly kind: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** One changed field. `segments` is there for text; other values are compared whole. */
export interface DiffEntry {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before: unknown;
  readonly after: unknown;
  readonly segments?: readonly DiffSegment[] | null;
}

/** Whose tasks to list. */
export type TaskScope = 'mine' | 'submitted' | 'all';

/** One row of the task page. */
export interface Task extends ScheduleFacts {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly title: string;
  readonly state: ReviewState | RunState;
  readonly level: LevelName | null;
  readonly digest: string;
  readonly submittedBy: Person | string | null;
  readonly submittedAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  /** The clock of the level it waits for. */
  readonly clock?: ClockSight | null;
  /** Live by an emergency release already: this is the after-review. */
  readonly emergency?: boolean;
  readonly findings: FindingCounts;
}

/** A value a list of tasks can be narrowed to: a code, with its name where the server knows one. */
export type FacetValue = string | { readonly key: string; readonly name: string };

/** The query parameters of the task list that are chosen from a list of values. */
export type FacetKey = 'level' | 'channel' | 'theme';

/** `GET /review/tasks`. `facets` holds the values that occur in the caller's scope, whatever filter is set. */
export interface TaskPage {
  readonly results: readonly Task[];
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
  readonly facets?: Readonly<Partial<Record<FacetKey, readonly FacetValue[]>>>;
}

/** What the task list is asked for. Empty strings mean "no filter"; `page` starts at 1. */
export interface TaskQuery {
  readonly scope: TaskScope;
  readonly q: string;
  readonly level: string;
  readonly channel: string;
  readonly theme: string;
  /** Empty: what was submitted last comes first. */
  readonly sort: '' | 'due';
  readonly page: number;
}
