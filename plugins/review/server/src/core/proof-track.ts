import { FAULT_WORDS } from './fault-words';
import { conditionFaults, type Condition, type Fault } from './level';

/** A thing a proofreader has looked at before signing. Its text is the organisation's own. */
export interface ChecklistItem {
  key: string;
  text: string;
}

/** A proof round (校次): who may sign it, named by their person's code, whether one is enough, and what they look at. */
export interface ProofRound {
  key: string;
  name: string;
  proofreaders: string[];
  quorum: { kind: 'any' } | { kind: 'all' };
  checklist: ChecklistItem[];
}

/** The second track beside the levels (三校): whether the words are right, not whether they may go out. */
export interface ProofTrack {
  rounds: ProofRound[];
  /** «Same people may hold both»: whether somebody may sign a level and a round of one run. */
  sharesPeople: boolean;
  /** Documents of the major class are read aloud (诵读) by two of the proofreaders after the last round. */
  readAloud?: { when: Condition | Condition[] };
}

/** So many people read aloud together. */
export const READ_ALOUD_PEOPLE = 2;

const KEY = /^[a-z][a-z0-9-]*$/;

/** Everything wrong with a proof track; paths begin with `path`. */
export function proofFaults(track: ProofTrack, path: string): Fault[] {
  const faults: Fault[] = [
    ...(track.rounds.length === 0 ? [{ path: `${path}.rounds`, reason: FAULT_WORDS.noRound }] : []),
    ...(typeof track.sharesPeople === 'boolean' ? [] : [{ path: `${path}.sharesPeople`, reason: FAULT_WORDS.yesOrNo }]),
    ...keyFaults(track.rounds, `${path}.rounds`),
    ...track.rounds.flatMap((round, index) => roundFaults(round, `${path}.rounds.${index}`)),
  ];
  return track.readAloud ? [...faults, ...readAloudFaults(track, track.readAloud, path)] : faults;
}

function readAloudFaults(track: ProofTrack, readAloud: NonNullable<ProofTrack['readAloud']>, path: string): Fault[] {
  const faults = conditionFaults(readAloud, `${path}.readAloud.when`);
  if (proofreadersOf(track).length < READ_ALOUD_PEOPLE)
    faults.push({ path: `${path}.readAloud`, reason: FAULT_WORDS.twoToRead });
  return faults;
}

function keyFaults(items: readonly { key: string }[], path: string): Fault[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }, index) => {
    const faults: Fault[] = [];
    if (!KEY.test(key)) faults.push({ path: `${path}.${index}.key`, reason: FAULT_WORDS.key });
    if (seen.has(key)) faults.push({ path: `${path}.${index}.key`, reason: FAULT_WORDS.keyTwice });
    seen.add(key);
    return faults;
  });
}

function roundFaults({ name, proofreaders, quorum, checklist }: ProofRound, path: string): Fault[] {
  const faults: Fault[] = [];
  if (name.trim() === '') faults.push({ path: `${path}.name`, reason: FAULT_WORDS.noName });
  if (proofreaders.length === 0) faults.push({ path: `${path}.proofreaders`, reason: FAULT_WORDS.nobody });
  if (new Set(proofreaders).size !== proofreaders.length)
    faults.push({ path: `${path}.proofreaders`, reason: FAULT_WORDS.personTwice });
  if (quorum.kind !== 'any' && quorum.kind !== 'all')
    faults.push({ path: `${path}.quorum`, reason: FAULT_WORDS.anyOrAll });
  faults.push(...keyFaults(checklist, `${path}.checklist`));
  checklist.forEach(({ text }, index) => {
    if (text.trim() === '') faults.push({ path: `${path}.checklist.${index}.text`, reason: FAULT_WORDS.noText });
  });
  return faults;
}

/** Everybody named for a round, once each, in the order of the rounds. */
export function proofreadersOf(track: ProofTrack): string[] {
  return [...new Set(track.rounds.flatMap(({ proofreaders }) => proofreaders))];
}
