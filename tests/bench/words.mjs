import { bench as scanner } from './words/scanner.mjs';

/** Figures of the word check. */
export const bench = () => scanner();
