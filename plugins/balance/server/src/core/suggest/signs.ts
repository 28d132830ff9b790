/** The smallest unit that is read: a Han character, a word in letters, or a number. */
export interface Sign {
  /** What it counts as: lower case; every number is {@link NUMBER}. */
  key: string;
  /** What stands in the text. */
  shown: string;
  isHan: boolean;
}

/** All numbers are one sign: 12 homes and 13 homes say the same about the theme. */
export const NUMBER = '#';

const SIGN =
  /(?<han>\p{Script=Han})|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{M}])+)|(?<number>\p{N}+(?:[.,:]\p{N}+)*)|(?<gap>[^\S\n]+)|(?<end>[^])/gu;

/**
 * The signs of a text, cut where punctuation or a line's end stands: nothing is read across those. Width and
 * compatibility forms do not count (NFKC), nor do spaces, which stand between Han characters and figures by taste.
 */
export function signsOf(text: string): Sign[][] {
  const runs: Sign[][] = [[]];
  for (const { 0: shown, groups = {} } of text.normalize('NFKC').matchAll(SIGN)) {
    if (groups.end !== undefined) runs.push([]);
    else if (groups.gap === undefined) {
      const key = groups.number === undefined ? shown.toLowerCase() : NUMBER;
      runs.at(-1)?.push({ key, shown, isHan: groups.han !== undefined });
    }
  }
  return runs.filter((run) => run.length > 0);
}

/** Signs written one after the other, a space only between two words in letters. */
export function written(signs: readonly Sign[], form: 'key' | 'shown'): string {
  return signs.reduce((text, sign, i) => {
    const before = signs[i - 1];
    return text + (before && isWord(before) && isWord(sign) ? ' ' : '') + sign[form];
  }, '');
}

function isWord(sign: Sign): boolean {
  return !sign.isHan && sign.key !== NUMBER;
}
