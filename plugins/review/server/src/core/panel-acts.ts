import type { Refusal } from './errors';
import type { Panel } from './panel';
import { namedAim, possibleAims, type Aim, type PanelAct } from './panel-aims';
import { PANEL_ACTS, type PanelActKind, type PanelEvent } from './panel-events';
import { holderOf, holdsPlace, voiceOf, type Standing } from './panel-places';
import { invalid, separated } from './panel-refusals';
import { standingOf } from './panel-replay';
import { refuseCase, type PanelFacts } from './panel-rules';

export type { PanelAct } from './panel-aims';
export type { PanelFacts } from './panel-rules';

/** Acts that bring somebody in; all but `consult` make them a signer. */
const BRINGING: ReadonlySet<PanelActKind> = new Set(['transfer', 'add-before', 'add-after', 'consult', 'substitute']);

/**
 * Why a person may not do this on a panel now, or null: the first rule that applies, in the contract's order; last
 * whether whoever is brought in may sign. The only place where that is decided.
 */
export function refusePanelAct(
  panel: Panel,
  events: readonly PanelEvent[],
  act: PanelAct,
  facts: PanelFacts,
): Refusal | null {
  return decide(standingOf(panel, events), act, facts).refusal;
}

/** The event that an act becomes, to be kept after the others; a refused act throws its refusal. */
export function panelEvent(panel: Panel, events: readonly PanelEvent[], act: PanelAct, facts: PanelFacts): PanelEvent {
  const standing = standingOf(panel, events);
  const { aim, refusal } = decide(standing, act, facts);
  if (refusal) throw refusal;
  const { place, question } = aim as Aim;
  const [by, seat, to] = [act.by, question?.id ?? place.id, act.to as string];
  switch (act.kind) {
    case 'transfer':
    case 'substitute':
      return { kind: act.kind, by, seat, to };
    case 'add-before':
    case 'add-after':
    case 'consult':
      return { kind: act.kind, by, seat, to, id: nextId(standing, seat) };
    default:
      return { kind: act.kind, by, seat };
  }
}

/** One row of the list of acts: whether a person may do it now, to somebody who may sign, and why not. */
export interface PanelAction {
  name: PanelActKind;
  enabled: boolean;
  refusal?: Refusal;
}

/** Every act with whether this person may do it now, by the same rules that decide it. */
export function panelActions(
  panel: Panel,
  events: readonly PanelEvent[],
  by: string,
  facts: PanelFacts,
): PanelAction[] {
  const standing = standingOf(panel, events);
  return PANEL_ACTS.map((name) => {
    const { refusal } = settle(standing, { kind: name, by }, facts);
    return refusal ? { name, enabled: false, refusal } : { name, enabled: true };
  });
}

interface Decided {
  aim: Aim | null;
  refusal: Refusal | null;
}

function decide(standing: Standing, act: PanelAct, facts: PanelFacts): Decided {
  const { aim, refusal } = settle(standing, act, facts);
  return { aim, refusal: refuseRequest(standing, act) ?? refusal ?? refuseNewcomer(act, facts) };
}

/** Whether the request makes sense on this panel, whoever sends it: the part of the rules that answers 400. */
export function refusePanelRequest(panel: Panel, events: readonly PanelEvent[], act: PanelAct): Refusal | null {
  return refuseRequest(standingOf(panel, events), act);
}

/** Who holds the seat that an act is about: somebody else than the caller where they stand in for them. */
export function holderFor(
  panel: Panel,
  events: readonly PanelEvent[],
  act: PanelAct,
  facts: PanelFacts,
): string | null {
  const { aim } = settle(standingOf(panel, events), act, facts);
  return aim ? holderOf(aim.place) : null;
}

/** What an act is about, and the rule against it: of all it could be about, the first that is allowed. */
function settle(standing: Standing, act: PanelAct, facts: PanelFacts): Decided {
  const aims = aimsOf(standing, act, facts).map((aim) => {
    return { aim, refusal: refuseCase({ standing, act, aim, facts }) };
  });
  const first = aims[0] ?? { aim: null, refusal: refuseCase({ standing, act, aim: null, facts }) };
  return aims.find(({ refusal }) => refusal === null) ?? first;
}

function aimsOf(standing: Standing, act: PanelAct, facts: PanelFacts): Aim[] {
  if (act.seat === undefined) return possibleAims(standing, act, facts.standsInFor);
  const named = namedAim(standing, act.kind, act.seat);
  return named ? [named] : [];
}

/** Whether the request makes sense, whoever sends it. */
function refuseRequest(standing: Standing, act: PanelAct): Refusal | null {
  if (act.seat !== undefined && !namedAim(standing, act.kind, act.seat))
    return invalid('seat', { zh: '没有这个席位，或不能对它这样办理。', en: 'There is no such place for this act.' });
  return BRINGING.has(act.kind) ? refuseTarget(standing, act) : null;
}

function refuseTarget(standing: Standing, { kind, by, to }: PanelAct): Refusal | null {
  if (!to) return invalid('to', { zh: '请选择人员。', en: 'Say who it is.' });
  if (to === by) return invalid('to', { zh: '不能选择自己。', en: 'It cannot be yourself.' });
  if (standing.departed.has(to))
    return invalid('to', { zh: '这个人没有可用的账号。', en: 'This person has no active account.' });
  // One person, one place: whoever has a task here or has decided here gets no second one.
  if (kind !== 'consult' && (holdsPlace(standing, to) || voiceOf(standing, to)))
    return invalid('to', { zh: '这个人已在本级签审。', en: 'This person signs this level already.' });
  return null;
}

/** A consultant has no vote; whoever is to sign must be free to. An act that names nobody was refused before. */
function refuseNewcomer({ kind, to }: PanelAct, facts: PanelFacts): Refusal | null {
  if (!BRINGING.has(kind) || kind === 'consult') return null;
  const newcomer = to as string;
  const bar = facts.barrierOf(newcomer);
  return bar ? separated(bar, facts.nameOf(newcomer)) : null;
}

/** `s2.1`, `s2.2`, …: added signers and questions of a place in the order in which they came. */
function nextId({ places, questions }: Standing, seat: string): string {
  const added = [...places.values()].filter((one) => one.added?.to === seat).length;
  const asked = [...questions.values()].filter((one) => one.place === seat).length;
  return `${seat}.${added + asked + 1}`;
}
