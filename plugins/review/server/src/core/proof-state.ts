import { trueConditions, type Facets } from './panel';
import { proofreadersOf, READ_ALOUD_PEOPLE, type ProofRound, type ProofTrack } from './proof-track';

/** How a finding was closed: the text was changed, or it stays as it is for a reason given. */
export type Closing = 'fixed' | 'kept';

/** Something a proofreader found (校对问题). Offsets are UTF-16 units into the plain text of the field at `path`. */
export interface ProofFinding {
  id: number;
  /** Key of the round it was found in. */
  round: string;
  person: string;
  name: string;
  /** The content it was found in. */
  digest: string;
  path: string;
  start: number;
  end: number;
  quote: string;
  note: string;
  severity: 'block' | 'advice';
  closed: { how: Closing; name: string } | null;
}

/** A proofreader's signature under a round, or under the reading aloud (`round` null). */
export interface ProofSignature {
  person: string;
  name: string;
  round: string | null;
  digest: string;
  /** The draft or something it depends on has been another one since, whatever it is now. */
  isVoid: boolean;
}

/** What the proofreading of a document and locale has come to: of the lineage, not of one run. */
export interface ProofFact {
  findings: readonly ProofFinding[];
  signatures: readonly ProofSignature[];
  /** What the content belongs to, for the question whether it has to be read aloud. */
  facets: Facets;
}

/** On whose signatures on which content is counted. */
export interface ProofGround {
  digest: string;
  /** Whether a person changed the content or submitted it. */
  hasHand(person: string): boolean;
  /** Whether a person signed a level of the run. */
  signsLevel(person: string): boolean;
}

/** What is missing before content may go live; `round` is the first one that is not signed. */
export interface ProofGap {
  findings: ProofFinding[];
  round: ProofRound | null;
  needsReading: boolean;
}

/** Whether a finding is open. One that was closed as mended is open again on the very content it was found in. */
export function standsOpen(finding: ProofFinding, digest: string): boolean {
  return finding.closed === null || (finding.closed.how === 'fixed' && finding.digest === digest);
}

/** Open findings that stop rounds from `upTo` on; those of a round that the track does not have stop every round. */
export function blockingFindings(
  track: ProofTrack,
  fact: ProofFact,
  digest: string,
  upTo: number = track.rounds.length,
): ProofFinding[] {
  const indexOf = (key: string): number => track.rounds.findIndex((round) => round.key === key);
  return fact.findings.filter(
    (one) => one.severity === 'block' && standsOpen(one, digest) && indexOf(one.round) <= upTo,
  );
}

function counts(signature: ProofSignature, track: ProofTrack, ground: ProofGround): boolean {
  const { person, digest, isVoid } = signature;
  if (isVoid || digest !== ground.digest || ground.hasHand(person)) return false;
  return track.sharesPeople || !ground.signsLevel(person);
}

/** The signatures that count, by round: of named people, one for each, and nobody under two rounds. */
export function roundSignatures(
  track: ProofTrack,
  { signatures }: ProofFact,
  ground: ProofGround,
): Map<string, ProofSignature[]> {
  const used = new Set<string>();
  const found = new Map<string, ProofSignature[]>();
  for (const { key, proofreaders } of track.rounds) {
    const own = new Map<string, ProofSignature>();
    for (const one of signatures) {
      if (one.round !== key || used.has(one.person) || !proofreaders.includes(one.person)) continue;
      if (counts(one, track, ground)) own.set(one.person, one);
    }
    for (const person of own.keys()) used.add(person);
    found.set(key, [...own.values()]);
  }
  return found;
}

/** Whether so many signatures are enough for a round: one, or everybody named. */
export function isRoundSigned(round: ProofRound, given: readonly ProofSignature[]): boolean {
  if (round.quorum.kind === 'any') return given.length > 0;
  return round.proofreaders.every((person) => given.some((one) => one.person === person));
}

/** Index of the first round that is not signed on this content; the number of rounds when all are. */
export function firstUnsigned(track: ProofTrack, fact: ProofFact, ground: ProofGround): number {
  const given = roundSignatures(track, fact, ground);
  const index = track.rounds.findIndex((round) => !isRoundSigned(round, given.get(round.key) as ProofSignature[]));
  return index < 0 ? track.rounds.length : index;
}

/** Whether the content belongs to the major class, which is read aloud; one whose class nobody could tell does. */
export function asksReading({ readAloud }: ProofTrack, { facets }: ProofFact): boolean {
  return readAloud !== undefined && trueConditions(readAloud, facets).length > 0;
}

/** Who has read this content aloud, one signature for each person. */
export function readers(track: ProofTrack, { signatures }: ProofFact, ground: ProofGround): ProofSignature[] {
  const named = proofreadersOf(track);
  const own = new Map<string, ProofSignature>();
  for (const one of signatures)
    if (one.round === null && named.includes(one.person) && counts(one, track, ground)) own.set(one.person, one);
  return [...own.values()];
}

/** What is missing; nothing of it when the content is proofread. */
export function proofGap(track: ProofTrack, fact: ProofFact, ground: ProofGround): ProofGap {
  return {
    findings: blockingFindings(track, fact, ground.digest),
    round: track.rounds[firstUnsigned(track, fact, ground)] ?? null,
    needsReading: asksReading(track, fact) && readers(track, fact, ground).length < READ_ALOUD_PEOPLE,
  };
}

/**
 * The proof track's word on going live: every round signed on exactly this content, no blocking finding open, read aloud
 * where that is asked. Without a track there is nothing to say; with one that nobody looked at, the answer is no.
 */
export function isProofed(track: ProofTrack | undefined, fact: ProofFact | undefined, ground: ProofGround): boolean {
  if (!track) return true;
  if (!fact) return false;
  const { findings, round, needsReading } = proofGap(track, fact, ground);
  return findings.length === 0 && round === null && !needsReading;
}
