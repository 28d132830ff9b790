import { waiversOf, type Finding } from './findings';
import { READING } from './proof-people';
import { asksReading, type Closing } from './proof-state';
import { proofreadersOf, READ_ALOUD_PEOPLE, type ProofTrack } from './proof-track';
import type {
  RecordCapacity,
  RecordFinding,
  RecordPerson,
  RecordRound,
  RecordRoundSignature,
  RecordWaiver,
  Standing,
} from './record';
import { quorumWords } from './record-words';

/** A proofreader's signature as it is kept; `run` is the one it was given in, `round` null the reading aloud. */
export interface KeptSignature {
  run: number;
  round: string | null;
  roundName: string;
  person: string;
  by: RecordPerson;
  digest: string;
  at: string;
  checklist: RecordRoundSignature['checklist'];
  /** The last edit of the document before it. */
  editsFrom: number;
}

/** A proof finding as it is kept, with how it was closed last. */
export interface KeptFinding {
  round: string;
  roundName: string;
  by: RecordPerson;
  quote: string;
  note: string;
  at: string;
  closed: { how: Closing; by: RecordPerson; note: string; at: string } | null;
}

/** What the form of one run needs to tell of its proofreading. Times are ISO 8601 UTC. */
export interface ProofReading {
  run: { id: number; digest: string; isVoid: boolean; submittedAt: string; endedAt: string | null };
  facets: Readonly<Record<string, readonly string[]>>;
  signatures: readonly KeptSignature[];
  findings: readonly KeptFinding[];
  /** When the content was released last before this run: what was settled by then is no matter of it. */
  releasedAt: string | null;
  /** The last edit before the run was submitted, and when releases of the document were recalled. */
  editBefore: number;
  recalls: readonly string[];
  /** What people are called now, for those who were only asked. */
  called: (person: string) => RecordPerson;
}

/**
 * Whether a signature counts on the form. One of an earlier run does for a run on the same content, as long as nothing
 * was edited or recalled before that was submitted: the rule of the rounds themselves.
 */
function standingIn({ run, editBefore, recalls }: ProofReading, one: KeptSignature): Standing {
  if (one.digest !== run.digest) return 'other-text';
  if (run.isVoid) return 'void';
  if (one.run === run.id) return 'valid';
  const isRecalled = recalls.some((at) => at >= one.at && at <= run.submittedAt);
  return one.editsFrom >= editBefore && !isRecalled ? 'valid' : 'void';
}

/** Signatures that belong on the form: given in the run, or earlier and still counting for it. */
function signaturesIn(reading: ProofReading): (KeptSignature & { standing: Standing })[] {
  return reading.signatures
    .map((one) => ({ ...one, standing: standingIn(reading, one) }))
    .filter(({ run, standing }) => run === reading.run.id || (run < reading.run.id && standing === 'valid'));
}

/** Findings that were a matter of the run: noted before it ended, and not settled before the last release. */
function findingsIn({ run, findings, releasedAt }: ProofReading): KeptFinding[] {
  return findings
    .filter(({ at }) => run.endedAt === null || at <= run.endedAt)
    .filter(({ closed }) => closed === null || releasedAt === null || closed.at > releasedAt)
    .map((one) => {
      const isLater = one.closed !== null && run.endedAt !== null && one.closed.at > run.endedAt;
      return isLater ? { ...one, closed: null } : one;
    });
}

const toFinding = ({ by, quote, note, closed }: KeptFinding): RecordFinding => ({
  text: quote === '' ? note : `“${quote}” ${note}`,
  by,
  closed: closed && { how: closed.how, by: closed.by, at: closed.at },
});

/** The rounds of a run (校次) in their order, the reading aloud last, then those that the workflow has no more. */
export function recordRounds(track: ProofTrack | undefined, reading: ProofReading): RecordRound[] {
  const [signatures, findings] = [signaturesIn(reading), findingsIn(reading)];
  const signed = (round: string | null): RecordRoundSignature[] =>
    signatures
      .filter((one) => one.round === round)
      .map(({ by, standing, at, checklist }) => ({ by, standing, at, checklist }));
  const found = (round: string): RecordFinding[] => findings.filter((one) => one.round === round).map(toFinding);
  const rounds = (track?.rounds ?? []).map(({ key, name, proofreaders, quorum }): RecordRound => {
    const size = proofreaders.length;
    const asked = { people: proofreaders.map(reading.called), rule: quorumWords(quorum.kind, 1, size) };
    return { name, ...asked, signatures: signed(key), findings: found(key) };
  });
  const known = new Set((track?.rounds ?? []).map(({ key }) => key));
  return [...rounds, ...readingAloud(track, reading, signed(null)), ...gone(findings, known, found)];
}

function readingAloud(
  track: ProofTrack | undefined,
  { facets, called }: ProofReading,
  signatures: RecordRoundSignature[],
): RecordRound[] {
  const isAsked = track !== undefined && asksReading(track, { findings: [], signatures: [], facets });
  if (!isAsked && signatures.length === 0) return [];
  const people = track ? proofreadersOf(track).map(called) : [];
  const rule = quorumWords('count', READ_ALOUD_PEOPLE, people.length);
  return [{ name: READING.name, people, rule, signatures, findings: [] }];
}

/** Findings of rounds that the run's version does not have: somebody found them all the same. */
function gone(
  findings: readonly KeptFinding[],
  known: ReadonlySet<string>,
  found: (round: string) => RecordFinding[],
): RecordRound[] {
  const names = new Map(findings.filter(({ round }) => !known.has(round)).map((one) => [one.round, one.roundName]));
  return [...names].map(([key, name]) => ({ name, people: [], rule: null, signatures: [], findings: found(key) }));
}

/** Findings that stay as they are for a reason somebody gave (放行说明). */
export function recordWaivers(reading: ProofReading): RecordWaiver[] {
  return findingsIn(reading).flatMap(({ closed, ...one }) => {
    if (closed?.how !== 'kept') return [];
    const { text } = toFinding({ ...one, closed });
    return [{ finding: text, reason: closed.note, by: closed.by, at: closed.at }];
  });
}

/** Findings that the content was submitted with as false alarms. */
export const submittedWaivers = (findings: readonly Finding[]): RecordWaiver[] =>
  waiversOf(findings).map(({ text, message, waived: { by, at, reason } }) => ({
    finding: text === '' ? message : `“${text}” ${message}`,
    ...{ reason, by, at },
  }));

/** A signature under a level (审) or a round (校), by the key of whoever gave it. */
export interface KeptCapacity {
  person: string;
  by: RecordPerson;
  kind: 'review' | 'proof';
  name: string;
}

/** Everybody whose signature counts, once each, with all the levels and rounds they signed, in the order of signing. */
export function recordCapacities(signatures: readonly KeptCapacity[]): RecordCapacity[] {
  const people = new Map<string, RecordCapacity>();
  for (const { person, by, kind, name } of signatures) {
    const known = people.get(person) ?? { by, reviews: [], proofs: [] };
    const list = kind === 'review' ? known.reviews : known.proofs;
    if (!list.includes(name)) list.push(name);
    people.set(person, known);
  }
  return [...people.values()];
}

/** The capacities of everybody under the rounds of a run. */
export function proofCapacities(reading: ProofReading): KeptCapacity[] {
  return signaturesIn(reading)
    .filter(({ standing }) => standing === 'valid')
    .map(({ person, by, roundName }) => ({ person, by, kind: 'proof', name: roundName }));
}
