import type { LetterStyle } from '../rule';
import { faultAt, textAt, type Decide } from './place';

const STYLES: Readonly<Record<LetterStyle, (text: string) => string>> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  sentence: (text) => text.replace(/\p{L}/u, (letter) => letter.toUpperCase()),
  title: (text) => text.replace(/(?<![\p{L}\p{N}’'])\p{L}/gu, (letter) => letter.toUpperCase()),
};

/** Places whose letters are not in the case they should be. */
export const decideCapitalisation: Decide = ({ terms = [], style }, places, texts) =>
  places.flatMap((place) => {
    const found = textAt(place, texts);
    const right = place.term >= 0 ? terms[place.term]! : STYLES[style ?? 'sentence'](found);
    return found === right ? [] : [faultAt(place, [right])];
  });
