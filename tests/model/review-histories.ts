/** Random definitions and random histories, out of plain numbers so that a failing history shrinks. */
import fc from 'fast-check';
import type { Action } from '../../plugins/review/server/src/core/review';
import { neededSignatures, type Level, type Workflow } from '../../plugins/review/server/src/core/workflow';
import type { OracleLevel } from './review-oracle';

/** Everybody there is; `boss` may recall by role, `clerk` may not submit. */
export const PEOPLE = ['ann', 'bob', 'cai', 'dou', 'eve', 'fan', 'gao', 'boss', 'clerk'] as const;

/** People who can be named signers: few enough that levels share them. */
const SIGNERS = PEOPLE.slice(0, 7);

/** Those who write most of the time; now and then anybody does. */
const WRITERS = ['gao', 'boss'] as const;

const QUORUMS = ['any', 'any', 'any', 'all', 'count', 'count'] as const;

const level = (index: number): fc.Arbitrary<Level> =>
  fc
    .tuple(fc.subarray([...SIGNERS], { minLength: 1, maxLength: 4 }), fc.constantFrom(...QUORUMS), fc.nat(3))
    .map(([signers, kind, count]) => ({
      key: `level-${index}`,
      name: `第${index + 1}审`,
      signers,
      quorum: kind === 'count' ? { kind, count: 1 + (count % Math.min(2, signers.length)) } : { kind },
    }));

/** Most definitions name people for emergencies: signers, writers, whoever. */
const emergencies = fc
  .subarray([...PEOPLE], { minLength: 2, maxLength: 5 })
  .map((signers) => ({ signers, reviewHours: 24 }));

/** A definition of one to five levels that can be met; a level that asks for too much of the people makes submit fail. */
export const workflows: fc.Arbitrary<Workflow> = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.tuple(fc.tuple(...Array.from({ length: count }, (_, index) => level(index))), fc.option(emergencies)),
  )
  .map(([levels, breakGlass]) => ({
    key: 'w',
    version: 1,
    name: '流程',
    levels,
    recallRoles: ['boss'],
    ...(breakGlass ? { breakGlass } : {}),
  }));

/** The definition as the oracle knows it. */
export const toOracle = ({ levels }: Workflow): OracleLevel[] =>
  levels.map((one) => ({ key: one.key, signers: one.signers, needed: neededByHand(one) }));

/** The quorum in words of the documents; not the product's own function. */
function neededByHand({ quorum, signers }: Level): number {
  if (quorum.kind === 'count') return quorum.count;
  return quorum.kind === 'any' ? 1 : signers.length;
}

/** What one step of a history tries. */
export type Step =
  | { try: 'save'; by: string | null; text: number }
  | { try: 'restore'; by: string }
  | { try: 'replace-file' | 'put-file-back'; by: string }
  | { try: 'deactivate' | 'activate'; who: string }
  | { try: 'new-definition'; index: number }
  | { try: 'act'; action: Action; by: string | 'fitting'; to: number; isStale: boolean; namedLevel: number };

/** Chances of a step: acts that lead on are frequent, so that histories get as far as releases and recalls. */
const STEPS: readonly [number, (roll: Roll) => Step][] = [
  [2, ({ writer, small }) => ({ try: 'save', by: writer, text: small })],
  [1, ({ small }) => ({ try: 'save', by: null, text: small })],
  [1, ({ writer }) => ({ try: 'restore', by: writer })],
  [1, ({ writer }) => ({ try: 'replace-file', by: writer })],
  [1, ({ writer }) => ({ try: 'put-file-back', by: writer })],
  [1, ({ who }) => ({ try: 'deactivate', who })],
  [4, ({ who }) => ({ try: 'activate', who })],
  [1, ({ small }) => ({ try: 'new-definition', index: small })],
  [2, (roll) => act(roll, 'adopt', roll.writer)],
  [10, (roll) => act(roll, 'submit', roll.writer)],
  [18, (roll) => act(roll, 'approve', 'fitting')],
  [3, (roll) => act(roll, 'approve', roll.who)],
  [5, (roll) => act(roll, 'return', 'fitting')],
  [1, (roll) => act(roll, 'return', roll.who)],
  [2, (roll) => act(roll, 'withdraw', 'fitting')],
  [1, (roll) => act(roll, 'withdraw', roll.who)],
  [5, (roll) => act(roll, 'release', 'fitting')],
  [2, (roll) => act(roll, 'schedule', 'fitting')],
  [1, (roll) => act(roll, 'unschedule', 'fitting')],
  [1, (roll) => act(roll, 'release', roll.who)],
  [1, (roll) => act(roll, 'recall', 'fitting')],
  [1, (roll) => act(roll, 'recall', roll.who)],
  [6, (roll) => act(roll, 'break-glass', 'fitting')],
  [1, (roll) => act(roll, 'break-glass', roll.who)],
];

const WHEEL = STEPS.flatMap(([chances, make]) => Array.from({ length: chances }, () => make));

interface Roll {
  who: string;
  writer: string;
  small: number;
  rest: number;
}

function act({ small, rest }: Roll, action: Action, by: string): Step {
  // One act in sixteen names an old digest, one in eight a level.
  const namedLevel = rest % 8 === 0 ? small : -1;
  return { try: 'act', action, by, to: small - 1, isStale: rest % 16 === 5, namedLevel };
}

/** The step a number stands for. */
export function stepOf(number: number): Step {
  const make = WHEEL[number % WHEEL.length] as (roll: Roll) => Step;
  const rest = Math.floor(number / WHEEL.length);
  const who = PEOPLE[rest % PEOPLE.length] as string;
  const high = Math.floor(rest / PEOPLE.length);
  const writer = high % 8 === 0 ? who : (WRITERS[high % 2] as string);
  return make({ who, writer, small: Math.floor(high / 8) % 4, rest: Math.floor(high / 32) });
}

/** A history: up to 200 numbers, one hundred on average. */
export const histories: fc.Arbitrary<number[]> = fc.noBias(
  fc.array(fc.nat(2 ** 31 - 1), { maxLength: 200, size: 'max' }),
);

/** That the quorum by hand and the product's agree is a test of its own. */
export const quorumOfProduct = neededSignatures;
