import type { Client } from './client';
import type { DiffEntry, DocumentRef, Person, Reason } from './types';

/** Whether the caller may do something now, and why not. */
export interface ProofAllowed {
  readonly enabled: boolean;
  readonly reason?: Reason;
}

/** An answer to an item of a checklist. */
export type CheckAnswer = 'yes' | 'not-applicable';

/** An item of a round's checklist. */
export interface ProofItem {
  readonly key: string;
  readonly text: string;
}

/** A proofreader's signature; `closed` are the findings that were closed by then. */
export interface ProofSignature {
  readonly by: Person;
  readonly at: string;
  readonly digest: string;
  readonly valid: boolean;
  readonly checklist: readonly (ProofItem & { readonly answer: CheckAnswer })[];
  readonly closed: readonly { readonly id: number }[];
}

/** A proof round (校次) of the document. */
export interface ProofRound {
  readonly key: string;
  readonly name: string;
  readonly index: number;
  readonly state: 'signed' | 'current' | 'todo';
  readonly quorum: { readonly kind: 'any' | 'all' };
  readonly checklist: readonly ProofItem[];
  readonly proofreaders: readonly Person[];
  readonly isMine: boolean;
  readonly signatures: readonly ProofSignature[];
  readonly sign: ProofAllowed;
  readonly find: ProofAllowed;
}

/** Something a proofreader found. `place` is where its words stand now, null when they are gone. */
export interface ProofFinding {
  readonly id: number;
  readonly round: { readonly key: string; readonly name: string };
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly note: string;
  readonly severity: 'block' | 'advice';
  readonly by: Person;
  readonly at: string;
  readonly open: boolean;
  /** Whether the draft is another text now. */
  readonly changed: boolean;
  readonly place: { readonly start: number; readonly end: number } | null;
  readonly closed: {
    readonly how: 'fixed' | 'kept';
    readonly by: Person;
    readonly at: string;
    readonly note: string | null;
  } | null;
  readonly fixed: ProofAllowed;
  readonly kept: ProofAllowed;
  readonly reopen: ProofAllowed;
}

/** A text of the document; offsets of findings count in it. */
export interface Passage {
  readonly path: string;
  readonly text: string;
}

/** The proofreading of a document as the caller sees it. */
export interface ProofTrack {
  readonly sharesPeople: boolean;
  readonly gap: { readonly findings: number; readonly round: string | null; readonly needsReading: boolean };
  readonly rounds: readonly ProofRound[];
  readonly readAloud: {
    readonly name: string;
    readonly needed: boolean;
    readonly signatures: readonly ProofSignature[];
    readonly sign: ProofAllowed;
  } | null;
  readonly findings: readonly ProofFinding[];
  readonly passages: readonly Passage[];
  readonly fields: readonly string[];
  /** What changed since the caller signed last. */
  readonly sinceSigned: { readonly at: string; readonly changes: readonly DiffEntry[] } | null;
}

/** `GET /review/proof/…`; `track` is null where the workflow has no proof rounds. */
export interface ProofSheet {
  readonly digest: string;
  readonly track: ProofTrack | null;
}

/** A document whose round waits for the caller; `round` is null for the reading aloud. */
export interface ProofTask extends DocumentRef {
  readonly locale: string;
  readonly title: string;
  readonly round: { readonly key: string; readonly name: string } | null;
  readonly submittedBy: string;
  readonly submittedAt: string | null;
}

/** An act of a proofreader: where it is sent, and what with. */
export interface ProofRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const addressOf = ({ uid, documentId }: DocumentRef) => `/review/proof/${uid}/${encodeURIComponent(documentId)}`;

const localeOf = ({ locale }: DocumentRef) => (locale === undefined ? {} : { locale });

/** Reads the proofreading of one document and locale. */
export async function loadProof(client: Pick<Client, 'get'>, ref: DocumentRef): Promise<ProofSheet> {
  const { data } = await client.get<ProofSheet>(addressOf(ref), { params: localeOf(ref) });
  return data;
}

/** Does an act on the text of that digest. Two calls with the same `idempotencyKey` are one act. */
export async function proofAct(
  client: Pick<Client, 'post'>,
  ref: DocumentRef,
  { path, body }: ProofRequest,
  idempotencyKey: string,
): Promise<void> {
  const headers = { 'Idempotency-Key': idempotencyKey };
  await client.post<unknown, object>(`${addressOf(ref)}/${path}`, { ...body, ...localeOf(ref) }, { headers });
}

/** Reads what waits for the caller as proofreader. */
export async function loadProofTasks(client: Pick<Client, 'get'>): Promise<readonly ProofTask[]> {
  const { data } = await client.get<{ data: readonly ProofTask[] }>('/review/proof');
  return data.data;
}
