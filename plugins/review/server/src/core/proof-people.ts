import { barrierOf, barrierWords, type Barred } from './eligibility';
import { Refusal } from './errors';
import type { Level } from './level';
import { allChecked, deskOf, refuseProof, type Desk } from './proof';
import { groupLevels, panelFor, type Facets } from './panel';
import { asksReading, blockingFindings, firstUnsigned } from './proof-state';
import { proofreadersOf, READ_ALOUD_PEOPLE, type ProofRound } from './proof-track';
import { barredBy, openRun, type Actor, type Situation } from './situation';
import { unfillableLevel } from './workflow';

/** The place after the last round, with the name that goes into the ledger as capacity. */
export const READING: ProofRound = {
  key: 'read-aloud',
  name: '诵读',
  proofreaders: [],
  quorum: { kind: 'all' },
  checklist: [],
};

const asLevel = ({ key, name, proofreaders, quorum }: ProofRound): Level => ({
  key,
  name,
  signers: proofreaders,
  quorum,
});

/**
 * Refuses a submit that nobody could proofread: for every round different people have to be left who have no hand in the
 * content, and who are not needed at a level unless the same people may hold both; extra signers that the content asks
 * for (`facets`) are needed too. Names the round like a level.
 */
export function refuseUnproofable(situation: Situation, actor: Actor, facets: Facets = {}): Refusal | null {
  const desk = deskOf(situation);
  if (!desk) return null;
  const { track, fact } = desk;
  const eligible = new Set(
    [...situation.active].filter((key) => key !== actor.key && barredBy(situation, key).length === 0),
  );
  const panels = situation.workflow.levels.flatMap((level) => groupLevels(panelFor(level, facets), level.name));
  const levels = track.sharesPeople ? [] : panels;
  const readingLevel: Level = {
    ...asLevel({ ...READING, proofreaders: proofreadersOf(track) }),
    quorum: { kind: 'count', count: READ_ALOUD_PEOPLE },
  };
  const tracks = [track.rounds.map(asLevel), ...(asksReading(track, fact) ? [[readingLevel]] : [])];
  for (const places of tracks) {
    const missing = unfillableLevel([...levels, ...places], eligible);
    if (missing === null) continue;
    const named = [...panels, ...places].flatMap(({ signers }) => signers);
    return unfillable(situation, actor, [...levels, ...places][missing] as Level, new Set(named), eligible);
  }
  return null;
}

function unfillable(
  situation: Situation,
  actor: Actor,
  { key, name, signers }: Level,
  named: ReadonlySet<string>,
  eligible: ReadonlySet<string>,
): Refusal {
  const barred = signers.map((person): Barred => ({ person, because: barrierOf(situation, actor, person) }));
  const candidates = [...eligible].filter((person) => !named.has(person));
  return new Refusal(
    'NO_ELIGIBLE_SIGNER',
    { level: key, levelName: name, track: 'proof', signers: barred, candidates },
    { levelName: name, who: barrierWords(barred, new Map()) },
  );
}

/** A task of a proofreader. `index` is that of the round; the number of rounds stands for the reading aloud. */
export interface ProofTask {
  person: string;
  index: number;
}

/**
 * Whom proofreading waits for: those who may sign the first unsigned round or read aloud; while findings stop that, those
 * who may look whether they are mended. What nobody has changed yet waits for the editor, not for a proofreader.
 */
export function proofTasks(situation: Situation): ProofTask[] {
  const desk = deskOf(situation);
  if (!desk || !openRun(situation)) return [];
  const { track, fact, ground } = desk;
  const index = firstUnsigned(track, fact, ground);
  const blocking = blockingFindings(track, fact, situation.digest, index);
  const people = blocking.length > 0 ? closers(desk) : signers(desk, index);
  return people.map((person) => ({ person, index }));
}

function may(desk: Desk, person: string, command: Parameters<typeof refuseProof>[2]): boolean {
  const { situation } = desk;
  return situation.active.has(person) && refuseProof(situation, { key: person }, command) === null;
}

function signers(desk: Desk, index: number): string[] {
  const { track, situation } = desk;
  const { digest } = situation;
  const round = track.rounds[index];
  if (round) {
    const checklist = allChecked(round);
    return round.proofreaders.filter((person) =>
      may(desk, person, { act: 'sign', digest, round: round.key, checklist }),
    );
  }
  return proofreadersOf(track).filter((person) => may(desk, person, { act: 'read-aloud', digest }));
}

/** The finder of each finding that may be mended by now; whoever may stand in, where the finder cannot look. */
function closers(desk: Desk): string[] {
  const { track, fact, situation } = desk;
  const { digest } = situation;
  const people = blockingFindings(track, fact, digest).flatMap(({ id, person }) => {
    const mayClose = (one: string): boolean => may(desk, one, { act: 'close', digest, finding: id, how: 'fixed' });
    return mayClose(person) ? [person] : proofreadersOf(track).filter(mayClose);
  });
  return [...new Set(people)];
}
