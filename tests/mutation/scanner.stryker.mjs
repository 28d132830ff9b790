/** Mutants of the word check's scanner: folding, trie, automaton, matcher; the unit tests beside them must notice each. */
import { common } from './common.mjs';

const CORE = 'plugins/word-check/server/src/core';
const SUBJECTS = [
  'automaton',
  'by-word',
  'fold',
  'fold-tables',
  'front',
  'judge',
  'lane',
  'latin-edges',
  'layer',
  'matcher',
  'reading',
  'text-pool',
  'trie',
  'units',
];
const TESTS = ['automaton', 'fold', 'layer', 'matcher.model', 'scan-text'];

export default {
  ...common('scanner'),
  mutate: SUBJECTS.map((name) => `${CORE}/${name}.ts`),
  direct: { files: TESTS.map((name) => `${CORE}/${name}.test.ts`) },
};
