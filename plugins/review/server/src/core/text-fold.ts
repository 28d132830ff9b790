/** White space, and characters that nobody sees: neither makes two texts different. */
const UNSEEN = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu;

/** A text as it is compared: full and half width are one, white space and invisible characters do not count. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '');
}

/** A name as it is looked up: {@link foldText}, and capitals do not count. */
export function foldName(name: string): string {
  return foldText(name).toLowerCase();
}
