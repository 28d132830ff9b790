/** A character of a line, and where along the line it stands: 0 at its beginning, 1 at its end. */
export interface ReadCharacter {
  text: string;
  at: number;
  /** 0–1. */
  confidence: number;
}

/** What the recognition model says of a strip: for each step along it, how likely each symbol is. */
export interface Steps {
  values: Float32Array;
  steps: number;
  symbols: number;
}

/**
 * The characters of a line. Symbol 0 is «nothing here», symbol n is the alphabet's n-1st character; one symbol at
 * several steps in a row is one character, at the step where it is surest.
 */
export function decodeSteps({ values, steps, symbols }: Steps, alphabet: readonly string[]): ReadCharacter[] {
  const characters: ReadCharacter[] = [];
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    const row = values.subarray(step * symbols, (step + 1) * symbols);
    let symbol = 0;
    for (let i = 1; i < symbols; i += 1) if (row[i]! > row[symbol]!) symbol = i;
    const confidence = row[symbol]!;
    const last = characters.at(-1);
    if (symbol !== 0 && symbol === before && last) {
      if (confidence > last.confidence) Object.assign(last, { confidence, at: (step + 0.5) / steps });
    } else if (symbol !== 0) {
      characters.push({ text: alphabet[symbol - 1] ?? '', at: (step + 0.5) / steps, confidence });
    }
    before = symbol;
  }
  return characters.filter(({ text }) => text !== '');
}

/** The two edges of each character along its line: half-way to its neighbours, the outer ones as far out as in. */
export function edgesOf(characters: readonly ReadCharacter[]): { from: number; to: number }[] {
  const places = characters.map(({ at }) => at);
  const half = (i: number): number => (places[i]! + places[i + 1]!) / 2;
  const only = places.length === 1;
  return places.map((at, i) => {
    const from = only ? 0 : i > 0 ? half(i - 1) : Math.max(0, at - (half(0) - at));
    const to = only ? 1 : i < places.length - 1 ? half(i) : Math.min(1, at + (at - half(i - 1)));
    return { from, to };
  });
}
