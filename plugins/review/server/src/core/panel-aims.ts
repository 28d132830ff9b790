import type { PanelActKind } from './panel-events';
import { holderOf, parentOf, type Place, type Question, type Standing } from './panel-places';
import { isPending, isVacant } from './panel-turns';

/** An act as requested: by whom; at which seat, added signer or question (default: the caller's); bringing in whom. */
export interface PanelAct {
  kind: PanelActKind;
  by: string;
  seat?: string | undefined;
  to?: string | undefined;
}

/** What an act is about: a place, or a question of a place. */
export interface Aim {
  place: Place;
  question: Question | null;
}

/** Whether a person holds a place or stands in for whoever does. Neither may have left: a delegation ends with that. */
export function mayActAt(
  standing: Standing,
  place: Place,
  person: string,
  standsInFor: (person: string, holder: string) => boolean,
): boolean {
  const holder = holderOf(place);
  if (standing.departed.has(holder) || standing.departed.has(person)) return false;
  return holder === person || standsInFor(person, holder);
}

/** The thing an act names, null if there is no such thing or the act cannot be about it. */
export function namedAim(standing: Standing, kind: PanelActKind, id: string): Aim | null {
  const place = standing.places.get(id);
  if (place) return kind === 'reply' || (kind === 'remove' && !place.added) ? null : { place, question: null };
  const question = standing.questions.get(id);
  return question && (kind === 'reply' || kind === 'remove') ? questionAim(standing, question) : null;
}

/** All that an act without a named thing could be about, the likeliest first. */
export function possibleAims(
  standing: Standing,
  { kind, by }: PanelAct,
  standsInFor: (person: string, holder: string) => boolean,
): Aim[] {
  const places = [...standing.places.values()];
  const questions = [...standing.questions.values()].map((one) => questionAim(standing, one));
  switch (kind) {
    case 'take-back':
      return places.filter(({ decision }) => decision?.by === by).map(toAim);
    case 'reply':
      return questions.filter(({ question }) => question?.asked === by).reverse();
    case 'substitute':
      return [...places].sort((one, other) => needsHelp(standing, other) - needsHelp(standing, one)).map(toAim);
    case 'remove':
      return [...places.filter(({ added }) => added !== null).map(toAim), ...questions].filter((aim) =>
        mayActAt(standing, ownerOf(standing, aim), by, standsInFor),
      );
    default:
      return places
        .map((place) => ({ place, rank: rankOf(standing, place, by, standsInFor) }))
        .filter(({ rank }) => rank < STRANGER)
        .sort((one, other) => one.rank - other.rank)
        .map(({ place }) => toAim(place));
  }
}

/** Seats that can still be filled come first: 2 when nobody holds one, 1 when it waits for its holder. */
function needsHelp(standing: Standing, place: Place): number {
  return Number(isPending(standing, place)) + Number(isVacant(standing, place));
}

const STRANGER = 3;

/** Tasks first, one's own before those of whom one stands in for, then what one held or holds. */
function rankOf(
  standing: Standing,
  place: Place,
  person: string,
  standsInFor: (person: string, holder: string) => boolean,
): number {
  const isOwn = holderOf(place) === person;
  const isTheirs = mayActAt(standing, place, person, standsInFor);
  if (isTheirs && isPending(standing, place)) return isOwn ? 0 : 1;
  return isTheirs || place.holders.some((one) => one.person === person) ? 2 : STRANGER;
}

/** The place whose holder may take an added signer or a question back. */
export function ownerOf(standing: Standing, { place, question }: Aim): Place {
  return question ? place : (parentOf(standing, place) ?? place);
}

function toAim(place: Place): Aim {
  return { place, question: null };
}

function questionAim(standing: Standing, question: Question): Aim {
  return { place: standing.places.get(question.place) as Place, question };
}
