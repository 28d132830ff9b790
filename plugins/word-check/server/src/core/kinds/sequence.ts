import type { Named, Rule } from '../rule';
import { titlesOf } from './phrases';
import { faultAt, textAt, type Decide, type Fault, type Place } from './place';

/** What may stand between two names of one list, titles taken out. */
const BETWEEN = /^[\s、，,和与及以（）()]*$/;

/** Names that stand in one list but not in the rule's order, and titles that belong to somebody else. */
export const decideSequence: Decide = ({ order = [] }: Rule, places, texts) => {
  const names = places.filter(({ term }) => term < order.length);
  const titles = places.filter(({ term }) => term >= order.length);
  return [
    ...listsOf(names, titles, texts).flatMap((list) => wrongOrder(list, order, texts)),
    ...titles.flatMap((title) => wrongTitle(title, order, names, texts)),
  ];
};

/** Names with nothing between them but titles, commas and 和. */
function listsOf(names: readonly Place[], titles: readonly Place[], texts: ReadonlyMap<number, string>): Place[][] {
  const lists: Place[][] = [];
  names.forEach((name, i) => {
    const before = names[i - 1];
    const isNext = before?.passage === name.passage && BETWEEN.test(withoutTitles(before, name, titles, texts));
    if (isNext) lists.at(-1)!.push(name);
    else lists.push([name]);
  });
  return lists.filter((list) => list.length > 1);
}

function withoutTitles(a: Place, b: Place, titles: readonly Place[], texts: ReadonlyMap<number, string>): string {
  let gap = '';
  let from = a.end;
  for (const { passage, start, end } of titles) {
    if (passage !== a.passage || start < from || end > b.start) continue;
    gap += textAt({ ...a, start: from, end: start }, texts);
    from = end;
  }
  return gap + textAt({ ...a, start: from, end: b.start }, texts);
}

/** One fault for the whole list. Where only commas stand between the names, the list in the right order is offered. */
function wrongOrder(list: readonly Place[], order: readonly Named[], texts: ReadonlyMap<number, string>): Fault[] {
  if (list.every(({ term }, i) => i === 0 || list[i - 1]!.term <= term)) return [];
  const gaps = list.slice(1).map((place, i) => textAt({ ...place, start: list[i]!.end, end: place.start }, texts));
  const sorted = [...list].sort((a, b) => a.term - b.term).map(({ term }) => order[term]!.name);
  const whole = { ...list[0]!, end: list.at(-1)!.end, unsure: list.some(({ unsure }) => unsure) };
  const isPlain = gaps.every((gap) => BETWEEN.test(gap));
  return [faultAt(whole, isPlain ? [sorted.map((name, i) => name + (gaps[i] ?? '')).join('')] : [])];
}

/** A title right before or after a name that does not bear it; 副 before a title makes another one of it. */
function wrongTitle(
  title: Place,
  order: readonly Named[],
  names: readonly Place[],
  texts: ReadonlyMap<number, string>,
): Fault[] {
  const isDeputy = textAt({ ...title, start: title.start - 1, end: title.start }, texts) === '副';
  const place = isDeputy ? { ...title, start: title.start - 1 } : title;
  const found = (isDeputy ? '副' : '') + titlesOf(order)[title.term - order.length]!;
  const bearers = names.filter(
    (name) => name.passage === place.passage && (name.start === place.end || name.end === place.start),
  );
  const own = bearers.map(({ term }) => order[term]!.titles ?? []);
  const isOwn = own.some((titles) => titles.length === 0 || titles.some((one) => isShortFor(found, one)));
  return own.length === 0 || isOwn ? [] : [faultAt(place, own[0])];
}

/** 书记 may stand for 党工委书记, but not for 副书记. */
const isShortFor = (short: string, title: string): boolean =>
  title === short || (title.endsWith(short) && !title.endsWith(`副${short}`));
