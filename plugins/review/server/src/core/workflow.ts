import { FAULT_WORDS, rangeWords } from './fault-words';
import { neededOf, panelFaults, type Fault, type Level } from './level';
import { proofFaults, type ProofTrack } from './proof-track';

export type { Fault, Level, Quorum } from './level';

/** A versioned workflow definition (流程), kept as data. A run is pinned to the version it started under. */
export interface Workflow {
  key: string;
  version: number;
  name: string;
  levels: Level[];
  /** Admin roles (by code) that may recall besides the signers of the last level. */
  recallRoles: string[];
  /** Emergency release (紧急签发); absent: there is none. */
  breakGlass?: BreakGlass;
  /** Proof rounds (校次) beside the levels; absent: there are none. */
  proof?: ProofTrack;
}

/**
 * Emergency release: two of these people, each with a reason, make content live before the levels have signed. The
 * levels sign afterwards, within so many hours.
 */
export interface BreakGlass {
  signers: string[];
  reviewHours: number;
}

/** So many people break the glass together. */
export const BREAK_GLASS_PEOPLE = 2;

/** An after-review can be due a week after the emergency release at most, in hours. */
const MAX_REVIEW_HOURS = 168;

const KEY = /^[a-z][a-z0-9-]*$/;

/** Everything wrong with a definition; an empty list means it can be used. */
export function faultsOf(workflow: Workflow): Fault[] {
  const faults: Fault[] = [];
  if (!KEY.test(workflow.key)) faults.push({ path: 'key', reason: FAULT_WORDS.key });
  if (workflow.name.trim() === '') faults.push({ path: 'name', reason: FAULT_WORDS.noName });
  if (workflow.levels.length === 0) faults.push({ path: 'levels', reason: FAULT_WORDS.noLevel });
  const keys = new Set<string>();
  workflow.levels.forEach((level, index) => {
    const path = `levels.${index}`;
    if (level.name.trim() === '') faults.push({ path: `${path}.name`, reason: FAULT_WORDS.noName });
    if (!KEY.test(level.key)) faults.push({ path: `${path}.key`, reason: FAULT_WORDS.key });
    if (keys.has(level.key)) faults.push({ path: `${path}.key`, reason: FAULT_WORDS.keyTwice });
    keys.add(level.key);
    faults.push(...panelFaults(level, path));
  });
  if (workflow.proof) faults.push(...proofFaults(workflow.proof, 'proof'));
  return workflow.breakGlass ? [...faults, ...breakGlassFaults(workflow.breakGlass)] : faults;
}

function breakGlassFaults({ signers, reviewHours }: BreakGlass): Fault[] {
  const faults: Fault[] = [];
  if (new Set(signers).size < BREAK_GLASS_PEOPLE)
    faults.push({ path: 'breakGlass.signers', reason: FAULT_WORDS.twoForGlass });
  if (!Number.isInteger(reviewHours) || reviewHours < 1 || reviewHours > MAX_REVIEW_HOURS)
    faults.push({ path: 'breakGlass.reviewHours', reason: rangeWords(1, MAX_REVIEW_HOURS) });
  return faults;
}

/** How many different people have to sign a level, extra signers aside. */
export function neededSignatures(level: Pick<Level, 'quorum' | 'signers'>): number {
  return neededOf(level.quorum, level.signers.length);
}

/** A signature that a level needs, and who may give it. */
interface Seat {
  level: number;
  signers: readonly string[];
}

/**
 * Index of the first level that cannot be filled by different people who are all allowed to sign, or null when every
 * level can. Nobody may sign two levels, so people are matched to signatures (augmenting paths).
 * @param eligible codes of people who exist, are active and barred by nothing
 */
export function unfillableLevel(levels: readonly Level[], eligible: ReadonlySet<string>): number | null {
  const seats = levels.flatMap((one, level) =>
    Array.from({ length: neededSignatures(one) }, (): Seat => ({ level, signers: one.signers })),
  );
  const seatOf = new Map<string, Seat>();
  const place = (seat: Seat, tried: Set<string>): boolean => {
    for (const person of seat.signers) {
      if (!eligible.has(person) || tried.has(person)) continue;
      tried.add(person);
      const taken = seatOf.get(person);
      if (taken === undefined || place(taken, tried)) {
        seatOf.set(person, seat);
        return true;
      }
    }
    return false;
  };
  return seats.find((seat) => !place(seat, new Set()))?.level ?? null;
}
