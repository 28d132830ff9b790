/** A wrong form and what is to stand in its place; `''` on the right: nothing has been given yet. */
export type Pair = readonly [wrong: string, right: string];

const ARROW = ' → ';
/** As pairs are pasted: from a spreadsheet, or written with an arrow of any kind. */
const PASTED = /\s*(?:\t|→|->|=>)\s*/;

/** The pairs of lines of `wrong → right`, nothing cut off. */
export const pairsOf = (text: string): Pair[] =>
  text.split('\n').map((line) => {
    const at = line.indexOf(ARROW);
    return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + ARROW.length)];
  });

/** Lines of `wrong → right`. A pair without a right form has no arrow, which the server refuses: nothing is deleted by mistake. */
export const linesOf = (pairs: readonly Pair[]): string =>
  pairs.map(([wrong, right]) => (right === '' ? wrong : `${wrong}${ARROW}${right}`)).join('\n');

/** Pairs of a pasted text of several lines or columns; null: it is none, and is pasted as it is. */
export function pastedPairs(text: string): Pair[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length < 2 && !PASTED.test(text.trim())) return null;
  return lines.map((line) => {
    const [wrong = '', right = ''] = line.trim().split(PASTED);
    return [wrong, right];
  });
}
