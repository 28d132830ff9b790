/** Values by word id: those of `id` are `values[start[id]]` to `values[start[id + 1] - 1]`, in the order they came. */
export interface ByWord {
  start: Int32Array;
  values: Int32Array;
}

/** Sorts values by word: `values[k]` belongs to the word `idOf[k]`. */
export function byWord(idOf: Int32Array, words: number, values: ArrayLike<number>): ByWord {
  const start = new Int32Array(words + 1);
  for (let k = 0; k < idOf.length; k += 1) start[idOf[k]! + 1] = start[idOf[k]! + 1]! + 1;
  for (let id = 0; id < words; id += 1) start[id + 1] = start[id + 1]! + start[id]!;
  const next = start.slice();
  const sorted = new Int32Array(idOf.length);
  for (let k = 0; k < idOf.length; k += 1) {
    const place = next[idOf[k]!]!;
    next[idOf[k]!] = place + 1;
    sorted[place] = values[k]!;
  }
  return { start, values: sorted };
}
