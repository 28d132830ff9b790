import type { DayKey } from './days';

/** What one theme has on one channel and day, in thousandths of a post; '' for posts without a theme. */
export interface DaySum {
  channel: string;
  day: DayKey;
  theme: string;
  permille: number;
}

type Place = Omit<DaySum, 'permille'>;

const placeOf = ({ channel, day, theme }: Place): string => JSON.stringify([channel, day, theme]);

/** By channel, day and theme, in one order everywhere: whoever writes several sums takes their locks in this order. */
function inOrder<T extends Place>(sums: readonly T[]): T[] {
  const parts = (sum: T): string[] => [sum.channel, sum.day, sum.theme];
  return [...sums].sort((a, b) => {
    const [x, y] = [parts(a), parts(b)];
    const at = x.findIndex((part, i) => part !== y[i]);
    return at === -1 ? 0 : (x[at] ?? '') < (y[at] ?? '') ? -1 : 1;
  });
}

/** Sums by their place, to which parts are added one by one. */
export class DaySums {
  readonly #sums = new Map<string, DaySum>();

  /** Adds to the sum of one place; takes away with a negative number. */
  add({ channel, day, theme, permille }: DaySum): void {
    const place = placeOf({ channel, day, theme });
    const sum = this.#sums.get(place);
    if (sum) sum.permille += permille;
    else this.#sums.set(place, { channel, day, theme, permille });
  }

  /** What is at one place. */
  at(place: Place): number {
    return this.#sums.get(placeOf(place))?.permille ?? 0;
  }

  /** The sums that are not zero, in the order in which they have to be written. */
  list(): DaySum[] {
    return inOrder([...this.#sums.values()].filter(({ permille }) => permille !== 0));
  }
}

/** A sum that is not what the posts add up to. */
export interface Difference extends Place {
  /** Thousandths of a post, as the sum had it. */
  kept: number;
  /** Thousandths of a post, as the posts have it. */
  counted: number;
}

/** Where the kept sums are not what was counted, in order. */
export function differencesOf(kept: DaySums, counted: DaySums): Difference[] {
  const places = new Map([...kept.list(), ...counted.list()].map((sum) => [placeOf(sum), sum]));
  const all = [...places.values()].map(({ channel, day, theme }) => {
    const place = { channel, day, theme };
    return { ...place, kept: kept.at(place), counted: counted.at(place) };
  });
  return inOrder(all.filter((one) => one.kept !== one.counted));
}
