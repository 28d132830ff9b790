import { createHash } from 'node:crypto';
import type { Rule } from './rule';

/** Some rules of a pack: the JSON text of an array, named by its SHA-256. */
export interface Chunk {
  digest: string;
  text: string;
}

/** Bytes of a chunk. A single rule that is larger is a chunk of its own. */
const MOST_BYTES = 256 * 1024;
/** From this size on, every so many-th rule, chosen by its id, ends a chunk. */
const CUT = { from: 32 * 1024, oneIn: 8 } as const;

/** Rules as one chunk, however large. */
export const chunkOf = (texts: readonly string[]): Chunk => {
  const text = `[${texts.join(',')}]`;
  return { digest: createHash('sha256').update(text).digest('hex'), text };
};

/** A small number that depends on the id alone. */
function hashOf(id: string): number {
  let hash = 5381;
  for (let i = 0; i < id.length; i += 1) hash = (hash * 33 + id.charCodeAt(i)) % 65_521;
  return hash;
}

/**
 * Cuts rules into chunks. Where a chunk ends is said by the ids of rules, not by counting, so a change of one rule leaves
 * the other chunks as they were. Empty chunks are not made: a pack without rules has none.
 */
export class ChunkCutter {
  private texts: string[] = [];
  private bytes = 0;

  constructor(private readonly emit: (chunk: Chunk) => void) {}

  /** Adds a rule after those before it. */
  add(rule: Rule): void {
    const text = JSON.stringify(rule);
    const bytes = Buffer.byteLength(text) + 1;
    if (this.bytes + bytes > MOST_BYTES) this.end();
    this.texts.push(text);
    this.bytes += bytes;
    if (this.bytes >= CUT.from && hashOf(rule.id) % CUT.oneIn === 0) this.end();
  }

  /** Ends the last chunk. */
  end(): void {
    if (this.texts.length > 0) this.emit(chunkOf(this.texts));
    this.texts = [];
    this.bytes = 0;
  }
}

/** All rules of a pack in chunks. */
export function chunkRules(rules: readonly Rule[]): Chunk[] {
  const chunks: Chunk[] = [];
  const cutter = new ChunkCutter((chunk) => chunks.push(chunk));
  for (const rule of rules) cutter.add(rule);
  cutter.end();
  return chunks;
}

/** The rules of a chunk. */
export const rulesOf = (text: string): Rule[] => JSON.parse(text) as Rule[];

/** How many words and phrases a rule looks for. */
export const countTerms = ({ terms = [], swap = {}, requires = [], either = [], order = [] }: Rule): number =>
  terms.length +
  Object.keys(swap).length +
  requires.length +
  either.reduce((sum, forms) => sum + forms.length, 0) +
  order.length;

/** How many words and phrases rules look for together. */
export const countAllTerms = (rules: readonly Rule[]): number => rules.reduce((sum, rule) => sum + countTerms(rule), 0);
