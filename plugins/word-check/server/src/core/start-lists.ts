/** Places where words start, from the last to the first, and the id of the longest word at each. */
export interface Starts {
  at: Int32Array;
  word: Int32Array;
  count: number;
  /** Transitions and failure links followed: the work done, whatever the clock says. */
  steps: number;
  /** All entries of the table that were used, ORed: bits above the sixteenth tell which kinds of units were read. */
  seen: number;
}

/** Entries of a new list of places: arrays up to 64 bytes lie in the heap and cost next to nothing to make. */
export const FEW_PLACES = 16;

/** Lists that a reading is written into; longer ones take their place when they are full. */
export interface StartLists {
  at: Int32Array;
  word: Int32Array;
}

/** Empty lists. */
export const newLists = (): StartLists => ({ at: new Int32Array(FEW_PLACES), word: new Int32Array(FEW_PLACES) });

const grown = (array: Int32Array): Int32Array => {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
};

/** Makes room for as much again. */
export function growLists(lists: StartLists): void {
  lists.at = grown(lists.at);
  lists.word = grown(lists.word);
}
