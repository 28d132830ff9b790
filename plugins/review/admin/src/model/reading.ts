import type { NewlyRead, ReadingChange, ReadingLeft, RequiredReading } from '../api/readings';
import { inReadingOrder } from './content';

/** Circled numbers as typefaces have them: from, to, and the sign of the first. */
const CIRCLES = [
  [1, 20, 0x2460],
  [21, 35, 0x3251],
  [36, 50, 0x32b1],
] as const;

/** A number in a circle, in brackets beyond fifty. */
export function circled(number: number): string {
  const range = CIRCLES.find(([from, to]) => number >= from && number <= to);
  return range ? String.fromCodePoint(range[2] + number - range[0]) : `(${number})`;
}

/** What was read here and is not on the server's list yet, or is. */
export interface Marks {
  readonly seen: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
  readonly opened: ReadonlySet<string>;
}

/** Nothing. */
export const NO_MARKS: Marks = { seen: new Set(), answered: new Set(), opened: new Set() };

/** What a mark is about. */
export type MarkKind = keyof Marks;

/** How a changed place is told from others. */
export const placeKey = ({ path, digest }: Pick<ReadingChange, 'path' | 'digest'>): string => `${digest} ${path}`;

/** The same with one mark more; the very same when it was there. */
export function withMark(marks: Marks, kind: MarkKind, key: string): Marks {
  return marks[kind].has(key) ? marks : { ...marks, [kind]: new Set([...marks[kind], key]) };
}

/** The list as it stands with the marks made here, in the order of reading. */
export function withMarks(reading: RequiredReading, marks: Marks): RequiredReading {
  const changes = [...reading.changes]
    .sort((left, right) => inReadingOrder(left.path, right.path))
    .map((one) => ({ ...one, seen: one.seen || marks.seen.has(placeKey(one)) }));
  const findings = reading.findings.map((one) => ({
    ...one,
    answered: one.answered || marks.answered.has(one.digest),
  }));
  const files = reading.files.map((one) => ({ ...one, opened: one.opened || marks.opened.has(one.sha256) }));
  const left: ReadingLeft = {
    changes: changes.filter(({ seen }) => !seen).length,
    findings: findings.filter(({ answered }) => !answered).length,
    files: files.filter(({ opened }) => !opened).length,
  };
  return { ...reading, changes, findings, files, left };
}

/** How many are left in all. */
export const totalLeft = ({ changes, findings, files }: ReadingLeft): number => changes + findings + files;

/** The body that sends marks; only those that are on the list and not on the server. */
export function toSend(reading: RequiredReading, marks: Marks): NewlyRead {
  return {
    seen: reading.changes
      .filter((one) => !one.seen && marks.seen.has(placeKey(one)))
      .map(({ path, digest }) => ({ path, digest })),
    answered: reading.findings.flatMap(({ digest, answered }) =>
      !answered && marks.answered.has(digest) ? [digest] : [],
    ),
    opened: reading.files.flatMap(({ sha256, opened }) => (!opened && marks.opened.has(sha256) ? [sha256] : [])),
  };
}

/** Whether there is anything in it. */
export const isNothing = ({ seen, answered, opened }: NewlyRead): boolean =>
  seen.length + answered.length + opened.length === 0;
