/** Random levels, people and steps for a panel, out of plain numbers so that a failing history shrinks. */
import type { ExtraSigners, FacetKey, Level, Quorum } from '../../plugins/review/server/src/core/level';
import { PANEL_ACTS, type PanelActKind } from '../../plugins/review/server/src/core/panel-events';
import type { World } from './panel-oracle';

/** Everybody there is. The first six can be named; `boss` appoints substitutes; everybody can be brought in. */
export const PEOPLE = ['ann', 'bob', 'cai', 'dou', 'eve', 'fan', 'gao', 'boss'] as const;

// Looked up once: a global costs more inside jest than the arithmetic.
const { imul, min } = Math;

/** Numbers that follow from one (mulberry32). */
export class Dice {
  constructor(private seed: number) {}

  /** A whole number from 0 to `sides - 1`. */
  roll(sides: number): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = imul(this.seed ^ (this.seed >>> 15), this.seed | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    // 30 bits: a small whole number, which is several times as fast to divide.
    return ((mixed ^ (mixed >>> 14)) >>> 2) % sides;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.roll(times) === 0;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.roll(from.length)] as T;
  }

  shuffled<T>(from: readonly T[]): T[] {
    const rest = [...from];
    return from.map(() => rest.splice(this.roll(rest.length), 1)[0] as T);
  }
}

/** A level with people, and a document it is about. */
export interface Setting {
  level: Level;
  facets: Readonly<Record<string, readonly string[] | undefined>>;
  world: World;
}

function quorum(dice: Dice, size: number): Quorum {
  switch (dice.roll(6)) {
    case 0:
      return { kind: 'any' };
    case 1:
      return { kind: 'all' };
    case 2:
      return { kind: 'ordered' };
    case 3:
      return { kind: 'ratio', percent: 1 + dice.roll(100) };
    default:
      return { kind: 'count', count: 1 + dice.roll(size) };
  }
}

function extras(dice: Dice, people: string[]): ExtraSigners[] {
  const groups = min(dice.pick([0, 0, 1, 2]), people.length);
  return Array.from({ length: groups }, () => {
    const signers = people.splice(0, 1 + dice.roll(2));
    const condition = () => ({ facet: dice.pick<FacetKey>(['theme', 'topic']), values: [dice.pick(['a', 'b'])] });
    const when = dice.once(3) ? [condition(), condition()] : condition();
    return { when, signers, quorum: quorum(dice, signers.length) };
  }).filter(({ signers }) => signers.length > 0);
}

/** Who stands in for whom; now and then for somebody who stands in for a third. */
function standIns(dice: Dice): Map<string, string> {
  const pairs = dice.pick([0, 0, 1, 2]);
  const [one, other, third] = dice.shuffled(PEOPLE) as [string, string, string];
  const map = new Map<string, string>();
  if (pairs > 0) map.set(one, other);
  if (pairs > 1) map.set(third, dice.once(2) ? one : dice.pick(PEOPLE));
  return map;
}

/** The setting that a number stands for. */
export function settingOf(seed: number): Setting {
  const dice = new Dice(seed);
  const people: string[] = dice.shuffled(PEOPLE.slice(0, 6));
  const signers = people.splice(0, 1 + dice.roll(4));
  const extra = extras(dice, people);
  const named = [...signers, ...extra.flatMap((one) => one.signers)];
  const facet = () => (dice.once(8) ? undefined : dice.pick([[], ['a'], ['b'], ['a', 'b'], ['c']]));
  return {
    level: {
      key: 'l',
      name: '一审',
      signers,
      quorum: quorum(dice, signers.length),
      ...(dice.once(2) ? { rejects: 'count' as const } : {}),
      ...(dice.once(2) ? { vetoers: named.filter(() => dice.once(3)) } : {}),
      extra,
    },
    facets: { theme: facet(), topic: facet() },
    world: {
      barred: new Set(dice.once(4) ? [dice.pick(PEOPLE)] : []),
      standIns: standIns(dice),
      arranger: 'boss',
      isNextUntouched: dice.once(4),
    },
  };
}

/** What one step tries: an act, somebody leaving or coming back, or another definition. */
export type StepKind = PanelActKind | 'depart' | 'rejoin' | 'redefine';

/** Chances of a step. Signing is frequent, so that levels get somewhere; so is what has to be possible first. */
const CHANCES: Record<StepKind, number> = {
  approve: 14,
  reject: 3,
  'take-back': 3,
  transfer: 3,
  'add-before': 3,
  'add-after': 3,
  remove: 2,
  consult: 3,
  reply: 4,
  substitute: 4,
  depart: 2,
  rejoin: 1,
  redefine: 1,
};
const WHEEL = ([...PANEL_ACTS, 'depart', 'rejoin', 'redefine'] as const).flatMap((kind) =>
  Array.from({ length: CHANCES[kind] }, () => kind),
);

/** Changes a definition in place: other people, one signature enough, nobody with a veto, no extra signers. */
export function redefine(dice: Dice, level: Level): void {
  level.signers.splice(dice.roll(level.signers.length + 1), dice.roll(3), dice.pick(PEOPLE));
  level.vetoers?.splice(0);
  level.extra?.splice(0)?.forEach(({ signers }) => signers.splice(0));
  level.rejects = dice.pick(['end', 'count']);
  level.quorum = { kind: 'any' };
}

/** The kind of a step. */
export function stepKind(dice: Dice): StepKind {
  return dice.pick(WHEEL);
}
