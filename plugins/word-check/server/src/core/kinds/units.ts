import type { Unit } from '../rule';
import type { Place } from './place';

/** A unit of a text: a line or a sentence, without the blanks around it. */
export interface Span {
  passage: number;
  start: number;
  end: number;
}

const SPANS: Readonly<Record<Exclude<Unit, 'document'>, RegExp>> = {
  paragraph: /[^\n]+/g,
  sentence: /[^。！？!?\n]+[。！？!?]*[”’」』）)]*/g,
};

/** The lines or sentences of the texts, blank ones left out. */
export function spansOf(unit: Exclude<Unit, 'document'>, texts: ReadonlyMap<number, string>): Span[] {
  return [...texts].flatMap(([passage, text]) =>
    [...text.matchAll(SPANS[unit])]
      .map((match) => {
        const start = match.index + match[0].length - match[0].trimStart().length;
        return { passage, start, end: start + match[0].trim().length };
      })
      .filter(({ start, end }) => end > start),
  );
}

/** A unit with the places in it. */
export interface Filled {
  span: Span;
  places: readonly Place[];
}

/** The units of the texts with what stands in each; a whole document is one unit, which begins where its first text does. */
export function unitsOf(unit: Unit, places: readonly Place[], texts: ReadonlyMap<number, string>): Filled[] {
  if (unit === 'document') {
    const [first] = texts.keys();
    return first === undefined ? [] : [{ span: { passage: first, start: 0, end: 0 }, places }];
  }
  let next = 0;
  return spansOf(unit, texts).map((span) => {
    const inside: Place[] = [];
    for (; next < places.length && isBefore(places[next]!, span); next += 1) {
      if (places[next]!.passage === span.passage && places[next]!.start >= span.start) inside.push(places[next]!);
    }
    return { span, places: inside };
  });
}

const isBefore = (place: Place, { passage, end }: Span): boolean =>
  place.passage < passage || (place.passage === passage && place.start < end);
