/** What decides whether a key press is meant for the page. */
export interface KeyPress {
  readonly key: string;
  readonly isComposing: boolean;
  readonly keyCode: number;
  readonly modified: boolean;
  /** Whether the press went into something one can type into. */
  readonly typing: boolean;
}

/** While an input method composes (Chinese input!), browsers report this key code on every key. */
const COMPOSING_KEY_CODE = 229;

/** The page key that was pressed, in lower case, or null when the press belongs to an input, an input method or the browser. */
export function pageKey(press: KeyPress): string | null {
  if (press.typing || press.modified) return null;
  if (press.isComposing || press.keyCode === COMPOSING_KEY_CODE) return null;
  return press.key.toLowerCase();
}

/** The next position in a list of `length`, stopping at the ends; from outside (-1) the first step enters at an end. */
export function step(current: number, by: 1 | -1, length: number): number {
  if (length === 0) return -1;
  if (current < 0) return by === 1 ? 0 : length - 1;
  return Math.min(length - 1, Math.max(0, current + by));
}
