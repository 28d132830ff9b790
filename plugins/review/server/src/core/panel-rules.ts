import { Refusal } from './errors';
import { mayActAt, ownerOf, type Aim, type PanelAct } from './panel-aims';
import { actedSince, closerOf, lastActor } from './panel-closer';
import type { PanelActKind } from './panel-events';
import { holderOf, holdsPlace, voiceOf, type Place, type Standing } from './panel-places';
import { addedMayNotAdd, alreadyBy, notVacant, notYet, nothingToRemove, separated, type Bar } from './panel-refusals';
import { arrivalWait, isPending, isVacant, isVetoPending, waitOf } from './panel-turns';

/** What a panel has to be told about people; all of it as it is now. */
export interface PanelFacts {
  /**
   * What keeps a person from signing this level: a hand in the content, a signature on another level, no active
   * account, or one of these of somebody they stand for. Null: they may hold a seat.
   */
  barrierOf: (person: string) => Bar | null;
  /** Whether a person stands in for another by a delegation (代理) that holds now, for this level and document. */
  standsInFor: (person: string, holder: string) => boolean;
  /** Whether a person may appoint substitutes. */
  mayArrange: (person: string) => boolean;
  /** Whether nobody has acted on the document since this level was signed: its last signer may take that back. */
  isNextUntouched: boolean;
  nameOf: (person: string) => string;
}

/** An act on a panel as it stands, about one thing or (null) nothing that could be found. */
export interface Case {
  standing: Standing;
  act: PanelAct;
  aim: Aim | null;
  facts: PanelFacts;
}

/** Acts of somebody who takes part in the decision. Handing it over is none, so that whoever may not sign can do so. */
const SIGNING: ReadonlySet<PanelActKind> = new Set(['approve', 'reject', 'add-before', 'add-after', 'consult']);

/** Why a person may not do this now: the first rule that applies, in the contract's order. */
export function refuseCase(one: Case): Refusal | null {
  return refuseDecided(one) ?? refuseState(one) ?? refuseSameHand(one) ?? refuseStranger(one);
}

/** Whether this or another act has closed what it is about. */
function refuseDecided({ standing, act, aim, facts }: Case): Refusal | null {
  const { status } = standing.outcome;
  const isReopening = act.kind === 'take-back' && status === 'signed' && facts.isNextUntouched;
  if (status !== 'open' && !isReopening) return alreadyBy(facts.nameOf, lastActor(standing));
  const own = SIGNING.has(act.kind) ? voiceOf(standing, act.by) : null;
  const closer = own?.by ?? (aim ? closerFor({ standing, act, aim, facts }) : null);
  return closer === null ? null : alreadyBy(facts.nameOf, closer);
}

type Aimed = Case & { aim: Aim };

function closerFor(one: Aimed): string | null {
  const { standing, act, aim } = one;
  if (act.kind === 'take-back') return actedSince(standing, aim.place);
  if (aim.question && aim.question.endedBy !== null) return aim.question.endedBy;
  const isLive = isPending(standing, aim.place) || canVeto(one);
  if (!isLive) return closerOf(standing, aim.place);
  const isSignersAct = SIGNING.has(act.kind) || act.kind === 'transfer';
  return isSignersAct ? handedOrVoiced(one) : null;
}

/** The holder has decided elsewhere on this level, or the task has passed from the caller to somebody else. */
function handedOrVoiced({ standing, act, aim: { place }, facts }: Aimed): string | null {
  if (mayActAt(standing, place, act.by, facts.standsInFor))
    return SIGNING.has(act.kind) ? (voiceOf(standing, holderOf(place))?.by ?? null) : null;
  const held = place.holders.findLastIndex(({ person }) => person === act.by);
  return held < 0 ? null : (place.holders[held + 1]?.by ?? null);
}

function canVeto({ standing, act, aim }: Case): boolean {
  return act.kind === 'reject' && aim !== null && isVetoPending(standing, aim.place);
}

/** Whether the act fits how things stand at its place. */
function refuseState(one: Case): Refusal | null {
  const { standing, act, aim, facts } = one;
  switch (act.kind) {
    case 'approve':
    case 'reject':
      return canVeto(one) ? null : refuseWait(one, waitOf);
    case 'add-before':
    case 'add-after':
      return aim?.place.added ? addedMayNotAdd() : refuseWait(one, arrivalWait);
    case 'transfer':
    case 'consult':
      return refuseWait(one, arrivalWait);
    case 'remove':
      return aim === null && holdsPlace(standing, act.by) ? nothingToRemove() : null;
    case 'substitute':
      return aim && isLacking(standing, aim.place, facts) ? null : notVacant();
    case 'take-back':
    case 'reply':
      return null;
  }
}

function refuseWait({ standing, aim, facts }: Case, waitFor: typeof waitOf): Refusal | null {
  const wait = aim ? waitFor(standing, aim.place) : null;
  return wait ? notYet(facts.nameOf, wait) : null;
}

/** Whether a place needs a substitute: its holder has left or may not sign this version. */
function isLacking(standing: Standing, place: Place, facts: PanelFacts): boolean {
  return isVacant(standing, place) || facts.barrierOf(holderOf(place)) !== null;
}

/** Two people are two people: whoever signs, and whoever they sign for. */
function refuseSameHand({ standing, act, aim, facts }: Case): Refusal | null {
  if (!SIGNING.has(act.kind)) return null;
  const own = facts.barrierOf(act.by);
  if (own) return separated(own, null);
  if (!aim || !mayActAt(standing, aim.place, act.by, facts.standsInFor)) return null;
  const holder = holderOf(aim.place);
  const theirs = facts.barrierOf(holder);
  return theirs ? separated(theirs, facts.nameOf(holder)) : null;
}

function refuseStranger(one: Case): Refusal | null {
  const isConcerned = !one.standing.departed.has(one.act.by) && isTheirs(one);
  return isConcerned ? null : new Refusal('NOT_SIGNER', { level: one.standing.panel.level });
}

/** Whether the act is this person's to do. */
function isTheirs({ standing, act, aim, facts }: Case): boolean {
  if (act.kind === 'substitute') return facts.mayArrange(act.by);
  if (!aim) return false;
  switch (act.kind) {
    case 'reply':
      return aim.question?.asked === act.by;
    case 'take-back':
      return aim.place.decision?.by === act.by;
    case 'remove':
      return mayActAt(standing, ownerOf(standing, aim), act.by, facts.standsInFor);
    default:
      return mayActAt(standing, aim.place, act.by, facts.standsInFor);
  }
}
