import { Refusal, type Bilingual } from './errors';
import { eventsNow, panelOf } from './level-events';
import type { Panel } from './panel';
import {
  holderFor,
  panelActions,
  panelEvent,
  refusePanelAct,
  refusePanelRequest,
  type PanelAct,
  type PanelFacts,
} from './panel-acts';
import type { PanelActKind, PanelEvent } from './panel-events';
import type { Bar } from './panel-refusals';
import { panelState, type PanelState } from './panel-state';
import {
  barredBy,
  handsOf,
  type Action,
  type Actor,
  type Authorship,
  type Command,
  type RunFact,
  type Situation,
} from './situation';

/** What each action of a level is on its panel. A return is for those who could reject, and is none of its events. */
const KINDS: Readonly<Partial<Record<Action, PanelActKind>>> = {
  approve: 'approve',
  return: 'reject',
  reject: 'reject',
  transfer: 'transfer',
  'add-signer': 'add-after',
  'remove-signer': 'remove',
  consult: 'consult',
  reply: 'reply',
  substitute: 'substitute',
};

/** Whether an action is about the level that is open. */
export const isLevelAction = (action: Action): boolean => KINDS[action] !== undefined;

/** A level of a run as it is now. */
interface OpenLevel {
  panel: Panel;
  events: PanelEvent[];
}

function openLevel(situation: Situation, run: RunFact): OpenLevel | null {
  const panel = panelOf(run, run.level);
  return panel && { panel, events: eventsNow(run, run.level, situation.digest, panel, situation.active) };
}

/** How far a level of a run is, and whose turn it is; null when there is no such level. */
export function levelState(situation: Situation, run: RunFact, index: number): PanelState | null {
  const panel = panelOf(run, index);
  return panel && panelState(panel, eventsNow(run, index, situation.digest, panel, situation.active));
}

function actOf({ panel, events }: OpenLevel, actor: Actor, { action, to, position, seat }: Command): PanelAct {
  const kind = action === 'add-signer' && position === 'before' ? 'add-before' : (KINDS[action] as PanelActKind);
  const person = typeof to === 'object' && 'person' in to ? to.person : undefined;
  const removed = kind === 'remove' && person !== undefined ? idOf(panelState(panel, events), person) : undefined;
  return { kind, by: actor.key, seat: seat ?? removed, to: person };
}

/** What a person was brought in for by somebody: an added signer's place, or a question; the last of them. */
function idOf({ seats, asked }: PanelState, person: string): string {
  const added = seats.filter((one) => one.added !== null && one.person === person && one.status !== 'removed');
  return added.at(-1)?.seat ?? asked.findLast((one) => one.person === person)?.question ?? person;
}

const AUTHOR_WORDS: Record<Authorship['kind'], Bilingual> = {
  edited: { zh: '改动过这一稿', en: 'edited it' },
  uploaded: { zh: '上传或替换过其中的图片或附件', en: 'uploaded or replaced a file in it' },
  submitted: { zh: '提交了这一稿', en: 'submitted it' },
};

/** What somebody had to do with a content, in words that follow a name. */
export function authorshipWords(authorships: readonly Authorship[]): Bilingual {
  const first = authorships[0] as Authorship;
  const paths = first.paths?.length ? ` (${first.paths.slice(0, 3).join(', ')})` : '';
  const { zh, en } = AUTHOR_WORDS[first.kind];
  return { zh: `${zh}${paths}`, en: `${en}${paths}` };
}

/** What keeps a person from signing a level of this run: a hand in the content, another level signed, no account. */
export function barrierAt(situation: Situation, run: RunFact, index: number, person: string): Bar | null {
  const barred = barredBy(situation, person);
  if (barred.length > 0) return { because: barred, reason: authorshipWords(barred) };
  const earlier = run.decisions.find(
    (one) => one.kind === 'approve' && !one.void && one.level !== index && handsOf(one).includes(person),
  );
  if (earlier) {
    const { key, name = '' } = run.workflow.levels[earlier.level] ?? {};
    const reason = { zh: `已签过“${name}”`, en: `signed level “${name}” of this run` };
    return { because: [{ kind: 'signed', level: key }], reason };
  }
  if (situation.active.has(person)) return null;
  return { because: [{ kind: 'inactive' }], reason: { zh: '没有可用的账号', en: 'has no active account' } };
}

function factsOf(situation: Situation, run: RunFact, actor: Actor): PanelFacts {
  const { key } = run.workflow.levels[run.level] ?? {};
  // Whoever asks has an account that works, though it may be nobody's who is named anywhere.
  const active = new Set([...situation.active, actor.key]);
  return {
    barrierOf: (person) => barrierAt({ ...situation, active }, run, run.level, person),
    standsInFor: (person, holder) => isStandIn(situation, person, holder, key),
    mayArrange: () => actor.mayArrange === true,
    isNextUntouched: false,
    nameOf: (person) => (person === actor.key ? actor.name : nameIn(situation, run, person)),
  };
}

/** Whether a person may act for another at a level, by a delegation that holds now. */
export function isStandIn({ standIns = [] }: Situation, person: string, holder: string, level = ''): boolean {
  return standIns.some(
    (one) => one.person === person && one.holder === holder && (one.levels === null || one.levels.includes(level)),
  );
}

function nameIn({ names }: Situation, run: RunFact, person: string): string {
  return names?.get(person) ?? run.decisions.find((one) => one.person === person)?.name ?? person;
}

/** Why an act on the open level makes no sense, whoever asks for it; null when it does or there is no such level. */
export function refuseLevelRequest(situation: Situation, run: RunFact, actor: Actor, command: Command): Refusal | null {
  const level = openLevel(situation, run);
  return level && refusePanelRequest(level.panel, level.events, actOf(level, actor, command));
}

/** Why a person may not do this on the open level of a run under review, or null. */
export function refuseOnLevel(situation: Situation, run: RunFact, actor: Actor, command: Command): Refusal | null {
  const level = openLevel(situation, run);
  if (!level) return new Refusal('NOT_SIGNER', { level: run.level });
  return refusePanelAct(level.panel, level.events, actOf(level, actor, command), factsOf(situation, run, actor));
}

/** What a person may do on the open level of a run under review, each with the rule against it or null. */
export function levelRefusals(situation: Situation, run: RunFact, actor: Actor): Map<Action, Refusal | null> {
  const level = openLevel(situation, run);
  const actions = Object.keys(KINDS) as Action[];
  if (!level) return new Map(actions.map((name) => [name, new Refusal('NOT_SIGNER', { level: run.level })]));
  const acts = panelActions(level.panel, level.events, actor.key, factsOf(situation, run, actor));
  const refusals = new Map(acts.map(({ name, refusal }) => [name, refusal ?? null]));
  return new Map(actions.map((name) => [name, refusals.get(KINDS[name] as PanelActKind) ?? null]));
}

/** Acts that somebody who stands in for a holder does in the holder's name. */
const IN_A_NAME: ReadonlySet<PanelActKind> = new Set([
  'approve',
  'reject',
  'transfer',
  'add-before',
  'add-after',
  'consult',
]);

/** What an allowed act adds to the level: its event, and whom the caller stood in for, if they did. */
export function levelEvent(
  situation: Situation,
  run: RunFact,
  actor: Actor,
  command: Command,
): { event: PanelEvent; for: string | null } {
  const level = openLevel(situation, run) as OpenLevel;
  const { panel, events } = level;
  const act = actOf(level, actor, command);
  const facts = factsOf(situation, run, actor);
  const event = panelEvent(panel, events, act, facts);
  const holder = holderFor(panel, events, act, facts);
  return { event, for: IN_A_NAME.has(act.kind) && holder !== actor.key ? holder : null };
}
