/** Mutants of the word check's scanner: folding, trie, automaton, matcher, layers; the unit tests beside them must notice each. */
import { common } from './common.mjs';

const CORE = 'plugins/word-check/server/src/core';
const SUBJECTS = [
  'automaton',
  'by-word',
  'engine',
  'fold',
  'fold-tables',
  'front',
  'judge',
  'lane',
  'latin-edges',
  'layer',
  'layer-plan',
  'matcher',
  'reading',
  'start-lists',
  'starts',
  'starts-linked',
  'starts-walked',
  'steps',
  'text-pool',
  'trie',
  'units',
];
/** Those that notice most, soonest, come first. */
const TESTS = [
  'arrays',
  'automaton',
  'fold-tables',
  'fold',
  'matcher',
  'lane',
  'engine',
  'layer-plan',
  'matcher.model',
  'scan-text',
  'layer',
];

export default {
  ...common('scanner'),
  // All its tests take twelve seconds.
  timeoutMS: 15_000,
  timeoutFactor: 1,
  mutate: SUBJECTS.map((name) => `${CORE}/${name}.ts`),
  // Five times the work of all tests is no work: loops over texts and tables run often enough as it is.
  direct: { files: TESTS.map((name) => `${CORE}/${name}.test.ts`), patience: 0.05 },
};
