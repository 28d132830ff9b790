import { bench as rescan } from './words/rescan.mjs';
import { bench as scanner } from './words/scanner.mjs';

/** Figures of the word check. */
export const bench = async () => [...(await scanner()), ...(await rescan())];
